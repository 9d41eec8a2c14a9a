import { type Finding, placeText } from "./finding.ts";

/**
 * The user's input is at fault: one finding or many, never a stack trace.
 * Excludes faults of our own, which are plain errors.
 */
export class InputError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map((f) => `${placeText(f)}: ${f.message}. ${f.remedy}`).join("\n"));
    this.name = "InputError";
    this.findings = findings;
  }
}

/** Throws an InputError if any of the findings is an error; returns the warnings otherwise. */
export function throwIfErrors(findings: readonly Finding[]): readonly Finding[] {
  if (findings.some((finding) => finding.severity === "error")) throw new InputError(findings);
  return findings;
}
