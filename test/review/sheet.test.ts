import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { burst } from "../../src/burst/burst.ts";
import { review } from "../../src/review/sheet.ts";
import { sheetPage } from "../../src/review/sheet-page.ts";
import { missingGroups } from "../../src/review/sheet-words.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { bulletin } from "../cli/command-line.ts";
import { workspaceOnce } from "../temporary-workspace.ts";
import { PLACES_BULLETIN } from "./places-bulletin.ts";

/** Two months of nine places; Yew has no second one. */
const built = workspaceOnce(PLACES_BULLETIN, async (workspace) => {
  for (const period of ["2020-02", "2020-03"]) {
    for await (const event of burst(workspace, "jobs", { set: { period } })) {
      const isYew = "edition" in event && event.edition === "jobs/2020-03-Yew";
      if (event.kind === "failed" && !isYew) throw new Error(JSON.stringify(event));
    }
  }
});

/** What is odd, by edition. */
async function oddOf(
  workspace: Workspace,
  request: Parameters<typeof review>[2] = {},
): Promise<Record<string, string[]>> {
  const { editions } = await review(workspace, "jobs", request);
  return Object.fromEntries(
    editions
      .filter(({ odd }) => odd.length > 0)
      .map(({ edition, odd }) => [edition, odd.map(({ text }) => text)]),
  );
}

const LEAP =
  "Unemployed persons: 9,900\u00a0people, 1,060\u00a0people before (+834 percent); the others changed by at most 1 percent";

