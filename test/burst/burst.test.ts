import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownerText } from "../../src/archive/lock-owner.ts";
import { type BurstRequest, burst } from "../../src/burst/burst.ts";
import type { BurstEvent } from "../../src/burst/events.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const PLACES = ["A", "B", "C", "D", "E"];

/** All names in the output folder, those of locks and half-written editions among them. */
async function left({ output }: Workspace): Promise<string[]> {
  return (await readdir(join(output, "prices"))).sort();
}

/** The events of a burst, as `kind` or `kind <edition>`, and what is done at each. */
async function told(
  workspace: Workspace,
  request: BurstRequest,
  at: (event: BurstEvent) => unknown = () => {},
): Promise<string[]> {
  const events: string[] = [];
  for await (const event of burst(workspace, "prices", request)) {
    events.push("edition" in event ? `${event.kind} ${event.edition}` : event.kind);
    await at(event);
  }
  return events;
}

/** Another process, a living one, takes an edition. */
async function taken(workspace: Workspace, folder: string): Promise<string> {
  const lock = join(workspace.output, "prices", `.${folder}.lock`);
  await mkdir(join(workspace.output, "prices"), { recursive: true });
  await writeFile(lock, ownerText(process.ppid));
  return lock;
}

test("whoever leaves the loop stops the burst: what is under way is finished, and nothing is left behind", async () => {
  const workspace = await smallWorkspace(burstFiles(PLACES));
  for await (const event of burst(workspace, "prices", { lanes: 1 }))
    if (event.kind === "built") break;
  expect(await left(workspace)).toEqual(["2021-A-en", "2021-B-en", "2021-C-en", "2021-D-en"]);
});

test("nothing is begun where the signal had aborted before", async () => {
  const workspace = await smallWorkspace(burstFiles(PLACES));
  const events = await told(workspace, { signal: AbortSignal.abort() });
  expect(events).toEqual(["planned", "stopping", "done"]);
  expect(await left(workspace)).toEqual([]);
});

test("an edition that another process builds is waited for, while the others go on", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const lock = await taken(workspace, "2021-A-en");
  const events = await told(workspace, { lanes: 1 }, async ({ kind }) => {
    if (kind === "built") await rm(lock, { force: true });
  });
  expect(events).toEqual(["planned", "built prices/2021-B-en", "built prices/2021-A-en", "done"]);
  expect(await left(workspace)).toEqual(["2021-A-en", "2021-B-en"]);
});

test("one that is only waited for is left where the burst is stopped", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const lock = await taken(workspace, "2021-A-en");
  const stop = new AbortController();
  let done: BurstEvent | undefined;
  const events = await told(workspace, { lanes: 1, signal: stop.signal }, (event) => {
    if (event.kind === "built") stop.abort();
    done = event;
  });
  expect(events).toEqual(["planned", "built prices/2021-B-en", "stopping", "done"]);
  expect(done).toMatchObject({ total: 2, built: 1, failed: 0, left: 1 });
  await rm(lock);
  expect(await left(workspace)).toEqual(["2021-B-en"]);
});

test("a fault of ours in one edition is told as such, and stops no other", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  const faults: unknown[] = [];
  // What the types forbid and a program without them does.
  const correction = JSON.parse("5");
  await told(workspace, { correction }, (event) => {
    if (event.kind === "failed") faults.push([event.index, event.findings, event.fault?.name]);
  });
  expect(faults.sort()).toEqual([
    [0, [], "TypeError"],
    [1, [], "TypeError"],
  ]);
});
