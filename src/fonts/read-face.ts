import { readFileSync } from "node:fs";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Face, FONT_LIST, faceName } from "./faces.ts";

/** The bytes of a face's file; an InputError where it can't be read or is no TrueType font. */
export function readFace(face: Face): Buffer {
  const bytes = bytesOf(face.path);
  // 00 01 00 00: TrueType outlines. OTTO, wOFF and the rest would print as Type 3.
  if (bytes.length > 12 && bytes.readUInt32BE(0) === 0x0001_0000) return bytes;
  throw new InputError([
    problem(
      "fonts/unreadable",
      { file: FONT_LIST },
      `the face ${faceName(face)} (${face.file}) can't be read as a TrueType font`,
      "Install Bulletin's packages again with `npm ci`.",
    ),
  ]);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
