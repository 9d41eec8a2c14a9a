import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEdition } from "../../src/archive/edition.ts";
import { findEdition } from "../../src/archive/find.ts";
import { approve } from "../../src/edition/approve.ts";
import { build } from "../../src/edition/build.ts";
import { release } from "../../src/edition/release.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { saidOf } from "../findings-of.ts";
import { MONTHLY, monthlyWorkspace } from "../monthly-bulletin.ts";
import { readBack } from "../pdf/read-back.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { CALENDAR, SMALL, smallWorkspace } from "../small-bulletin.ts";
import { workspaceOnce } from "../temporary-workspace.ts";

const DATA = "data/prices/index.csv";

/** The small bulletin whose page prints the change and the levels, but not the place. */
const FILES = {
  ...SMALL,
  ...CALENDAR,
  [DATA]: "year,level,note\n2020,100.0,base\n2021,102.4,\n",
};

/** With a released edition. */
const releasedWorkspace = workspaceOnce(FILES, buildReleased);

async function buildReleased(workspace: Workspace): Promise<void> {
  await build(workspace, "prices");
  await approve(workspace, "prices/2021-en", { by: "Li Na" });
  await release(workspace, "prices/2021-en");
}

async function edit({ root }: Workspace, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), "utf8");
  expect(text).toContain(from);
  await writeFile(join(root, path), text.replace(from, to));
}

const REASON = "The level of {{period}} was taken from the wrong column.";

/** The text of the notice; undefined where the page has none. */
function noticeOf(texts: readonly string[]): string | undefined {
  const at = texts.indexOf("Correction");
  const end = texts.findIndex(
    (text) => /^Prices in Anytown/.test(text) && texts.indexOf(text) > at,
  );
  return at < 0
    ? undefined
    : texts
        .slice(at, end < 0 ? undefined : end)
        .join(" | ")
        .replaceAll("\u00a0", " ");
}

