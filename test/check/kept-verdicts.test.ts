import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { beginVerdicts } from "../../src/check/kept-verdicts.ts";
import { openBulletin } from "../../src/check/open.ts";
import { knowEdition } from "../../src/check/prepare.ts";
import type { EditionRequest, KnownEdition } from "../../src/check/types.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { keptFew } from "../../src/workspace/kept-few.ts";
import { SMALL } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

interface Place {
  readonly root: string;
  readonly cache: string;
}

async function placeOf(files: Readonly<Record<string, string>> = {}): Promise<Place> {
  const cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  return { cache, root: await temporaryWorkspace({ ...SMALL, ...files }) };
}

async function knownOf({ root }: Place, request: EditionRequest & { draft?: boolean } = {}) {
  const open = await openBulletin(await findWorkspace(root), "prices", request);
  onTestFinished(() => open.close());
  return await knowEdition(open, request);
}

/** The rules of what is found, and whether that was known from before. */
async function read(
  { cache }: Place,
  known: KnownEdition,
  program = "a program",
  machine = "ours",
) {
  const few = keptFew("verdicts", { largest: 2 ** 16, all: 2 ** 20 }, async () => cache);
  const count = async () => (await readdir(join(cache, "verdicts")).catch(() => [])).length;
  const before = await count();
  const { verdicts, keep } = await beginVerdicts(known, machine, Promise.resolve(program), few);
  const rules = verdicts(known).map(({ rule }) => rule);
  await keep();
  return { rules, kept: (await count()) - before };
}

async function change({ root }: Place, path: string, edit: (text: string) => string) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, edit(await readFile(file, "utf8").catch(() => "")));
}

const PAGE = "templates/prices/page.en.hbs";
const STYLE = "templates/prices/style.css";
const CHART = "templates/prices/charts/levels.vl.json";
const DATA = "data/prices/index.csv";
const DEFINITION = "templates/prices/bulletin.yaml";

describe("that nothing was found", () => {
  test("is kept once, and without anything of the data", async () => {
    const place = await placeOf();
    expect(await read(place, await knownOf(place))).toEqual({ rules: [], kept: 1 });
    expect(await read(place, await knownOf(place))).toEqual({ rules: [], kept: 0 });
    const [file = ""] = await readdir(join(place.cache, "verdicts"));
    const text = await readFile(join(place.cache, "verdicts", file), "utf8");
    expect(text).toMatch(/^[0-9a-f]{64}\[(\["\w+","[0-9a-f]{64}"\],?)*\]$/);
  });

  test.each<[string, Readonly<Record<string, (text: string) => string>>]>([
    ["the page", { [PAGE]: (text) => `${text}\n<p>{{change.rat}}</p>` }],
    ["a partial of the office", { "templates/shared/bulletin.hbs": () => "<p>7</p>" }],
    [
      "the definition's texts",
      { [DEFINITION]: (text) => text.replace("Prices in", "12 prices in") },
    ],
    ["a chart", { [CHART]: (text) => text.replaceAll('"level"', '"leve"') }],
    [
      "the columns of a table",
      {
        [DEFINITION]: (text) => text.replace("rate:", "pace:"),
        "templates/prices/facts/change.sql": (text) => text.replace("as rate", "as pace"),
      },
    ],
    ["a style sheet", { [STYLE]: () => "p::before { content: 'in 2021'; }" }],
    ["a file of a commentary", { "templates/prices/commentary/nonsense.txt": () => "x" }],
    [
      "the keys of the data",
      { [DATA]: (text) => text.replace("2020,", "2019,").replace("2021,", "2020,") },
    ],
  ])("holds no longer after a change of %s", async (_, edits) => {
    const place = await placeOf({ [PAGE]: `${SMALL[PAGE]}<p>{{levels.[2021].level}}</p>` });
    expect((await read(place, await knownOf(place))).kept).toBe(1);
    for (const [path, edit] of Object.entries(edits)) await change(place, path, edit);
    const known = await knownOf(place);
    const { rules } = await read(await placeOf(), known);
    expect(rules).not.toEqual([]);
    expect(await read(place, known)).toEqual({ rules, kept: 0 });
  });

  test.each<[string, Parameters<typeof knownOf>[1], string, string]>([
    ["a draft", { draft: true }, "a program", "ours"],
    ["another program", {}, "another program", "ours"],
    ["other assets", {}, "a program", "others"],
  ])("is looked for anew in %s", async (_, request, program, machine) => {
    const place = await placeOf();
    await read(place, await knownOf(place));
    expect((await read(place, await knownOf(place, request), program, machine)).kept).toBe(1);
  });

  test("isn't kept where something was found, or nobody knows by what", async () => {
    const place = await placeOf({ [STYLE]: "p::before { content: 'in 2021'; }" });
    expect((await read(place, await knownOf(place))).kept).toBe(0);
    const known = await knownOf(await placeOf());
    const { verdicts, keep } = await beginVerdicts(known, undefined);
    expect(verdicts(known)).toEqual([]);
    await keep();
  });
});
