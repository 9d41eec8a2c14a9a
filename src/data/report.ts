import { type Finding, type Place, problem } from "../finding/finding.ts";

/** Findings shown for one file; a wrong column has as many as the file has rows. */
const SHOWN = 100;

/** Collects the findings of one data file. */
export interface Report {
  add(rule: string, place: Place, message: string, remedy: string): void;
  /** What was found, the first hundred and how many more. */
  findings(): Finding[];
}

/** A report for one file. */
export function fileReport(file: string): Report {
  const shown: Finding[] = [];
  let count = 0;
  return {
    add(rule, place, message, remedy) {
      count++;
      if (count <= SHOWN) shown.push(problem(rule, place, message, remedy));
    },
    findings: () => (count > SHOWN ? [...shown, theRest(file, count - SHOWN)] : shown),
  };
}

function theRest(file: string, count: number): Finding {
  const message = `… and ${count} more findings in this file`;
  return problem("data/more", { file }, message, "Mend those above and check again.");
}

/** A cell's value in a message: quoted, control characters visible, long ones cut. */
export function quoted(value: string): string {
  const characters = [...value];
  return JSON.stringify(characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : value);
}