describe("a correction", () => {
  test("says what was wrong, since when, and which figures; marks them wherever they print", async () => {
    const workspace = await releasedWorkspace();
    await edit(workspace, DATA, "102.4", "101.9");
    const result = await build(workspace, "prices", { correction: REASON });
    expect(result).toMatchObject({ edition: "prices/2021-en-r1", corrects: "2021-en" });
    const folder = join(workspace.output, "prices/2021-en-r1");
    const pdf = await readBack(await readFile(join(folder, "bulletin.pdf")));
    const text = pdf.pages.join(" ").replace(/\s+/g, " ");
    for (const said of [
      "This edition replaces the one released on 10 February 2022. The level of 2021 was taken from the wrong column.",
      "Corrected figures, marked [r]",
      "Rate (Change): 1.9 percent [r], was 2.4 percent",
      "Level (2021): 101.9 [r], was 102.4",
      "Prices in Anytown rose 1.9 percent [r]",
      "Prices rose 1.9 percent [r] in 2021.",
      "2021: 101.9 [r]",
      "2020: 100.0",
      "[r] revised",
    ]) {
      expect(text).toContain(said);
    }
    expect(await readFile(join(folder, "data/levels.csv"), "utf8")).toBe(
      "year,level,level_status\n2020,100.0,\n2021,101.9,r\n",
    );
    expect(await readFile(join(folder, "charts/levels.svg"), "utf8")).toMatch(/101\.9.{0,4}\[r\]/);
    const { manifest, document } = await readEdition(
      workspace,
      await findEdition(workspace, "prices/2021-en-r1", "/"),
    );
    expect(manifest.correction).toEqual({
      of: "2021-en",
      revision: 1,
      reason: REASON,
      changes: [
        { fact: "change.rate", before: "2.4\u00a0percent", after: "1.9\u00a0percent" },
        { fact: "levels.2021.level", before: "102.4", after: "101.9" },
      ],
    });
    expect(manifest.inputs.map(({ path }) => path)).toContain("output/prices/2021-en/facts.json");
    const revised = document.facts.filter(({ status }) => status.includes("r"));
    expect(revised.map(({ path }) => path)).toEqual(["change.rate", "levels.2021.level"]);
  });

  test("is made again while it isn't released, with the same bytes; then the next follows, compared with it", async () => {
    const workspace = await releasedWorkspace();
    await edit(workspace, DATA, "102.4", "101.9");
    await build(workspace, "prices", { correction: REASON });
    const pdf = join(workspace.output, "prices/2021-en-r1/bulletin.pdf");
    const first = await readFile(pdf);
    const again = await build(workspace, "prices", { correction: REASON });
    expect(again.edition).toBe("prices/2021-en-r1");
    expect((await readFile(pdf)).equals(first)).toBe(true);
    await approve(workspace, "prices/2021-en-r1", { by: "Li Na" });
    const state = await release(workspace, "prices/2021-en-r1");
    expect(state).toMatchObject({ state: "released", corrects: "prices/2021-en", reason: REASON });
    await edit(workspace, DATA, "100.0", "100.5");
    const second = await prepareAlone(workspace, "prices", { correction: "Prices of bread." });
    expect(second.edition.folder).toBe("2021-en-r2");
    expect(second.correction?.of).toBe("2021-en-r1");
    const notice = noticeOf(second.page.texts);
    expect(notice).toContain(
      "replaces the first correction of the one released on 10 February 2022. Prices of bread.",
    );
    expect(notice).toContain("Rate (Change): 1.4 percent [r], was 1.9 percent");
    expect(notice).toContain("Level (2020): 100.5 [r], was 100.0");
    expect(notice).not.toContain("Level (2021)");
  });

  test.each([
    ["what only sets out a sentence isn't listed beside other figures", "change", "Level (2021)"],
    ["but it is where nothing else has changed", "all", "Rate (Change)"],
  ])("%s", async (_, helpers, listed) => {
    const workspace = await releasedWorkspace();
    const definition = "templates/prices/bulletin.yaml";
    await edit(workspace, definition, "rate: {", "rate: { helper: true,");
    if (helpers === "all") {
      await edit(workspace, definition, "level: {", "level: { helper: true,");
    }
    await edit(workspace, DATA, "102.4", "101.9");
    const { page } = await prepareAlone(workspace, "prices", { correction: REASON });
    const notice = noticeOf(page.texts);
    expect(notice).toContain(listed);
    expect(notice?.includes("Rate (Change)")).toBe(helpers === "all");
  });

  test("of words alone lists no figure and marks none", async () => {
    const workspace = await releasedWorkspace();
    const { page } = await prepareAlone(workspace, "prices", {
      correction: "A sentence named the wrong office.",
    });
    expect(noticeOf(page.texts)).toMatch(
      /A sentence named the wrong office\. \| No figure printed here has changed\./,
    );
    expect(page.html).not.toContain("[r]");
  });

  test("lists the first of many, once each, and counts the rest", async () => {
    const years = Array.from({ length: 30 }, (_, index) => 1990 + index);
    const rows = (factor: number): string =>
      [
        ...years.map((year) => `${year},${(factor * 100).toFixed(1)},\n`),
        "2020,100.0,\n2021,102.4,\n",
      ].join("");
    const other = await smallWorkspace({ ...FILES, [DATA]: `year,level,note\n${rows(1)}` });
    await buildReleased(other);
    await writeFile(join(other.root, DATA), `year,level,note\n${rows(0.5)}`);
    const { page } = await prepareAlone(other, "prices", {
      correction: "Old levels were double.",
    });
    const notice = noticeOf(page.texts) ?? "";
    expect(notice.match(/, was/g)).toHaveLength(9);
    expect(notice).toContain("Level (1998): 50.0 [r], was 100.0 | and 21 more");
  });

  test("calls a row that is a period by its words, a table by its label", async () => {
    const definition = "templates/jobs/bulletin.yaml";
    const months = await monthlyWorkspace({
      [definition]: (MONTHLY[definition] ?? "")
        .replace(", label: Change on the month", "")
        .replace("one: true", "one: true\n    label: All branches"),
    });
    const set = { period: "2020-02" };
    await build(months, "jobs", { set });
    await release(months, "jobs/2020-02-en");
    await edit(months, "data/jobs/levels.csv", "2020-01,1000", "2020-01,1050");
    const { page } = await prepareAlone(months, "jobs", { set, correction: "A row was wrong." });
    const text = page.texts.join(" ").replace(/\s+/g, " ");
    expect(text).toContain("Change (All branches): 4.8 percent [r], was 10.0 percent");
    expect(text).toContain("Unemployed persons (January 2020): 1,050 people [r], was 1,000 people");
  });

  test("does not print again what is confidential by now", async () => {
    const workspace = await releasedWorkspace();
    const field = '{ "name": "note"';
    await edit(
      workspace,
      "data/prices/datapackage.json",
      field,
      `{ "name": "level_status", "type": "string" }, ${field}`,
    );
    await writeFile(
      join(workspace.root, DATA),
      "year,level,level_status,note\n2020,100.0,c,base\n2021,102.4,,\n",
    );
    await edit(workspace, "templates/prices/facts/levels.sql", "level,", "level, level_status,");
    await writeFile(
      join(workspace.root, "templates/prices/facts/change.sql"),
      `select null::double as rate, 'c' as rate_status from index where year = $period\n`,
    );
    const { page, correction } = await prepareAlone(workspace, "prices", {
      correction: "A level had to be withheld.",
    });
    const notice = noticeOf(page.texts) ?? "";
    expect(notice).toContain("Rate (Change): confidential [c] | Level (2020): confidential [c]");
    for (const text of [...page.texts, JSON.stringify(correction?.changes)]) {
      expect(text).not.toMatch(/100\.0|2\.4.percent/);
    }
  });
});

