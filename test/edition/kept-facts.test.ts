import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openData } from "../../src/check/open.ts";
import { type OpenTexts, openTexts } from "../../src/check/open-texts.ts";
import { composeEdition, knowEdition } from "../../src/check/prepare.ts";
import type { EditionRequest, KnownEdition } from "../../src/check/types.ts";
import { build } from "../../src/edition/build.ts";
import { factsKeeper } from "../../src/edition/kept-facts.ts";
import { release } from "../../src/edition/release.ts";
import { standingOf } from "../../src/edition/standing.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { keptFew } from "../../src/workspace/kept-few.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { MONTHLY } from "../monthly-bulletin.ts";
import { SMALL } from "../small-bulletin.ts";
import { STATUS_BULLETIN } from "../status-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const PROGRAM = Promise.resolve("a program");
const BOUNDS = { largest: 2 ** 20, all: 2 ** 24 };

interface Place {
  readonly workspace: Workspace;
  readonly name: string;
  readonly cache: string;
}

async function placeOf(files: Readonly<Record<string, string>>, name = "prices"): Promise<Place> {
  const cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  return { workspace: await findWorkspace(await temporaryWorkspace(files)), name, cache };
}

async function keeperOf(
  { workspace, name, cache }: Place,
  request: EditionRequest,
  program = PROGRAM,
) {
  const texts = await openTexts(workspace, name, {});
  onTestFinished(() => texts.close());
  const few = keptFew("facts", BOUNDS, async () => cache);
  const standing = await standingOf(workspace, name);
  return { texts, keeper: await factsKeeper(texts, request, standing, program, few) };
}

/** Works the facts out from the data and keeps them; `meanwhile` comes between hashing and reading. */
async function keep(
  place: Place,
  request: EditionRequest = {},
  meanwhile = async (): Promise<unknown> => undefined,
): Promise<unknown> {
  const { texts, keeper } = await keeperOf(place, request);
  await meanwhile();
  const open = await openData(texts, {});
  onTestFinished(() => open.close());
  const known = await knowEdition(open, request);
  await keeper?.keep(open, known);
  return await shown(texts, known);
}

/** The edition as it is made from kept facts; undefined where there are none. */
async function find(place: Place, request: EditionRequest = {}, program = PROGRAM) {
  const { texts, keeper } = await keeperOf(place, request, program);
  const known = await keeper?.find();
  return known && (await shown(texts, known));
}

/** All that is made of an edition before it is printed. */
async function shown(texts: OpenTexts, known: KnownEdition) {
  const { page, inputs, findings, drawings, tables, calendar, packages } = await composeEdition(
    texts,
    known,
  );
  const charts = [...drawings].map(([name, { svg }]) => [name, svg]);
  return { html: page.html, inputs, findings, charts, tables, calendar, packages };
}

async function rewrite({ workspace }: Place, path: string, from: string, to: string) {
  const file = join(workspace.root, path);
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

const DATA = "data/prices/index.csv";
const PAGE = "templates/prices/page.en.hbs";

describe("kept facts", () => {
  test("make the edition that the data make", async () => {
    const place = await placeOf(SMALL);
    const fromData = await keep(place);
    expect(await find(place)).toEqual(fromData);
  });

  test("hold for another page", async () => {
    const place = await placeOf(SMALL);
    await keep(place);
    await rewrite(place, PAGE, "<h2>Prices", "<h2>All prices");
    expect((await find(place))?.html).toContain(">All prices rose</h2>");
  });

  test.each([
    ["data", DATA, "102.4", "102.5"],
    ["a query", "templates/prices/facts/levels.sql", "order by year", "order by year desc"],
    [
      "the definition",
      "templates/prices/bulletin.yaml",
      "rate: { unit: percent, decimals: 1 }",
      "rate: { unit: percent, decimals: 2 }",
    ],
    [
      "a descriptor",
      "data/prices/datapackage.json",
      '"name": "prices",',
      '"name": "prices", "title": "P",',
    ],
  ])("hold no longer where %s changes", async (_what, path, from, to) => {
    const place = await placeOf(SMALL);
    await keep(place);
    await rewrite(place, path, from, to);
    expect(await find(place)).toBeUndefined();
  });

  test("hold for their parameters and their program alone", async () => {
    const place = await placeOf(SMALL);
    await keep(place);
    expect(await find(place, { set: { place: "Elsewhere" } })).toBeUndefined();
    expect(await find(place, {}, Promise.resolve("another program"))).toBeUndefined();
    expect(await find(place)).toBeDefined();
  });

  test("that were damaged are none", async () => {
    const place = await placeOf(SMALL);
    await keep(place);
    const folder = join(place.cache, "facts");
    const [name = ""] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, name), bytes.subarray(0, -9));
    expect(await find(place)).toBeUndefined();
  });

  test("are none of data with confidential values", async () => {
    const place = await placeOf(STATUS_BULLETIN, "mines");
    await keep(place);
    expect(await readdir(place.cache)).toEqual([]);
  });

  test("are none of data that changed while they were read", async () => {
    const place = await placeOf(SMALL);
    await keep(place, {}, () => rewrite(place, DATA, "102.4", "102.5"));
    expect(await readdir(place.cache)).toEqual([]);
  });

  test("are none of drafts, of corrections, and of a program that may change", async () => {
    const { workspace, name } = await placeOf(SMALL);
    const standing = await standingOf(workspace, name);
    const keeperIn = async (draft: boolean, correction?: string, program = PROGRAM) => {
      const texts = await openTexts(workspace, name, { draft });
      return await factsKeeper(texts, { correction }, standing, program);
    };
    expect(await keeperIn(true)).toBeUndefined();
    expect(await keeperIn(false, "A wrong column.")).toBeUndefined();
    const texts = await openTexts(workspace, name);
    expect(await factsKeeper(texts, {}, standing)).toBeUndefined();
    expect(await keeperIn(false)).toBeDefined();
  });

  test("hold no longer where the edition before has been released", async () => {
    const place = await placeOf(MONTHLY, "jobs");
    const march = { set: { period: "2020-03" } };
    await build(place.workspace, "jobs", { set: { period: "2020-02" } });
    await keep(place, march);
    expect(await find(place, march)).toBeDefined();
    await release(place.workspace, "jobs/2020-02-en");
    expect(await find(place, march)).toBeUndefined();
    const fromData = await keep(place, march);
    expect(await find(place, march)).toEqual(fromData);
  });
});
