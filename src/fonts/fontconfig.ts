import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readRegular } from "../workspace/read.ts";
import { type Face, faces, fontFamilies } from "./faces.ts";
import { knownFolder, markKnown } from "./known-folder.ts";
import { readFace } from "./read-face.ts";

interface FaceFile {
  readonly face: Face;
  readonly bytes: Buffer;
}

/**
 * Writes a fontconfig configuration under which a browser sees our faces and no other, and returns
 * the path of its `fonts.conf` (for FONTCONFIG_FILE). The faces are copied to a folder of the cache
 * named after their bytes, readable by every user, since the press may run as a lesser one.
 * An incomplete folder is made anew; two processes may do this at once.
 * Throws an InputError where a face can't be read, an Error where there is none: a browser without
 * faces prints blank pages and says nothing.
 */
export async function fontconfig(
  cacheDirectory: string,
  shown: readonly Face[] = faces(),
): Promise<string> {
  if (shown.length === 0) throw new Error("there is no face to print with");
  const cache = resolve(cacheDirectory);
  const known = await knownFolder(cache, shown);
  const configured = known !== undefined && (await isConfigured(known));
  return join(configured ? known : await compared(cache, shown), "fonts.conf");
}

async function isConfigured(folder: string): Promise<boolean> {
  const found = await readRegular(join(folder, "fonts.conf")).catch(() => "");
  return found.toString() === configuration(folder);
}

async function compared(cache: string, shown: readonly Face[]): Promise<string> {
  const files = shown.map((face) => ({ face, bytes: readFace(face) }));
  const folder = join(cache, `fonts-${digestOf(files)}`);
  if (!(await isComplete(folder, files))) await install(folder, files);
  await markKnown(folder, shown);
  return folder;
}

function digestOf(files: readonly FaceFile[]): string {
  const digest = createHash("sha256");
  for (const { face, bytes } of files)
    digest.update(`${face.file}\n${bytes.length}\n`).update(bytes);
  return digest.digest("hex").slice(0, 16);
}

async function isComplete(folder: string, files: readonly FaceFile[]): Promise<boolean> {
  const wanted: [string, Buffer][] = files.map(({ face, bytes }) => [
    facePath(folder, face),
    bytes,
  ]);
  wanted.push([join(folder, "fonts.conf"), Buffer.from(configuration(folder))]);
  for (const [path, bytes] of wanted) {
    const found = await readRegular(path).catch(() => undefined);
    if (found === undefined || !found.equals(bytes)) return false;
  }
  return true;
}

/** Written beside, then renamed into place: a reader sees all of it or nothing. */
async function install(folder: string, files: readonly FaceFile[]): Promise<void> {
  const parent = join(folder, "..");
  await mkdir(parent, { recursive: true });
  const beside = await mkdtemp(`${folder}.`);
  try {
    await fill(beside, folder, files);
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } catch (error) {
    // Another process was first, and its folder has the same bytes.
    if (!(await isComplete(folder, files))) throw error;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function fill(beside: string, folder: string, files: readonly FaceFile[]): Promise<void> {
  await mkdir(join(beside, "faces"), { recursive: true });
  for (const { face, bytes } of files) await writeReadable(facePath(beside, face), bytes);
  await writeReadable(join(beside, "fonts.conf"), configuration(folder));
  for (const directory of [beside, join(beside, "faces")]) await chmod(directory, 0o755);
}

async function writeReadable(path: string, content: Buffer | string): Promise<void> {
  await writeFile(path, content);
  await chmod(path, 0o644);
}

function facePath(folder: string, face: Face): string {
  return join(folder, "faces", face.file);
}

function configuration(folder: string): string {
  const aliases = fontFamilies().map(
    ({ family, generic }) =>
      `  <alias><family>${generic}</family><prefer><family>${escapeXml(family)}</family></prefer></alias>`,
  );
  return [
    `<?xml version="1.0"?>`,
    `<!DOCTYPE fontconfig SYSTEM "fonts.dtd">`,
    "<fontconfig>",
    `  <dir>${escapeXml(join(folder, "faces"))}</dir>`,
    `  <cachedir>${escapeXml(join(folder, "cache"))}</cachedir>`,
    ...aliases,
    "</fontconfig>",
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
