import { escapeControl } from "../finding/control-character.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";

/** Findings shown for one file; a wrong column has as many as the file has rows. */
const SHOWN = 100;

/** Collects the findings of one data file, and gives them in the order of its lines. */
export interface Report {
  add(rule: string, place: Place, message: string, remedy: string): void;
  /** Says that a line has a confidential value: it isn't shown, nor is the value in what is found there. */
  withhold(line: number | undefined, value: string): void;
  /** Whether nothing was found. */
  clean(): boolean;
  /** What was found, the first hundred and how many more. */
  findings(): Finding[];
}

/** A report for one file. It keeps little more than it shows: a file can have a million wrong cells. */
export function fileReport(file: string): Report {
  let kept: Finding[] = [];
  let count = 0;
  /** The last of those shown, once there are enough: what comes behind it is only counted. */
  let last: Finding | undefined;
  const withheld = new Map<number | undefined, string[]>();
  return {
    add(rule, place, message, remedy) {
      count++;
      const finding = problem(rule, place, message, remedy);
      if (last !== undefined && byPlace(finding, last) >= 0) return;
      kept.push(finding);
      if (kept.length < 2 * SHOWN) return;
      kept = kept.sort(byPlace).slice(0, SHOWN);
      last = kept.at(-1);
    },
    withhold(line, value) {
      withheld.set(line, [...(withheld.get(line) ?? []), value]);
    },
    clean: () => count === 0,
    findings() {
      const shown = [...kept]
        .sort(byPlace)
        .slice(0, SHOWN)
        .map((finding) => discreet(finding, withheld.get(finding.line)));
      return count === shown.length ? shown : [...shown, theRest(file, count - shown.length)];
    },
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** A finding without the confidential values of its line, and without the line itself. */
function discreet(finding: Finding, values: readonly string[] | undefined): Finding {
  if (values === undefined) return finding;
  const message = values
    .filter((value) => value !== "")
    .reduce(
      (said, value) => said.replaceAll(quoted(value), "a confidential value"),
      finding.message,
    );
  return { ...finding, message, excerpt: false };
}

function theRest(file: string, count: number): Finding {
  const message = `… and ${count} more findings in this file`;
  return problem("data/more", { file }, message, "Mend those above and check again.");
}

/** A cell's value in a message: quoted, control characters visible, long ones cut. */
export function quoted(value: string): string {
  const characters = [...value];
  const shown = characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : value;
  return escapeControl(JSON.stringify(shown));
}
