import type { Finding } from "../finding/finding.ts";

/** Findings of one kind that are told one by one; more of them say nothing new. */
const FEW = 5;

/** The first few of findings of one kind; the last of them says how many more there are. */
export function fewOf(findings: readonly Finding[], few = FEW): readonly Finding[] {
  const more = findings.length - few;
  return findings.slice(0, few).map((finding, at) => {
    if (more <= 0 || at < few - 1) return finding;
    return { ...finding, message: `${finding.message} (and ${more} more like it)` };
  });
}
