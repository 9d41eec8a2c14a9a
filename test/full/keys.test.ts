import { cp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type BurstRequest, burst } from "../../src/burst/burst.ts";
import { approve } from "../../src/edition/approve.ts";
import { build } from "../../src/edition/build.ts";
import { release } from "../../src/edition/release.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { resourceOf, withResource } from "../data-resource.ts";
import { CALENDAR, SMALL } from "../small-bulletin.ts";
import { lastingWorkspace, writeFiles } from "../temporary-workspace.ts";

const PLACES = ["A", "B"];

const LOCAL = `place,year,level,level_status
A,2020,1.5,
A,2021,2.5,
B,2020,3.5,
B,2021,4.5,
`;

const RESOURCE = resourceOf(
  "local",
  { place: "string", year: "year", level: "number", level_status: "string" },
  ["place", "year"],
);

const DEFINITION = `title: Prices in {{place}}, {{period}}
languages: [en]
parameters: { period: { type: year, from: index.year, default: "2021" }, place: { from: places.place, default: A } }
data: [prices, releases]
calendar: releases
burst: { query: places.sql }
edition: "{{period}}-{{place}}"
facts:
  change: { one: true, columns: { rate: { unit: percent, decimals: 1 } } }
  levels: { key: year, columns: { level: { unit: index, decimals: 1, label: { en: Level } } } }
  local: { by: place, one: true, columns: { level: { unit: index, decimals: 1 } } }
`;

/** Two places, with figures of both and of each. */
const FILES: Readonly<Record<string, string>> = {
  ...SMALL,
  ...CALENDAR,
  ...burstFiles(PLACES),
  "templates/prices/bulletin.yaml": DEFINITION,
  "templates/prices/facts/local.sql":
    "select place, level, level_status from local where year = $period\n",
  "templates/prices/page.en.hbs": (SMALL["templates/prices/page.en.hbs"] ?? "").replace(
    "<p>Prices ",
    "<p>The level is {{local.level}}.</p>{{#each index}}<p>{{level}}</p>{{/each}}{{commentary}}<p>Prices ",
  ),
  "templates/prices/commentary/2020.en.md": "Nothing of note.\n",
  "templates/prices/commentary/2021.en.md": "Much of note.\n",
  "data/prices/datapackage.json": withResource(
    burstFiles(PLACES)["data/prices/datapackage.json"],
    RESOURCE,
  ),
  "data/prices/local.csv": LOCAL,
  "data/prices/index.csv": "year,level,note\n2019,99.0,\n2020,100.0,base\n2021,102.4,\n",
  "data/releases/releases.csv":
    "period,number,release,next_release\n2020,A,2021-02-10T09:00:00+08:00,2022-02-10T09:00:00+08:00\n2021,B,2022-02-10T09:00:00+08:00,2023-02-10T09:00:00+08:00\n",
};

let workspace: Workspace;

beforeAll(async () => {
  const root = await lastingWorkspace(FILES);
  workspace = await findWorkspace(root);
  await made();
  return () => rm(root, { recursive: true, force: true });
});

/** What became of each edition, in the order of the list. */
async function made(request: BurstRequest = {}): Promise<readonly string[]> {
  const kinds: string[] = [];
  for await (const event of burst(workspace, "prices", { lanes: 1, ...request })) {
    if ("index" in event) kinds[event.index] = event.kind;
    if (event.kind === "failed") throw new Error(JSON.stringify(event.findings));
  }
  return kinds;
}

/** The same, each edition built alone. */
async function madeAlone(): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const place of PLACES) {
    const { unchanged } = await build(workspace, "prices", { set: { place } });
    kinds.push(unchanged ? "unchanged" : "built");
  }
  return kinds;
}

/** Every file of every edition, by path. */
async function everyFile(): Promise<Record<string, string>> {
  const root = join(workspace.output, "prices");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== "states.jsonl")
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = paths
    .sort()
    .map(async (path) => [path, (await readFile(path)).toString("base64")] as const);
  return Object.fromEntries(await Promise.all(files));
}

const edit = async (path: string, from: string, to: string): Promise<void> => {
  const file = join(workspace.root, path);
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
};

const PACKAGE = "data/prices/datapackage.json";

/** Another word of a field of the series that the page prints straight from the data. */
const describeLevel = async (words: Readonly<Record<string, unknown>>): Promise<void> => {
  const file = join(workspace.root, PACKAGE);
  const read = JSON.parse(await readFile(file, "utf8"));
  Object.assign(read.resources[0].schema.fields[1], words);
  await writeFile(file, JSON.stringify(read, null, 2));
};

const write = (path: string, content: string | Uint8Array): Promise<void> =>
  writeFiles(workspace.root, { [path]: content });

/** A copy of a folder beside it. */
const copyOf = async (folder: string): Promise<string> => {
  await cp(folder, `${folder}.before`, { recursive: true });
  return `${folder}.before`;
};

const T = "templates/prices";
const [BOTH, NONE] = [
  ["built", "built"],
  ["unchanged", "unchanged"],
];

/** A picture of one pixel. */
const PIXEL = (level: string): Buffer =>
  Buffer.from(
    `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mN${level}z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==`,
    "base64",
  );

