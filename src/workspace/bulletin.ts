import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { assetNames, readAsset, type SourceFile } from "./assets.ts";
import { type KeyPath, parseDefinition } from "./definition.ts";
import { insideWorkspace, relativePath } from "./paths.ts";
import { readInputText, systemCode } from "./read.ts";
import type { Definition } from "./schema.ts";
import type { RecordInput, Workspace } from "./workspace.ts";

/** A bulletin as it lies on disk: its definition and the texts beside it, nothing checked yet. */
export interface Bulletin {
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
  readonly definition: Definition;
  readonly locate: (path: KeyPath) => Place;
  /** `facts/<name>.sql` by name. */
  readonly queries: ReadonlyMap<string, SourceFile>;
  /** `facts/checks/*.sql`, by name. */
  readonly checks: readonly SourceFile[];
  /** The query that lists the editions of a burst; undefined where the definition names none. */
  readonly burst: SourceFile | undefined;
  /** `charts/<name>.vl.json` by name. */
  readonly charts: ReadonlyMap<string, SourceFile>;
  /** `page.<language>.hbs` by language. */
  readonly pages: ReadonlyMap<string, SourceFile>;
  /** Ours, overridden by `templates/shared/`, overridden by the bulletin's `partials/`. */
  readonly partials: ReadonlyMap<string, SourceFile>;
  /** Style sheets in the order in which they stand in the page. */
  readonly styles: readonly SourceFile[];
  /** `photos/*`: name and absolute path. */
  readonly photos: ReadonlyMap<string, string>;
  /** `commentary/*`: name and absolute path; an edition reads its own only. */
  readonly commentary: ReadonlyMap<string, string>;
  /** SQL that every query sees: our macros, `templates/shared/*.sql`, the bulletin's `views/*.sql`. */
  readonly macros: readonly SourceFile[];
}

/** The names of the workspace's bulletins: folders of `templates/` with a `bulletin.yaml`. */
export async function bulletinNames(workspace: Workspace): Promise<string[]> {
  const names = await filesOf(workspace.templates);
  const found = await Promise.all(
    names.map(async (name) =>
      (await isFile(join(workspace.templates, name, "bulletin.yaml"))) ? [name] : [],
    ),
  );
  return found.flat();
}

/**
 * Reads a bulletin and every text beside it. Throws an InputError where the bulletin is unknown
 * (near name), its definition is wrong, a file can't be read, or a page is missing for a language.
 */
export async function readBulletin(
  workspace: Workspace,
  name: string,
  record: RecordInput,
): Promise<Bulletin> {
  await refuseUnknown(workspace, name);
  const directory = join(workspace.templates, name);
  const read = (path: string): Promise<SourceFile> => readSource(workspace, path, record);
  const file = await read(join(directory, "bulletin.yaml"));
  const { definition, locate } = parseDefinition(file.file, file.text);
  const shared = join(workspace.templates, "shared");
  const bulletin: Bulletin = {
    name,
    directory,
    definition,
    locate,
    queries: await readFolder(join(directory, "facts"), ".sql", read),
    checks: [...(await readFolder(join(directory, "facts", "checks"), ".sql", read)).values()],
    burst: await readBurst(directory, { definition, locate }, read),
    charts: await readFolder(join(directory, "charts"), ".vl.json", read),
    pages: await readPages(directory, read),
    partials: new Map([
      ...(await readAssets(["layouts", "partials"], ".hbs", record)),
      ...(await readFolder(shared, ".hbs", read)),
      ...(await readFolder(join(directory, "partials"), ".hbs", read)),
    ]),
    styles: await readStyles(
      [join(shared, "style.css"), join(directory, "style.css")],
      read,
      record,
    ),
    photos: await listFiles(workspace, join(directory, "photos")),
    commentary: await listFiles(workspace, join(directory, "commentary")),
    macros: [
      await readAsset("macros.sql", record),
      ...(await readFolder(shared, ".sql", read)).values(),
      ...(await readFolder(join(directory, "views"), ".sql", read)).values(),
    ],
  };
  refuseMissingPages(bulletin);
  return bulletin;
}