describe("a correction is refused", () => {
  const refused = async (
    spoil: (workspace: Workspace) => Promise<unknown>,
    correction: string,
  ): Promise<string[]> => {
    const workspace = await releasedWorkspace();
    await spoil(workspace);
    return saidOf(() => build(workspace, "prices", { correction }));
  };
  const nothing = async (): Promise<void> => {};
  const FIRST = "output/prices/2021-en";

  test.each([
    [
      "of what was never released",
      (w: Workspace) => rm(join(w.output, "prices/states.jsonl")),
      REASON,
      `${FIRST}: prices/2021-en was never released, so there is nothing to correct. Build it without --correction`,
    ],
    [
      "without a reason",
      nothing,
      "  ",
      "--correction: the reason of the correction is empty. Say what was wrong",
    ],
    [
      "with a reason that prints nothing",
      nothing,
      "{{!-- to be written --}}",
      "--correction: the reason of the correction is empty. Say what was wrong",
    ],
    [
      "with a control character",
      nothing,
      "Growth was\u001b]0;x\u0007 wrong.",
      "--correction: the text has the control character U+001B. Remove the character.",
    ],
    [
      "with a typed digit",
      nothing,
      "Growth was 3 percent.",
      '--correction: "3" is typed, not printed from a fact',
    ],
    [
      "with an unknown name",
      nothing,
      "Growth was {{change.rte}}.",
      '--correction: "rte" is not known in "change". Did you mean "rate"?',
    ],
    [
      "where the released edition is gone",
      (w: Workspace) => rm(join(w.root, FIRST), { recursive: true }),
      REASON,
      `${FIRST}: the released edition isn't on disk any more`,
    ],
    [
      "where the released edition was changed",
      (w: Workspace) => edit(w, `${FIRST}/facts.json`, '"value":"2.4"', '"value":"2.5"'),
      REASON,
      `${FIRST}/facts.json: this is not the file that was built`,
    ],
    [
      "where another edition took the released one's place",
      (w: Workspace) =>
        edit(
          w,
          "output/prices/states.jsonl",
          '"state":"released"',
          '"state":"released","x":1',
        ).then(() =>
          readFile(join(w.output, "prices/states.jsonl"), "utf8").then((text) =>
            writeFile(
              join(w.output, "prices/states.jsonl"),
              text.replace(/"sha256":"..../g, '"sha256":"abcd'),
            ),
          ),
        ),
      REASON,
      `${FIRST}: the released edition isn't the one that was released`,
    ],
    [
      "where a table has lost the key that its rows had",
      (w: Workspace) => edit(w, "templates/prices/bulletin.yaml", "key: year, ", ""),
      REASON,
      'templates/prices/bulletin.yaml:10:3: the rows of "levels" had a key in the released edition and have none now',
    ],
    [
      "by a page without the notice",
      (w: Workspace) =>
        writeFile(
          join(w.root, "templates/prices/page.en.hbs"),
          "<!DOCTYPE html><html><head><title>{{edition.title}}</title><style>{{styles}}</style></head><body><h1>{{edition.title}}</h1></body></html>",
        ),
      REASON,
      "templates/prices/page.en.hbs: the edition is a correction, and its page doesn't say what was wrong. Add {{> correction}}",
    ],
    [
      "where an edition of the author's has its name",
      (w: Workspace) =>
        cp(join(w.root, FIRST), join(w.output, "prices/2021-en-r1"), { recursive: true }),
      REASON,
      "a correction of 2021-en would replace an edition of its own: both are called 2021-en-r1",
    ],
  ])("%s", async (_what, spoil, correction, message) => {
    expect((await refused(spoil, correction)).join("\n")).toContain(message);
  });

  test("in the place of an edition for another period", async () => {
    const said = await refused(
      (w) => edit(w, `${FIRST}/manifest.json`, '"place": "Anytown"', '"place": "Othertown"'),
      REASON,
    );
    expect(said[0]).toContain(
      `${FIRST}/manifest.json: the released edition is for place Othertown, this one for place Anytown`,
    );
  });

  test("and an edition of its own doesn't take the place of a correction", async () => {
    const workspace = await releasedWorkspace();
    await edit(workspace, DATA, "102.4", "101.9");
    await build(workspace, "prices", { correction: REASON });
    const yaml = "templates/prices/bulletin.yaml";
    await edit(workspace, yaml, "{{period}}-{{language}}", "{{period}}-{{place}}");
    const [said] = await saidOf(() => build(workspace, "prices", { set: { place: "en-r1" } }));
    expect(said).toContain(
      `${yaml}:7:1: the edition for place en-r1 would replace the one for place Anytown: both are called 2021-en-r1`,
    );
  });
});
