import { writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type BurstRequest, burst } from "../../src/burst/burst.ts";
import { build } from "../../src/edition/build.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { browsersOf } from "../press/machine.ts";
import { smallWorkspace } from "../small-bulletin.ts";

/** What becomes of each edition, and whether anything but the list was looked at, or the press opened. */
async function made(workspace: Workspace, request: BurstRequest = {}): Promise<string[]> {
  const kinds: string[] = [];
  let hasPress = false;
  const stages: string[] = [];
  const onStage = (stage: string): unknown => stages.push(stage);
  for await (const event of burst(workspace, "prices", { ...request, onStage, lanes: 1 })) {
    if ("index" in event) kinds[event.index] = event.kind;
    hasPress ||= browsersOf(process.pid).length > 0;
  }
  if (!stages.includes("loading data")) return ["data not opened", ...kinds];
  const isBuilt = kinds.includes("built");
  // Only Linux tells.
  if (process.platform === "linux") expect(hasPress).toBe(isBuilt);
  return kinds;
}

async function edit(workspace: Workspace, path: string, from: string, to: string): Promise<void> {
  const file = join(workspace.root, path);
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}

const MANIFEST = "output/prices/2021-A-en/manifest.json";
const LIST = "output/.lists/prices.json";

test("an edition is made again only where that changes it, alone or in a burst", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const manifest = (): Promise<string> => readFile(join(workspace.root, MANIFEST), "utf8");
  expect((await build(workspace, "prices", { set: { place: "A" } })).unchanged).toBe(false);
  const alone = await manifest();
  expect(await made(workspace)).toEqual(["unchanged", "built"]);
  const none = ["data not opened", "unchanged", "unchanged"];
  expect(await made(workspace)).toEqual(none);
  expect(await made(workspace, { only: { place: ["B"] } })).toEqual([
    "data not opened",
    "unchanged",
  ]);
  expect((await build(workspace, "prices", { set: { place: "B" } })).unchanged).toBe(true);

  await edit(workspace, "templates/prices/facts/change.sql", "-- Growth", "-- The growth");
  expect(await made(workspace)).toEqual(["unchanged", "unchanged"]);
  expect(await manifest()).not.toBe(alone);
  expect(await made(workspace)).toEqual(none);

  await edit(workspace, "output/prices/2021-A-en/facts.json", "Prices", "Prizes");
  await writeFile(join(workspace.root, LIST), "no list");
  expect(await made(workspace)).toEqual(["built", "unchanged"]);
  expect(await made(workspace)).toEqual(none);

  const before = await manifest();
  expect(await made(workspace, { force: true })).toEqual(["built", "built"]);
  expect(await manifest()).toBe(before);
});

test("warnings of an edition that stays are told again", async () => {
  const files = burstFiles(["A"]);
  const path = "data/prices/datapackage.json";
  const renamed = files[path]?.replace('"name": "prices"', '"name": "costs"') ?? "";
  const workspace = await smallWorkspace({ ...files, [path]: renamed });
  const told = async (): Promise<unknown> => {
    for await (const event of burst(workspace, "prices", { lanes: 1 }))
      if (event.kind === "done") return [event.unchanged, event.findings];
    return undefined;
  };
  const findings = [
    {
      finding: expect.objectContaining({ severity: "warning", rule: "data/package-name" }),
      editions: ["prices/2021-A-en"],
    },
  ];
  expect(await told()).toEqual([0, findings]);
  expect(await told()).toEqual([1, findings]);
});

test("what was changed by hand holds no longer: a manifest, a list of editions", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const planned = async (): Promise<unknown> => {
    for await (const event of burst(workspace, "prices")) if ("editions" in event) return event;
    return undefined;
  };
  await made(workspace);
  const [list, manifest] = [await planned(), await readFile(join(workspace.root, MANIFEST))];

  await edit(workspace, MANIFEST, '"pages": 1', '"pages": 7');
  expect(await made(workspace)).toEqual(["built", "unchanged"]);
  expect(await readFile(join(workspace.root, MANIFEST))).toEqual(manifest);

  await edit(workspace, LIST, '"2021-A-en"', '"../../x"');
  expect(await planned()).toEqual(list);
});

test("leftovers of a killed build go also where every edition stands", async () => {
  const workspace = await smallWorkspace(burstFiles(["A"]));
  await made(workspace);
  const output = join(workspace.output, "prices");
  await mkdir(join(output, ".2021-A-en.outgoing"));
  expect(await made(workspace)).toEqual(["data not opened", "unchanged"]);
  expect(await readdir(output)).toEqual(["2021-A-en"]);
  await mkdir(join(output, ".2021-A-en.outgoing"));
  await mkdir(join(output, ".2021-B-en.incoming"));
  expect((await build(workspace, "prices", { set: { place: "A" } })).unchanged).toBe(true);
  expect(await readdir(output)).toEqual(["2021-A-en"]);
});

test("a burst is stopped while it looks which editions stand", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B", "C"]));
  await made(workspace);
  const stop = new AbortController();
  const kinds: string[] = [];
  for await (const { kind } of burst(workspace, "prices", { signal: stop.signal })) {
    if (kind === "unchanged") setImmediate(() => stop.abort());
    kinds.push(kind);
  }
  expect(kinds).toEqual(["planned", "unchanged", "stopping", "done"]);
});

test("a list that was read while the data were others is kept for nobody", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const planned = async (request: BurstRequest = {}): Promise<unknown> => {
    for await (const event of burst(workspace, "prices", request))
      if ("editions" in event) return event.editions;
    return undefined;
  };
  const path = join(workspace.data, "prices/places.csv");
  const before = await readFile(path, "utf8");
  const meanwhile = before.replace('"B"', '"C"');
  const onStage = (stage: string): unknown =>
    stage === "loading data" && writeFileSync(path, meanwhile);
  expect(await planned({ onStage })).toEqual(["prices/2021-A-en", "prices/2021-C-en"]);
  await writeFile(path, before);
  expect(await planned()).toEqual(["prices/2021-A-en", "prices/2021-B-en"]);
});
