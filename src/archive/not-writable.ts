import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { systemCode } from "../workspace/read.ts";

/** The rule of the finding that nothing more can be written, whatever the folder. */
export const DISK_FULL = "output/disk-full";

/** The finding of a folder or file below `output/` that can't be written. */
export function notWritable(path: string, error: unknown): InputError {
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return new InputError([diskFull(code)]);
  return new InputError([
    problem(
      "output/not-writable",
      { file: outputPath(path) },
      `the folder can't be written (${code})`,
      "Give yourself the right to write there, or move what stands in its place.",
    ),
  ]);
}

function diskFull(code: string): Finding {
  return problem(
    DISK_FULL,
    { file: "output" },
    code === "EDQUOT" ? "your share of the disk is full" : "the disk is full",
    "Make room and build again.",
  );
}

/** A path from `output/` on, as findings name it. */
export function outputPath(path: string): string {
  const parts = path.split(/[\\/]/);
  return parts.slice(Math.max(0, parts.lastIndexOf("output"))).join("/");
}
