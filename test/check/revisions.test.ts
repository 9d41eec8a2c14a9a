import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { PreparedEdition } from "../../src/check/types.ts";
import { build } from "../../src/edition/build.ts";
import { release } from "../../src/edition/release.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { saidOf } from "../findings-of.ts";
import { MONTHLY, monthlyWorkspace } from "../monthly-bulletin.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { workspaceOnce } from "../temporary-workspace.ts";

const FEBRUARY = "output/jobs/2020-02-en";
const LEVELS = "data/jobs/levels.csv";
const GROWTH = "data/jobs/growth.csv";

const builtWorkspace = workspaceOnce(MONTHLY, (workspace) =>
  build(workspace, "jobs", { set: { period: "2020-02" } }),
);

/** The monthly bulletin with February built, and released where that is asked for. */
async function withFebruary(released: boolean): Promise<Workspace> {
  const workspace = await builtWorkspace();
  if (released) await release(workspace, "jobs/2020-02-en");
  return workspace;
}

/** Replaces passages of a data file, in every case of the file as it was at first. */
async function revise(
  { root }: Workspace,
  path: string,
  ...changes: readonly (readonly [string, string])[]
): Promise<void> {
  let text = MONTHLY[path] ?? "";
  for (const [passage, replacement] of changes) {
    expect(text).toContain(passage);
    text = text.replace(passage, replacement);
  }
  await writeFile(join(root, path), text);
}

/** The rows of the table of revisions. */
function revisions({ tables }: PreparedEdition): string[] {
  const rows = tables.get("revisions")?.rows ?? [];
  return rows.map(({ facts }) =>
    [...facts.values()]
      .map(({ value }) => value)
      .join(" | ")
      .replaceAll("\u00a0", " "),
  );
}

/** Paths of the facts with the status r. */
function marked({ tables }: PreparedEdition): string[] {
  return [...tables.values()]
    .flatMap(({ rows }) => rows.flatMap(({ facts }) => [...facts.values()]))
    .filter(({ status }) => status.includes("r"))
    .map(({ path }) => path);
}

function readFromOutput({ inputs }: PreparedEdition): string[] {
  return inputs.map(({ path }) => path).filter((path) => path.startsWith("output/"));
}

