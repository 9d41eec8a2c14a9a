import { constants } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, type Stats, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { relativePath } from "./paths.ts";
import type { RecordInput } from "./workspace.ts";

/** The system's code, on some, of a file of the wrong kind. */
const IRREGULAR = "EFTYPE";

/** Why a file of the user's could not be read, by the system's code. */
const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["does not exist", "Create it, or correct its name."],
  EACCES: ["may not be read", "Give yourself the right to read it."],
  EPERM: ["may not be read", "Give yourself the right to read it."],
  EISDIR: ["is a folder", "Name a file."],
  ENOTDIR: ["stands below a file", "Correct the path: a part of it is no folder."],
  ELOOP: ["is a link that leads to itself", "Correct the link."],
  [IRREGULAR]: [
    "is no regular file",
    "Put a file with the contents in its place, no pipe or device.",
  ],
};

/**
 * The bytes of a file of the workspace, recorded as an input of the edition.
 * Throws an InputError where it can't be read; `place` says who asked for it, the file itself by default.
 */
export async function readInput(
  root: string,
  path: string,
  record: RecordInput,
  place: Place = { file: relativePath(root, path) },
): Promise<Buffer> {
  const bytes = await readBytes(path, relativePath(root, path), place);
  record({ path: relativePath(root, path), sha256: sha256(bytes), bytes: bytes.length });
  return bytes;
}

/** As readInput, decoded as UTF-8 without its byte order mark; other bytes are a finding with their line. */
export async function readInputText(
  root: string,
  path: string,
  record: RecordInput,
  place?: Place,
): Promise<string> {
  return decodeUtf8(await readInput(root, path, record, place), relativePath(root, path));
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Throws an InputError where there are more bytes than a text can be made of, half a gigabyte. */
export function refuseLong(bytes: Uint8Array, file: string): void {
  if (bytes.length <= constants.MAX_STRING_LENGTH) return;
  const message = `the file has ${Math.round(bytes.length / 1e6)} MB, too many for a text`;
  const remedy = "Part it into several files, or put the right one in its place.";
  throw new InputError([problem("workspace/file", { file }, message, remedy)]);
}

/** UTF-8 text; throws an InputError that names the first line with other bytes. */
function decodeUtf8(bytes: Uint8Array, file: string): string {
  refuseLong(bytes, file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([
      problem(
        "workspace/encoding",
        { file, line: firstBadLine(bytes) },
        "the text is not UTF-8",
        "Save the file as UTF-8.",
      ),
    ]);
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8");
  const lenient = decoder.decode(bytes);
  const bad = lenient.indexOf("\uFFFD");
  return lenient.slice(0, Math.max(bad, 0)).split("\n").length;
}

async function readBytes(path: string, shown: string, place: Place): Promise<Buffer> {
  try {
    return await readRegular(path);
  } catch (error) {
    const [fault, remedy] = FAULTS[systemCode(error)] ?? [
      `can't be read (${systemCode(error)})`,
      "Look at the file and its disk.",
    ];
    throw new InputError([problem("workspace/file", place, `the file ${shown} ${fault}`, remedy)]);
  }
}

/**
 * The bytes of a file, or an error with the system's code: also for a pipe or a device, which would be waited for,
 * or read, without end. Whatever lies where others can write is read so.
 */
export async function readRegular(path: string): Promise<Buffer> {
  refuseIrregular(path, await stat(path));
  return await readFile(path);
}

/** The same at once. */
export function readRegularSync(path: string): Buffer {
  refuseIrregular(path, statSync(path));
  return readFileSync(path);
}

/** A folder says so itself. */
function refuseIrregular(path: string, found: Stats): void {
  if (found.isFile() || found.isDirectory()) return;
  throw Object.assign(new Error(`${path} is no regular file`), { code: IRREGULAR });
}

/** The system's error code ("ENOENT"), or the message of an error that has none. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
