import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { escapeControl } from "../finding/control-character.ts";
import { type Finding, placeText } from "../finding/finding.ts";
import { readWhole, writeWhole } from "../workspace/kept.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { findingsSchema } from "./manifest.ts";

/** Why an edition couldn't be made. */
export interface Failure {
  /** What the user can mend; empty where the fault was ours. */
  readonly findings: readonly Finding[];
  /** A fault of ours, in words. */
  readonly fault?: string | undefined;
}

const failure = z.object({
  findings: findingsSchema,
  fault: z.string().optional(),
}) satisfies z.ZodType<Failure>;

/** Why editions of a bulletin couldn't be made when that was last tried in a burst, by folder. */
export interface Failures {
  all(): Promise<ReadonlyMap<string, Failure>>;
  /** Written whole; where that can't be done a review knows less. */
  keep(folder: string, failure: Failure): Promise<void>;
  /** Once an edition is made, or stands as it would be made. */
  forget(folder: string): Promise<void>;
}

/**
 * The failures of a bulletin: a file each in `output/.failures/`, so that bursts beside each other don't meet, and
 * that nothing of them is in an edition. Throws an InputError where that leads out of the workspace through a link.
 */
export async function openFailures(workspace: Workspace, bulletin: string): Promise<Failures> {
  const shown = `output/.failures/${bulletin}`;
  const place = await insideWorkspace(workspace.root, shown, { file: shown });
  const fileOf = (folder: string): string => join(place, `${folder}.json`);
  return {
    async all() {
      const names = await readdir(place).catch(() => []);
      const folders = names.flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []).sort();
      const read = await Promise.all(folders.map((folder) => readFailure(fileOf(folder))));
      return new Map(folders.flatMap((folder, at) => pair(folder, read[at])));
    },
    async keep(folder, { findings, fault }) {
      const text = JSON.stringify({ findings, fault });
      await writeWhole(fileOf(folder), Buffer.from(text)).catch(() => {});
    },
    async forget(folder) {
      // Asked at once: of a thousand editions that stand, hardly one has failed.
      if (existsSync(fileOf(folder))) await rm(fileOf(folder), { force: true }).catch(() => {});
    },
  };
}

/** In one sentence: the first reason with its place, and how many more there are. */
export function failureText({ findings, fault }: Failure): string {
  const [first, ...more] = findings;
  if (first === undefined) return `a fault of bulletin: ${fault ?? "unknown"}`;
  const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return escapeControl(`${placeText(first)}: ${first.message}${rest}`);
}

async function readFailure(path: string): Promise<Failure | undefined> {
  const bytes = await readWhole(path);
  return bytes && failure.safeParse(JSON.parse(bytes.toString())).data;
}

function pair<Value>(key: string, value: Value | undefined): readonly (readonly [string, Value])[] {
  return value === undefined ? [] : [[key, value]];
}
