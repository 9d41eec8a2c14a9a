import { lstat, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
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
 */
export async function storeEdition(folder: string, files: readonly EditionFile[]): Promise<void> {
  const { incoming, outgoing } = besides(folder);
  await rm(incoming, { recursive: true, force: true });
  try {
    await writeFiles(incoming, files);
    await rm(outgoing, { recursive: true, force: true });
    if (await exists(folder)) await rename(folder, outgoing);
    await rename(incoming, folder);
  } catch (error) {
    await recoverEdition(folder);
    throw notWritable(folder, error);
  }
  await rm(outgoing, { recursive: true, force: true });
}

/**
 * Puts right what a write that was killed has left: the old edition goes back to its place where
 * the new one had not got there, and half-written files go. The caller holds the lock.
 */
export async function recoverEdition(folder: string): Promise<void> {
  const { incoming, outgoing, manifest } = besides(folder);
  if (!(await exists(folder)) && (await exists(outgoing))) await rename(outgoing, folder);
  await rm(incoming, { recursive: true, force: true });
  await rm(outgoing, { recursive: true, force: true });
  await rm(manifest, { force: true });
}

/** Puts another manifest into an edition that stays as it is otherwise. The caller holds the lock. */
export async function replaceManifest(folder: string, text: string): Promise<void> {
  const { manifest } = besides(folder);
  try {
    await writeFile(manifest, text);
    await rename(manifest, join(folder, "manifest.json"));
  } catch (error) {
    await rm(manifest, { force: true });
    throw notWritable(folder, error);
  }
}

/** Makes the folder that holds a bulletin's editions; an InputError where it can't be written. */
export async function openOutput(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Throws an InputError where something else than an edition stands in its place: it isn't ours to replace. */
export async function refuseStranger(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return;
  const what = found.isSymbolicLink() ? "a link" : "a file";
  throw new InputError([
    problem(
      "output/in-the-way",
      { file: outputPath(folder) },
      `${what} stands where the edition's folder belongs`,
      "Move it away.",
    ),
  ]);
}

function besides(folder: string): { incoming: string; outgoing: string; manifest: string } {
  const name = folder.slice(dirname(folder).length + 1);
  return {
    incoming: join(dirname(folder), `.${name}.incoming`),
    outgoing: join(dirname(folder), `.${name}.outgoing`),
    manifest: join(dirname(folder), `.${name}.manifest`),
  };
}

async function writeFiles(folder: string, files: readonly EditionFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
