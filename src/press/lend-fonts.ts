import { chmod, cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Confinement, readableByAll } from "./sandbox.ts";

const DIRECTORY = /<dir>([^<]*)<\/dir>/g;
const CACHE = /<cachedir>[^<]*<\/cachedir>/g;

/**
 * The fontconfig file to print with: the given one, or, where the browser runs as a user who can't
 * read it or its faces (they lie in root's home, say), a copy of both in the browser's folder.
 * Unread faces would not be an error: the page would print blank.
 */
export async function lendFonts(
  fontconfig: string,
  folder: string,
  { user }: Confinement,
): Promise<string> {
  const directories = await faceFolders(fontconfig);
  if (user === undefined || (await allReadable([fontconfig, ...directories]))) return fontconfig;
  for (const [index, directory] of directories.entries())
    await copyFaces(directory, copyOf(folder, index));
  return await copyConfiguration(fontconfig, folder);
}

/** The folders that a fontconfig file says the faces lie in. */
export async function faceFolders(fontconfig: string): Promise<readonly string[]> {
  const text = await readFile(fontconfig, "utf8");
  return [...text.matchAll(DIRECTORY)].map((match) => unescapeXml(match[1] ?? ""));
}

async function allReadable(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (!(await readableByAll(path))) return false;
  return true;
}

function copyOf(folder: string, index: number): string {
  return join(folder, `fonts-${index}`);
}

async function copyFaces(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, dereference: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

/** The same configuration, but for where the faces and their cache lie. */
async function copyConfiguration(fontconfig: string, folder: string): Promise<string> {
  const text = await readFile(fontconfig, "utf8");
  const path = join(folder, "fonts.conf");
  const cache = `<cachedir>${escapeXml(join(folder, "home", "cache"))}</cachedir>`;
  let index = 0;
  const directory = () => `<dir>${escapeXml(copyOf(folder, index++))}</dir>`;
  await writeFile(
    path,
    text.replace(DIRECTORY, directory).replace(CACHE, () => cache),
  );
  await chmod(path, 0o644);
  return path;
}

const ENTITIES: readonly [string, string][] = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
];

function escapeXml(text: string): string {
  return ENTITIES.reduce((done, [plain, entity]) => done.replaceAll(plain, entity), text);
}

function unescapeXml(text: string): string {
  return ENTITIES.reduceRight((done, [plain, entity]) => done.replaceAll(entity, plain), text);
}