describe("the review of a burst", () => {
  it("names what is odd, the gravest first, and what is missing", async () => {
    const sheet = await review(await built(), "jobs");
    expect(sheet.period).toBe("2020-03");
    expect(sheet.missing).toMatchObject([
      {
        ...{ edition: "jobs/2020-03-Yew", newest: "2020-02" },
        why: 'templates/jobs/facts/headline.sql: "headline" needs exactly one row, but the query gives none',
      },
    ]);
    expect(sheet.editions.map(({ edition }) => edition)).toEqual(
      ["Oak", "Elm", "Fir", "Hazel", "Ash", "Birch", "Cedar", "Pine"].map(
        (place) => `jobs/2020-03-${place}`,
      ),
    );
    expect(sheet.notes).toEqual([]);
    expect(await oddOf(await built())).toEqual({
      "jobs/2020-03-Oak": [LEAP],
      "jobs/2020-03-Elm": [
        "2 pages; all 7 others have 1",
        expect.stringContaining("page 1 ends at"),
      ],
      "jobs/2020-03-Fir": [
        "no figure; all 7 others have 1",
        expect.stringContaining("its text is 38 percent shorter than usual"),
      ],
      "jobs/2020-03-Hazel": [
        "page 1: some letters are in Noto Serif SC, which no other edition needs",
      ],
    });
  });

  it("is of the editions that are asked for", async () => {
    const workspace = await built();
    const february = await review(workspace, "jobs", { set: { period: "2020-02" } });
    expect(february.editions).toHaveLength(9);
    expect(february.missing).toEqual([]);
    expect(february.notes).toEqual([
      "Facts weren't compared with an earlier edition: output/ has none of these for 2020-01.",
    ]);
    const some = await review(workspace, "jobs", { only: { place: ["Ash", "Yew"] } });
    expect(some.editions.map(({ edition }) => edition)).toEqual(["jobs/2020-03-Ash"]);
    expect(some.missing).toHaveLength(1);
    await expect(review(workspace, "jobs", { only: { place: ["Ahs"] } })).rejects.toThrow("Ahs");
    await expect(review(workspace, "jobs", { set: { period: "2019-01" } })).rejects.toThrow(
      "2019-01",
    );
  });

  it.each([
    [{ perod: "2020-03" }, 'there is no parameter "perod"', 'Did you mean "period"?'],
    [{ period: "2020-13" }, '"2020-13" is no month', "Write it like 2021-03."],
    [{ language: "de" }, 'no edition of the burst has the language "de"', "Use one of: en."],
  ])("says of --set what can't be: %o", async (set, message, remedy) => {
    const request = review(await built(), "jobs", { set });
    await expect(request).rejects.toMatchObject({
      findings: [{ file: "--set", message: expect.stringContaining(message), remedy }],
    });
  });

  it("tells what was changed by hand, built from other files, approved", async () => {
    const workspace = await built();
    await writeFile(join(workspace.output, "jobs/2020-03-Ash/bulletin.pdf"), "no PDF");
    await writeFile(join(workspace.output, "jobs/2020-03-Pine/manifest.json"), "{}");
    const style = join(workspace.templates, "jobs/style.css");
    await writeFile(style, "p { color: black }");
    const again = burst(workspace, "jobs", { only: { place: ["Birch"] } });
    for await (const event of again) expect(event.kind).not.toBe("failed");
    await writeFile(style, "p { color: navy }");
    const odd = await oddOf(workspace);
    expect(odd["jobs/2020-03-Pine"]).toEqual([expect.stringContaining("shape")]);
    expect(odd["jobs/2020-03-Ash"]).toEqual([
      expect.stringContaining("can't be read back"),
      "its PDF is not the one that was built",
    ]);
    expect(odd["jobs/2020-03-Birch"]).toEqual([
      "built from other files than today's: templates/jobs/style.css",
    ]);
  });

  it("names what failed before what nobody has tried to build", () => {
    const missing = ["Ash", "Elm", "Fir", "Oak"].map((place) => ({
      ...{ edition: `jobs/${place}`, parameters: { place } },
      why: { Elm: "no row", Oak: "no row" }[place],
    }));
    expect(missingGroups(missing)).toEqual([
      { why: "no row", names: ["Elm", "Oak"] },
      { why: undefined, names: ["Ash", "Fir"] },
    ]);
  });

  it("makes one page with every first page in it, the same each time, and links from where it lies", async () => {
    const workspace = await built();
    const sheet = await review(workspace, "jobs");
    const html = await sheetPage(sheet, join(workspace.output, "jobs"));
    expect(html.match(/<img /g)).toHaveLength(4 + 8);
    expect(html.match(/<dd>\d+<\/dd>/g)).toEqual([8, 4, 4, 1].map((count) => `<dd>${count}</dd>`));
    expect(html.match(/href="[^"]*Oak[^"]*"/g)?.[0]).toBe('href="2020-03-Oak/bulletin.pdf"');
    expect(html.match(/(?<=title=")[^"]*(?:Ash|Oak)[^"]*/g)).toEqual([
      "Jobs in Ash, March 2020",
      `Jobs in Oak, March 2020; ${LEAP}`,
    ]);
    expect(html.match(/<script|https?:\/\/|src="(?!data:)/g)).toBeNull();
    const again = await review(workspace, "jobs");
    expect((await sheetPage(again, join(workspace.output, "jobs"))) === html).toBe(true);
    const elsewhere = await sheetPage(sheet, workspace.root);
    expect(elsewhere.match(/href="[^"]*Oak[^"]*"/g)?.[0]).toBe(
      'href="output/jobs/2020-03-Oak/bulletin.pdf"',
    );
  });
});

describe("bulletin review", () => {
  it("writes the page, says what is odd, and fails only where that is asked for", async () => {
    const { root } = await built();
    const run = await bulletin(root, ["review", "jobs"]);
    expect(run).toMatchObject({ code: 0, error: "" });
    expect(run.out).toContain(
      "jobs, 2020-03: 8 editions, 4 to look at, 4 as their siblings, 1 missing.",
    );
    expect(run.out).toContain("Written to output/jobs/_review.html.");
    const page = await readFile(join(root, "output/jobs/_review.html"), "utf8");
    expect(page.includes(`<li>${LEAP}</li>`)).toBe(true);
    const strict = await bulletin(root, [
      "review",
      "jobs",
      "--strict",
      "--json",
      "--output",
      "r.html",
    ]);
    expect(strict.code).toBe(1);
    const found = JSON.parse(strict.out);
    expect(found).toMatchObject({ ok: true, page: "r.html", period: "2020-03" });
    expect(found.editions[0].odd[0]).toMatchObject({ kind: "change", text: LEAP });
    const clean = ["review", "jobs", "--strict", "--only", "place=Ash,Birch"];
    expect(await bulletin(root, clean)).toMatchObject({ code: 0 });
  });

  it("says what can't be", async () => {
    const { root } = await built();
    const nowhere = await bulletin(root, ["review", "jobs", "--output", "no/such/folder.html"]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.error).toContain("can't be written (ENOENT)");
    expect(await bulletin(root, ["review", "jobz"])).toMatchObject({ code: 1 });
    expect(await bulletin(root, ["review", "jobs", "--output", "facts.json"])).toMatchObject({
      code: 2,
    });
  });
});
