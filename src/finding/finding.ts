/** Where something is: a file relative to the workspace, `/`-separated, and 1-based line and column. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** How a finding weighs: an error stops the build, a warning is only said. */
export type Severity = "error" | "warning";

/** Something `check` has to say about the user's input: where, what is wrong, how to mend it. */
export interface Finding extends Place {
  readonly severity: Severity;
  /** The rule that was broken, `area/rule`, e.g. `data/type` or `template/unknown-path`. */
  readonly rule: string;
  /** What is wrong: one sentence, lower case at the start, without a full stop at the end. */
  readonly message: string;
  /** How to mend it: one imperative sentence. */
  readonly remedy: string;
  /** False where the line isn't shown with it, since it holds a confidential value. */
  readonly excerpt?: false | undefined;
}

/** An error finding. */
export function problem(rule: string, place: Place, message: string, remedy: string): Finding {
  return { severity: "error", rule, ...place, message, remedy };
}

/** A warning finding. */
export function warning(rule: string, place: Place, message: string, remedy: string): Finding {
  return { severity: "warning", rule, ...place, message, remedy };
}

/** `file:line:column`, as far as it is known. */
export function placeText(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}
