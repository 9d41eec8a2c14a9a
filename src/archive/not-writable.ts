import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { systemCode } from "../workspace/read.ts";

/** The finding of a folder or file below `output/` that can't be written. */
export function notWritable(path: string, error: unknown): InputError {
  const full = systemCode(error) === "ENOSPC";
  return new InputError([
    problem(
      "output/not-writable",
      { file: outputPath(path) },
      full ? "the disk is full" : `the folder can't be written (${systemCode(error)})`,
      full
        ? "Make room and build again."
        : "Give yourself the right to write there, or move what stands in its place.",
    ),
  ]);
}

/** A path from `output/` on, as findings name it. */
export function outputPath(path: string): string {
  const parts = path.split(/[\\/]/);
  return parts.slice(Math.max(0, parts.lastIndexOf("output"))).join("/");
}
