import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { monthlyWorkspace } from "../monthly-bulletin.ts";
import { bulletin } from "./command-line.ts";

const FEBRUARY = "jobs/2020-02-en";
const MARCH = "jobs/2020-03-en";

describe("two months", () => {
  test("are compared as they lie on disk, on the terminal, as data and as a page", async () => {
    const workspace = await monthlyWorkspace();
    const { root } = workspace;
    for (const period of ["2020-02", "2020-03"])
      await build(workspace, "jobs", { set: { period } });
    const { code, out } = await bulletin(root, ["diff", FEBRUARY, MARCH]);
    expect(code).toBe(0);
    expect(out.replaceAll("\u00a0", " ")).toBe(`${FEBRUARY} → ${MARCH}
6 facts changed, 4 came, 2 went, 6 the same; 4 sentences turned, 1 came, 1 went.

headline
  Unemployed persons   1,100 people  →  990 people     −110 people (−10.0 percent)
  Change on the month  10.0 percent  →  −10.0 percent  −20.0 percentage points      turned
  Leading branch       trade         →  transport
  Place of trade       1             →  2              +1                           place lost

months (rows matched by key)
  came  2020-03  Unemployed persons: 990 people

branches (rows matched by key)
  farming, Growth  0.4 percent  →  −0.3 percent  −0.7 percentage points  turned
  trade, Growth    2.5 percent  →  1.0 percent   −1.5 percentage points
  came  transport  Growth: 1.8 percent
  went  mining  Growth: 1.2 percent

Sentences that turned

  − Unemployment rose in February 2020
  + Unemployment fell in March 2020
    said in other words

  The month
  − Unemployment rose 10.0 percent on the month.
  + Unemployment fell 10.0 percent on the month.
    Change on the month: 10.0 percent → −10.0 percent

  The month
  − Of all branches, trade grew most; trade took place 1.
  + Of all branches, transport grew most; trade took place 2.
    Leading branch: trade → transport
    Place of trade: 1 → 2

  The branches
  − Jobs in farming rose 0.4 percent.
  + Jobs in farming fell 0.3 percent.
    farming, Growth: 0.4 percent → −0.3 percent

Sentences that came

  The branches
  + Jobs in transport rose 1.8 percent.

Sentences that went

  The branches
  − Jobs in mining rose 1.2 percent.
`);

    const same = await bulletin(root, ["diff", FEBRUARY, `output/${FEBRUARY}`]);
    expect([same.code, same.out]).toEqual([
      0,
      `${FEBRUARY} → ${FEBRUARY}\nno differences: 14 facts are the same.\n`,
    ]);

    const page = ["--json", "--html", "diff.html"];
    const { ok, tables, sentences } = JSON.parse(
      (await bulletin(root, ["diff", FEBRUARY, MARCH, ...page])).out,
    );
    expect([ok, tables.length, sentences.turned.length]).toEqual([true, 3, 4]);
    expect(tables[0].changed[1]).toMatchObject({
      path: "headline.change",
      difference: "-20.0",
      turned: true,
    });
    const html = await readFile(join(root, "diff.html"), "utf8");
    expect(html).toContain("<del>Unemployment rose in February 2020</del>");
    expect(html).toContain("<ins>Unemployment fell in March 2020</ins>");
    expect(html).toContain('<th scope="row" lang="en-GB">Leading branch</th>');
    expect(html).toContain("src:url(data:font/woff2;base64,");
    expect(html).not.toMatch(/(src|href)="|url\((?!data:)/);
    const faults: string[] = [];
    parse(html, { onParseError: ({ code: fault }) => faults.push(fault) });
    expect(faults).toEqual([]);

    const edition = await bulletin(root, ["diff", FEBRUARY, MARCH, "--html", "facts.json"]);
    expect(edition.code).toBe(2);
    expect(edition.error).toContain("the file's name ends in .html");
    const unwritable = ["diff", FEBRUARY, MARCH, "--html", "none/diff.html"];
    expect((await bulletin(root, unwritable)).error).toContain(
      "none/diff.html: error: the page can't be written (ENOENT)",
    );

    await writeFile(join(root, `output/${MARCH}/facts.json`), "{}");
    const damaged = await bulletin(root, ["diff", FEBRUARY, MARCH]);
    expect(damaged.code).toBe(1);
    expect(damaged.error).toContain(
      `output/${MARCH}/facts.json: error: this is not the file that was built`,
    );
  });
});
