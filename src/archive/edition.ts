import { join } from "node:path";
import type { z } from "zod";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readInputText, sha256 } from "../workspace/read.ts";
import { VERSION } from "../workspace/version.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { type FactsDocument, factsDocumentSchema } from "./facts-document.ts";
import { type EditionFolder, findEdition } from "./find.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";

/** An edition on disk, as it was printed. */
export interface Edition extends EditionFolder {
  readonly manifest: Manifest;
  readonly document: FactsDocument;
}

/**
 * Finds an edition, `<bulletin>/<folder>` or its folder's path (from `start` or from the workspace),
 * and reads its manifest and its facts. Throws an InputError where it isn't built, where the folder
 * holds no edition, and where a file of it is damaged, changed or of another version's shape.
 */
export async function openEdition(
  workspace: Workspace,
  given: string,
  start: string = process.cwd(),
  record: RecordInput = () => {},
): Promise<Edition> {
  return readEdition(workspace, await findEdition(workspace, given, start), record);
}

/** Reads the manifest and the facts of an edition's folder; see `openEdition`. */
export async function readEdition(
  workspace: Workspace,
  folder: EditionFolder,
  record: RecordInput = () => {},
): Promise<Edition> {
  const { manifest } = await readManifest(workspace, folder, record);
  const text = await readEditionFile(workspace, folder, manifest, "facts.json", record);
  const document = parsed(factsDocumentSchema, text, `${folder.shown}/facts.json`, manifest);
  return { ...folder, manifest, document };
}

/** The manifest of an edition's folder, and its text as it stands on disk. */
export async function readManifest(
  workspace: Workspace,
  { directory, shown }: EditionFolder,
  record: RecordInput = () => {},
): Promise<{ readonly manifest: Manifest; readonly text: string }> {
  const file = `${shown}/manifest.json`;
  const text = await readInputText(workspace.root, join(directory, "manifest.json"), record, {
    file,
  });
  return { manifest: parsed(manifestSchema, text, file), text };
}

/**
 * The text of a file that the manifest lists. Throws an InputError where it isn't the one that was
 * built: its hash is another.
 */
export async function readEditionFile(
  workspace: Workspace,
  { directory, shown }: EditionFolder,
  manifest: Manifest,
  path: string,
  record: RecordInput = () => {},
): Promise<string> {
  const file = `${shown}/${path}`;
  const output = manifest.outputs.find((one) => one.path === path);
  if (output === undefined) throw new InputError([otherShape(file, "it is not listed", manifest)]);
  const text = await readInputText(workspace.root, join(directory, path), record, { file });
  if (sha256(text) === output.sha256) return text;
  throw new InputError([
    problem(
      "edition/damaged",
      { file },
      "this is not the file that was built: its hash is not the one in manifest.json",
      "Build the edition again, or take it from where it is kept.",
    ),
  ]);
}

function parsed<T>(schema: z.ZodType<T>, text: string, file: string, manifest?: Manifest): T {
  const content = parsedJson(text, file);
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue === undefined ? "" : issue.path.map(String).join(".");
  const fault = `${at === "" ? "the whole" : `"${at}"`} is not right`;
  throw new InputError([otherShape(file, fault, manifest)]);
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError([
      problem(
        "edition/damaged",
        { file },
        "the file is damaged: it is no JSON",
        "Build the edition again, or take it from where it is kept.",
      ),
    ]);
  }
}

/** A file that another version wrote, or nobody of ours. */
function otherShape(file: string, fault: string, manifest: Manifest | undefined): Finding {
  const made = manifest?.made_with.bulletin;
  const other = made === undefined || made === VERSION ? undefined : made;
  const by = other === undefined ? "" : `, but version ${other} wrote it`;
  return problem(
    "edition/shape",
    { file },
    `the file has not the shape that bulletin ${VERSION} reads${by}: ${fault}`,
    other === undefined
      ? "Build the edition again, or take it from where it is kept."
      : `Build the edition again with this version; where it is released, and so frozen, use version ${other}.`,
  );
}
