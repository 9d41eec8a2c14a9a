import { join } from "node:path";
import { InputError } from "../finding/input-error.ts";
import { parseDefinition } from "../workspace/definition.ts";
import { relativePath } from "../workspace/paths.ts";
import { readInputText, sha256, systemCode } from "../workspace/read.ts";
import type { Definition } from "../workspace/schema.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import { machineHash } from "./machine.ts";
import { type FileHashes, filesBelow } from "./standing-files.ts";

/** All that decides on the editions of a bulletin, as it stands at one moment; nothing of it is understood. */
export interface Standing {
  readonly workspace: Workspace;
  readonly bulletin: string;
  readonly definition: Definition;
  /** Every file that any edition could read, but for what was published before. */
  readonly files: FileHashes;
  /** What editions are made with. */
  readonly machine: string;
  /** SHA-256 of `files` and `machine`. */
  readonly hash: string;
}

/**
 * Hashes what a bulletin's editions are made of and with: some megabytes, once for all of them. Undefined where
 * that can't be done; whoever then makes an edition finds out why, and says it in its place.
 */
export async function standingOf(
  workspace: Workspace,
  bulletin: string,
): Promise<Standing | undefined> {
  try {
    const folder = join(workspace.templates, bulletin);
    const definition = await readDefinition(workspace, folder);
    const files = await filesBelow(workspace.root, [
      ...[folder, join(workspace.templates, "shared")],
      ...definition.data.map((name) => join(workspace.data, name)),
    ]);
    const machine = await machineHash();
    if (machine === undefined) return undefined;
    const hash = sha256(JSON.stringify([machine, ...files]));
    return { workspace, bulletin, definition, files, machine, hash };
  } catch (error) {
    if (error instanceof InputError || SYSTEM.test(systemCode(error))) return undefined;
    throw error;
  }
}

/**
 * Whether files that were read are those that were hashed: one may change in between, and back again. What is the
 * machine's, or was published, isn't hashed by its path.
 */
export function isAsHashed({ files }: Standing, read: readonly InputFile[]): boolean {
  const isOwn = ({ path }: InputFile): boolean => !/^(?:bulletin:|output\/)/.test(path);
  return read.filter(isOwn).every(({ path, sha256: hash }) => files.get(path) === hash);
}

/** A code of the system, such as EACCES. */
const SYSTEM = /^E[A-Z]+$/;

async function readDefinition({ root }: Workspace, folder: string): Promise<Definition> {
  const path = join(folder, "bulletin.yaml");
  const text = await readInputText(root, path, () => {});
  return parseDefinition(relativePath(root, path), text).definition;
}
