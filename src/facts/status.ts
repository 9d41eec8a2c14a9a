import { nearest } from "../finding/near.ts";
import type { Status } from "./types.ts";

/** Status codes in printing order, and what they stand for. */
const words: Readonly<Record<Status, string>> = {
  p: "provisional",
  r: "revised",
  e: "estimated",
  b: "break",
  c: "confidential",
  x: "not available",
  z: "not applicable",
};

/** All codes, in printing order. */
export const statusCodes: readonly Status[] = ["p", "r", "e", "b", "c", "x", "z"];

function isStatus(code: string): code is Status {
  return Object.hasOwn(words, code);
}

/** What a status cell says: the set of its codes, and what in it is none. */
interface ParsedStatus {
  readonly status: readonly Status[];
  readonly unknown: readonly string[];
}

const NO_STATUS: ParsedStatus = { status: [], unknown: [] };

/** Reads a cell such as "p" or "p,r": codes separated by commas or spaces; NULL and "" are the empty set. */
export function parseStatus(text: string | null): ParsedStatus {
  if (text === null) return NO_STATUS;
  const codes = text.split(/[\s,]+/).filter((code) => code !== "");
  return {
    status: ordered(codes.filter(isStatus)),
    unknown: codes.filter((code) => !isStatus(code)),
  };
}

function ordered(codes: readonly Status[]): Status[] {
  return statusCodes.filter((code) => codes.includes(code));
}

/** The set with one code more, in printing order. */
export function withStatus(status: readonly Status[], code: Status): Status[] {
  return ordered([...status, code]);
}

/** The remedy for an unknown code: the code whose word or letter is near, or all codes. */
export function statusRemedy(unknown: string): string {
  const letter = unknown.toLowerCase();
  const near = isStatus(letter) ? words[letter] : nearest(unknown, Object.values(words));
  const code = statusCodes.find((candidate) => words[candidate] === near);
  // A single wrong letter is as near to one code as to another.
  if (code !== undefined && (isStatus(letter) || unknown.length > 1)) {
    return `Did you mean "${code}" (${words[code]})?`;
  }
  return `Use one of: ${statusCodes.map((known) => `${known} (${words[known]})`).join(", ")}.`;
}

/** The code that says why there is no value: confidential before not available, not applicable. */
export function withholding(status: readonly Status[]): "c" | "x" | "z" | undefined {
  return (["c", "x", "z"] as const).find((code) => status.includes(code));
}
