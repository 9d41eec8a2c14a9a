import { sha256 } from "../workspace/read.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { Face } from "./faces.ts";
import { readFace } from "./read-face.ts";

/** A face's file doesn't change while we run, and each edition names it again. */
const known = new WeakMap<Face, InputFile>();

/**
 * Face files as inputs of an edition, for the manifest, in the order given. Throws an InputError where one can't be read.
 */
export function fontInputs(used: readonly Face[]): readonly InputFile[] {
  return used.map((face) => {
    const input = known.get(face) ?? inputOf(face);
    known.set(face, input);
    return input;
  });
}

function inputOf(face: Face): InputFile {
  const bytes = readFace(face);
  return { path: facePath(face), sha256: sha256(bytes), bytes: bytes.length };
}

/** What a manifest calls a face. */
export function facePath({ file }: Face): string {
  return `bulletin:fonts/${file}`;
}