describe("the month after a released one", () => {
  test("says what was revised, and nothing where nothing was", async () => {
    const workspace = await withFebruary(true);
    const march = () => prepareAlone(workspace, "jobs");
    const frozen = [`${FEBRUARY}/facts.json`, `${FEBRUARY}/manifest.json`];

    const same = await march();
    expect([revisions(same), marked(same)]).toEqual([[], []]);
    expect(readFromOutput(same)).toEqual(frozen);
    expect(same.page.html).not.toContain("Revisions to published figures");

    // A new month alone revises nothing, though the data files are others.
    await revise(workspace, LEVELS, ["2020-03,990\n", "2020-03,990\n2020-04,980\n"]);
    const longer = await prepareAlone(workspace, "jobs", { set: { period: "2020-03" } });
    expect([revisions(longer), marked(longer)]).toEqual([[], []]);

    await revise(
      workspace,
      LEVELS,
      ["2020-01,1000", "2020-01,1020"],
      ["2020-02,1100", "2020-02,1090"],
    );
    await revise(workspace, GROWTH, ["trade,2.5", "trade,2.1"]);
    const revised = await march();
    expect(revisions(revised)).toEqual([
      "Unemployed persons | 2020-02 | 1,100 people | 1,090 people | −10 people",
      "Change on the month | 2020-02 | 10.0 percent | 6.9 percent | −3.1 percentage points",
      "Unemployed persons | 2020-01 | 1,000 people | 1,020 people | 20 people",
      "trade: Growth | 2020-02 | 2.5 percent | 2.1 percent | −0.4 percentage points",
    ]);
    expect(marked(revised)).toEqual(["months.2020-01.unemployed", "months.2020-02.unemployed"]);
    expect(readFromOutput(revised)).toEqual(frozen);
    expect(revised.page.html).toContain("Revisions to published figures");
    expect(revised.page.html).toContain("[r]");
    expect(await check(workspace, "jobs")).toEqual([]);
    expect((await march()).page.html).toBe(revised.page.html);

    // February's growth rate can't be worked out any more.
    await revise(workspace, LEVELS, ["2020-01,1000\n", ""], ["2020-02,1100", "2020-02,1090"]);
    expect(
      (await check(workspace, "jobs")).map(({ severity, message }) => [severity, message]),
    ).toEqual([
      [
        "warning",
        "what has been revised since jobs/2020-02-en can't be found: its facts can't be worked out from today's data",
      ],
    ]);
  });

  test("refuses a released edition that is damaged or replaced", async () => {
    const workspace = await withFebruary(true);
    const said = () => saidOf(() => prepareAlone(workspace, "jobs"));
    const facts = join(workspace.root, FEBRUARY, "facts.json");
    const text = await readFile(facts, "utf8");
    await writeFile(facts, text.replace('"1100"', '"1090"'));
    expect((await said())[0]).toMatch(
      /^output\/jobs\/2020-02-en\/facts\.json: this is not the file/,
    );
    await writeFile(facts, text);
    const manifest = join(workspace.root, FEBRUARY, "manifest.json");
    const listed = await readFile(manifest, "utf8");
    await writeFile(
      manifest,
      listed.replace(/("path": "bulletin.pdf",\s*"sha256": ")\w{4}/, "$10000"),
    );
    expect(await said()).toEqual([
      "output/jobs/2020-02-en/manifest.json: this is not the edition that was released: its PDF has another hash. Put the released one back; what was published can't be known without it.",
    ]);
  });
});

test("what a correction has replaced isn't what was published, though the correction's folder is gone", async () => {
  const workspace = await withFebruary(true);
  await revise(workspace, LEVELS, ["2020-02,1100", "2020-02,1090"]);
  const set = { period: "2020-02" };
  await build(workspace, "jobs", { set, correction: "The level was wrong." });
  await release(workspace, "jobs/2020-02-en-r1");
  await revise(workspace, LEVELS, ["2020-02,1100", "2020-02,1080"]);
  const march = await prepareAlone(workspace, "jobs");
  expect(revisions(march)[0]).toContain("1,090 people | 1,080 people");
  await rm(join(workspace.root, `${FEBRUARY}-r1`), { recursive: true });
  expect(revisions(await prepareAlone(workspace, "jobs"))).toEqual([]);
});

test("the month after one that wasn't released has no revisions", async () => {
  const workspace = await withFebruary(false);
  await revise(workspace, LEVELS, ["2020-02,1100", "2020-02,1090"]);
  const march = await prepareAlone(workspace, "jobs");
  expect([revisions(march), marked(march), readFromOutput(march)]).toEqual([[], [], []]);
});

test("an edition can't be released where the month before was, since it was built", async () => {
  const workspace = await withFebruary(false);
  await build(workspace, "jobs");
  await release(workspace, "jobs/2020-02-en");
  expect((await saidOf(() => release(workspace, "jobs/2020-03-en"))).join("\n")).toContain(
    "output/jobs/2020-02-en/facts.json: the file has come since jobs/2020-03-en was built",
  );
});

test("columns without a label are listed only where none has one", async () => {
  const workspace = await withFebruary(true);
  await revise(workspace, LEVELS, ["2020-02,1100", "2020-02,1090"]);
  await revise(workspace, GROWTH, ["trade,2.5", "trade,2.1"]);
  const path = "templates/jobs/bulletin.yaml";
  const names = async (definition: string): Promise<string[]> => {
    await writeFile(join(workspace.root, path), definition);
    const rows = revisions(await prepareAlone(workspace, "jobs"));
    return rows.map((row) => row.replace(/ \|.*/, ""));
  };
  const text = MONTHLY[path] ?? "";
  expect(await names(text.replace(", label: Growth", ""))).toEqual([
    "Unemployed persons",
    "Change on the month",
  ]);
  const bare = text
    .replace(/, label: (\{[^}]*\}|[^},]*?)(?= ?\})/g, "")
    .replace(/\{ label: .*\}/, "{}");
  expect(bare).not.toContain("label");
  expect(await names(bare)).toEqual(["Unemployed", "Change", "trade: Growth"]);
});

test("the same data make the same bytes, with revisions", async () => {
  const workspace = await withFebruary(true);
  await revise(workspace, LEVELS, ["2020-02,1100", "2020-02,1090"]);
  const bytes = async (): Promise<readonly Buffer[]> => {
    const { folder, files } = await build(workspace, "jobs", { force: true });
    return Promise.all(files.map((file) => readFile(join(workspace.root, folder, file))));
  };
  const first = await bytes();
  expect(await bytes()).toEqual(first);
});

test("a fact table of the author's can't be called revisions", async () => {
  const workspace = await monthlyWorkspace();
  const own = "templates/jobs/facts/revisions.sql";
  await writeFile(join(workspace.root, own), "select 1 as a\n");
  const definition = join(workspace.root, "templates/jobs/bulletin.yaml");
  const text = await readFile(definition, "utf8");
  await writeFile(definition, text.replace("facts:\n", "facts:\n  revisions: { one: true }\n"));
  expect(await saidOf(() => prepareAlone(workspace, "jobs"))).toEqual([
    'templates/jobs/bulletin.yaml:6:3: the fact table "revisions" has a name that templates already use for something else. Choose another name.',
  ]);
});
