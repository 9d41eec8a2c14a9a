import type { Language } from "./language.ts";

/** What can be said of a value: that it is computed, or the code of its status. */
type Mark = "computed" | "p" | "r" | "e" | "b" | "c" | "x" | "z";

/** Why a value is missing: what its calculation lacked, or the code of its status. */
type Reason =
  | "missing"
  | "missing_base"
  | "zero_base"
  | "negative_base"
  | "incomplete"
  | "x"
  | "z"
  | "c";

interface StatusTable {
  readonly legends: Readonly<Record<Mark, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

/** The signs that are printed in every language. */
const signs: Readonly<Record<Mark, string>> = {
  computed: "*",
  p: "[p]",
  r: "[r]",
  e: "[e]",
  b: "[b]",
  c: "[c]",
  x: "[x]",
  z: "[z]",
};

/** A language's `missing`, `legend` and `mark`. */
export function statusWords({
  legends,
  reasons,
}: StatusTable): Pick<Language, "missing" | "legend" | "mark"> {
  const said = new Map<string, string>(Object.entries(reasons));
  return {
    missing: (reason = "x") => said.get(reason) ?? reason,
    legend: byMark(legends),
    mark: byMark(signs),
  };
}

function byMark(texts: Readonly<Record<Mark, string>>): (mark: string) => string {
  const known = new Map<string, string>(Object.entries(texts));
  return (mark) => {
    const text = known.get(mark);
    if (text === undefined) throw new Error(`no mark is called "${mark}"`);
    return text;
  };
}