async function refuseUnknown(workspace: Workspace, name: string): Promise<void> {
  const names = await bulletinNames(workspace);
  if (names.includes(name)) return;
  const place = { file: `templates/${name}/bulletin.yaml` };
  const remedy = nameRemedy(name, names, `Write the first one: ${place.file}.`);
  throw new InputError([
    problem("workspace/unknown-bulletin", place, `there is no bulletin "${name}"`, remedy),
  ]);
}

function refuseMissingPages(bulletin: Bulletin): void {
  const missing = bulletin.definition.languages.filter((language) => !bulletin.pages.has(language));
  if (missing.length === 0) return;
  throw new InputError(
    missing.map((language) =>
      problem(
        "workspace/missing-page",
        bulletin.locate(["languages", bulletin.definition.languages.indexOf(language)]),
        `there is no page for the language "${language}"`,
        `Write templates/${bulletin.name}/page.${language}.hbs, or take the language out.`,
      ),
    ),
  );
}

async function readSource(
  workspace: Workspace,
  path: string,
  record: RecordInput,
): Promise<SourceFile> {
  const file = relativePath(workspace.root, path);
  await insideWorkspace(workspace.root, file, { file });
  return { file, text: await readInputText(workspace.root, path, record) };
}

/** The folder's files with an ending, by name without it; none where there is no folder. */
async function readFolder(
  folder: string,
  ending: string,
  read: (path: string) => Promise<SourceFile>,
): Promise<Map<string, SourceFile>> {
  const names = (await filesOf(folder)).filter((name) => name.endsWith(ending));
  const sources = new Map<string, SourceFile>();
  for (const name of names)
    sources.set(name.slice(0, -ending.length), await read(join(folder, name)));
  return sources;
}

/** The file that `burst.query` names, with the near name where it isn't there. */
async function readBurst(
  directory: string,
  { definition, locate }: Pick<Bulletin, "definition" | "locate">,
  read: (path: string) => Promise<SourceFile>,
): Promise<SourceFile | undefined> {
  const name = definition.burst?.query;
  if (name === undefined) return undefined;
  const there = (await filesOf(directory)).filter((file) => file.endsWith(".sql"));
  if (there.includes(name)) return await read(join(directory, name));
  const remedy = nameRemedy(
    name,
    there,
    `Write it: a row for each edition, its columns parameters.`,
  );
  throw new InputError([
    problem(
      "burst/missing-query",
      locate(["burst", "query"]),
      `there is no file ${name} beside the definition`,
      remedy,
    ),
  ]);
}

async function readAssets(
  folders: string[],
  ending: string,
  record: RecordInput,
): Promise<Map<string, SourceFile>> {
  const sources = new Map<string, SourceFile>();
  for (const name of (await Promise.all(folders.map(assetNames))).flat()) {
    if (!name.endsWith(ending)) continue;
    const stem = name.slice(name.lastIndexOf("/") + 1, -ending.length);
    sources.set(stem, await readAsset(name, record));
  }
  return sources;
}

async function readPages(
  directory: string,
  read: (path: string) => Promise<SourceFile>,
): Promise<Map<string, SourceFile>> {
  const pages = new Map<string, SourceFile>();
  for (const name of await filesOf(directory)) {
    const language = /^page\.(.+)\.hbs$/.exec(name)?.[1];
    if (language !== undefined) pages.set(language, await read(join(directory, name)));
  }
  return pages;
}

async function readStyles(
  paths: string[],
  read: (path: string) => Promise<SourceFile>,
  record: RecordInput,
): Promise<SourceFile[]> {
  const styles = [await readAsset("bulletin.css", record)];
  for (const path of paths) if (await isFile(path)) styles.push(await read(path));
  return styles;
}

/** A folder's files by name, each with its absolute path, not read yet. */
async function listFiles(workspace: Workspace, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of await filesOf(folder)) {
    const file = relativePath(workspace.root, join(folder, name));
    files.set(name, await insideWorkspace(workspace.root, file, { file }));
  }
  return files;
}

function unreadable(folder: string, error: unknown): InputError {
  const file = `${basename(dirname(folder))}/${basename(folder)}`;
  const message = `the folder ${file} can't be read (${systemCode(error)})`;
  return new InputError([
    problem("workspace/file", { file }, message, "Give yourself the right to read it."),
  ]);
}

/** Sorted names in a folder, hidden ones left out; none where there is no folder. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return [];
    throw unreadable(folder, error);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
