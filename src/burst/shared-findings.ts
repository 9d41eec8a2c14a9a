import { type Finding, placeText } from "../finding/finding.ts";

/** A finding and the editions that have it. */
export interface SharedFinding {
  readonly finding: Finding;
  /** `<bulletin>/<folder>`, in the order of the burst's list. */
  readonly editions: readonly string[];
}

/** An edition's findings, and its place in the burst's list. */
export interface EditionFindings {
  readonly index: number;
  readonly edition: string;
  readonly findings: readonly Finding[];
}

/**
 * The findings of many editions, each once: what is wrong in a template is so in all of them. Errors first,
 * then in the order of the list, whatever the order in which the editions were finished.
 */
export function sharedFindings(all: readonly EditionFindings[]): SharedFinding[] {
  const shared = new Map<string, { finding: Finding; editions: Set<string> }>();
  for (const { edition, findings } of [...all].sort((a, b) => a.index - b.index)) {
    for (const finding of findings) {
      const key = [finding.severity, finding.rule, placeText(finding), finding.message].join("\n");
      const known = shared.get(key);
      if (known === undefined) shared.set(key, { finding, editions: new Set([edition]) });
      else known.editions.add(edition);
    }
  }
  const groups = [...shared.values()].map(({ finding, editions }) => ({
    finding,
    editions: [...editions],
  }));
  const isError = ({ finding }: SharedFinding): boolean => finding.severity === "error";
  return [...groups.filter(isError), ...groups.filter((group) => !isError(group))];
}