describe("a burst after a change makes what --force makes, and no more than the change is of", () => {
  test.each<[string, () => Promise<unknown>, readonly string[]]>([
    ["nothing", async () => {}, NONE],
    [
      "a remark in a query",
      () => edit(`${T}/facts/change.sql`, "-- Growth", "-- The growth"),
      NONE,
    ],
    [
      "the commentary of another period",
      () => write(`${T}/commentary/2020.en.md`, "Little of note.\n"),
      NONE,
    ],
    [
      "a figure of A",
      () => edit("data/prices/local.csv", "A,2021,2.5", "A,2021,2.6"),
      ["built", "unchanged"],
    ],
    [
      "a status of B",
      () => edit("data/prices/local.csv", "B,2021,4.5,", "B,2021,4.5,p"),
      ["unchanged", "built"],
    ],
    [
      "lines that move, of which no place is told",
      () => edit("data/prices/local.csv", "A,2020,1.5,\n", "A,2019,0.5,\nA,2020,1.5,\n"),
      NONE,
    ],
    [
      "lines that move, of which places are told",
      () =>
        edit(
          "data/prices/index.csv",
          "2019,99.0,\n2020,100.0,base\n",
          "2020,100.0,base\n2019,99.0,\n",
        ),
      BOTH,
    ],
    ["the commentary", () => write(`${T}/commentary/2021.en.md`, "Nothing of note.\n"), BOTH],
    ["a template", () => edit(`${T}/page.en.hbs`, "The level is", "The level was"), BOTH],
    [
      "a partial of the office",
      () => write("templates/shared/imprint.hbs", "<p>Imprint</p>\n"),
      BOTH,
    ],
    ["a style", () => write(`${T}/style.css`, "h2 { color: #333 }\n"), BOTH],
    ["a chart", () => edit(`${T}/charts/levels.vl.json`, '"height": 80', '"height": 90'), BOTH],
    ["a photo", () => write(`${T}/photos/one.png`, PIXEL("k+M9QDwADhgGAWjR9awAAAABJRU5E")), BOTH],
    ["a label", () => edit(`${T}/bulletin.yaml`, "en: Level", "en: Index"), BOTH],
    [
      "outputs",
      () => edit(`${T}/bulletin.yaml`, "edition:", "outputs: [html, data]\nedition:"),
      BOTH,
    ],
    [
      "the calendar of the period",
      () => edit("data/releases/releases.csv", "2023-02-10T09:00", "2023-02-10T10:00"),
      BOTH,
    ],
    [
      "the calendar of another",
      () => edit("data/releases/releases.csv", "2021-02-10T09:00", "2021-02-10T10:00"),
      BOTH,
    ],
    ["a unit in the data package", () => describeLevel({ unit: "percent" }), BOTH],
    ["decimals in the data package", () => describeLevel({ decimals: 2 }), BOTH],
    ["a description in the data package", () => describeLevel({ description: "Level." }), NONE],
    ["a title in the data package", () => describeLevel({ title: "Level" }), NONE],
    [
      "the path of a resource",
      async () => {
        const data = join(workspace.data, "prices");
        await rename(join(data, "index.csv"), join(data, "series.csv"));
        await edit(PACKAGE, '"index.csv"', '"series.csv"');
      },
      BOTH,
    ],
    [
      "the sources of the data",
      () => edit(PACKAGE, '"name": "prices",', '"name": "prices", "sources": [{ "title": "Us" }],'),
      BOTH,
    ],
    [
      "a file of the edition",
      () => edit("output/prices/2021-A/facts.json", "Prices", "Prizes"),
      ["built", "unchanged"],
    ],
  ])(
    "%s",
    async (_, change, expected) => {
      await change();
      const before = await copyOf(workspace.output);
      expect(await madeAlone()).toEqual(expected);
      const alone = await everyFile();
      await rm(workspace.output, { recursive: true });
      await rename(before, workspace.output);
      const kinds = await made();
      const files = await everyFile();
      expect(files).toEqual(alone);
      expect(await made()).toEqual(NONE);
      expect(await everyFile()).toEqual(files);
      await made({ force: true });
      expect(Object.keys(files)).toEqual(Object.keys(await everyFile()));
      expect(await everyFile()).toEqual(files);
      expect(kinds).toEqual(expected);
    },
    120_000,
  );

  test("a draft, and the edition again", async () => {
    expect(await made({ draft: true })).toEqual(BOTH);
    expect(await made({ draft: true })).toEqual(NONE);
    expect(await made()).toEqual(BOTH);
  });

  test("the period before is released, and revised", async () => {
    await made({ set: { period: "2020" } });
    await approve(workspace, "prices/2020-A", { by: "Li Na" });
    await release(workspace, "prices/2020-A", { by: "Li Na" });
    const before = await made();
    const files = await everyFile();
    expect(before[1]).toBe("unchanged");
    await made({ force: true });
    expect(await everyFile()).toEqual(files);
    expect(await made({ set: { period: "2020" } })).toEqual(NONE);
    await edit("data/prices/series.csv", "2020,100.0", "2020,100.5");
    expect(await made()).toEqual(BOTH);
    const revised = await everyFile();
    await made({ force: true });
    expect(await everyFile()).toEqual(revised);
  });
});
