import { randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { notWritable, outputPath } from "../archive/not-writable.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";

/** A file of the edition: its path inside the edition's folder and its content. */
export interface EditionFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/**
 * Writes an edition, all or nothing: beside its place first, then two renames put it there. Whoever
 * reads the folder sees the old edition or the new one, never a mixture. The caller holds the lock.
 * Like all that is done to the folder it doesn't wait for the disk in turns: each of these calls takes some
 * microseconds, and to come back to it ten times as long.
 */
export async function storeEdition(folder: string, files: readonly EditionFile[]): Promise<void> {
  const { incoming, outgoing } = besides(folder);
  remove(incoming);
  try {
    writeFiles(incoming, files);
    remove(outgoing);
    if (existsSync(folder)) renameSync(folder, outgoing);
    renameSync(incoming, folder);
  } catch (error) {
    await recoverEdition(folder);
    throw notWritable(folder, error);
  }
  remove(outgoing);
}

/**
 * Puts right what a write that was killed has left: the old edition goes back to its place where
 * the new one had not got there, and half-written files go. The caller holds the lock.
 */
export async function recoverEdition(folder: string): Promise<void> {
  const { incoming, outgoing, manifest } = besides(folder);
  if (!existsSync(folder) && existsSync(outgoing)) renameSync(outgoing, folder);
  for (const left of [incoming, outgoing, manifest]) remove(left);
}

/** Puts another manifest into an edition that stays as it is otherwise. The caller holds the lock. */
export async function replaceManifest(folder: string, text: string): Promise<void> {
  const { manifest } = besides(folder);
  try {
    writeFileSync(manifest, text);
    renameSync(manifest, join(folder, "manifest.json"));
  } catch (error) {
    remove(manifest);
    throw notWritable(folder, error);
  }
}

/** Makes the folder that holds a bulletin's editions; an InputError where it can't be written. */
export async function openOutput(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/**
 * Throws an InputError where a folder of editions can't be written, before any work is done for it: does there once,
 * with a file of nobody's, what every edition needs. What a kill leaves of it is cleared away as an edition's.
 */
export async function proveOutput(folder: string): Promise<void> {
  const { incoming, manifest } = besides(join(folder, `probe-${randomUUID()}`));
  try {
    mkdirSync(incoming);
    writeFileSync(join(incoming, "probe"), "probe");
    // As a lock is taken, and as an edition gets to its place.
    linkSync(join(incoming, "probe"), manifest);
    remove(manifest);
    renameSync(incoming, manifest);
    remove(manifest);
  } catch (error) {
    rmSync(incoming, { recursive: true, force: true });
    throw notWritable(folder, error);
  }
}

/** Throws an InputError where something else than an edition stands in its place: it isn't ours to replace. */
export async function refuseStranger(folder: string): Promise<void> {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || (found.isDirectory() && isOurs(folder))) return;
  const kind = found.isSymbolicLink() ? "a link" : "a file";
  const what = found.isDirectory() ? "a folder without manifest.json" : kind;
  throw new InputError([
    problem(
      "output/in-the-way",
      { file: outputPath(folder) },
      `${what} stands where the edition's folder belongs`,
      "Move it away.",
    ),
  ]);
}

/** An edition is written whole, its manifest with it; an empty folder holds nothing to lose. */
function isOurs(folder: string): boolean {
  const names = readdirSync(folder);
  return names.length === 0 || names.includes("manifest.json");
}

function besides(folder: string): { incoming: string; outgoing: string; manifest: string } {
  const name = folder.slice(dirname(folder).length + 1);
  return {
    incoming: join(dirname(folder), `.${name}.incoming`),
    outgoing: join(dirname(folder), `.${name}.outgoing`),
    manifest: join(dirname(folder), `.${name}.manifest`),
  };
}

function writeFiles(folder: string, files: readonly EditionFile[]): void {
  const paths = files.map(({ path }) => join(folder, path));
  for (const below of new Set([folder, ...paths.map((path) => dirname(path))]))
    mkdirSync(below, { recursive: true });
  for (const { path, content } of files) writeFileSync(join(folder, path), content);
}

/** Looked for first: mostly there is nothing, and to find that out `rmSync` takes ten times as long. */
function remove(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    rmSync(path, { recursive: true, force: true });
}
