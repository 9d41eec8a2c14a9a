import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";

/**
 * The browser didn't do its work: it can't start, it died, it took too long, or the page tried to leave.
 * Said like a user's mistake, without a stack, since the machine and not our code is at fault.
 * Excludes a browser that isn't there, which is an `InputError` of the rule `press/no-browser`.
 */
export class PressError extends InputError {
  readonly rule: PressRule;

  constructor(rule: PressRule, message: string, remedy: string) {
    super([problem(rule, { file: "browser" }, message, remedy)]);
    this.name = "PressError";
    this.rule = rule;
  }
}

/** What can go wrong with a browser that was found. */
type PressRule =
  | "press/start"
  | "press/deadline"
  | "press/died"
  | "press/closed"
  | "press/page"
  | "press/fonts"
  | "press/unpack";
