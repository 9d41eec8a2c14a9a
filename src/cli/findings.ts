import { join } from "node:path";
import { escapeControl } from "../finding/control-character.ts";
import { excerpt } from "../finding/excerpt.ts";
import { type Finding, placeText } from "../finding/finding.ts";
import { readRegular } from "../workspace/read.ts";
import type { Style } from "./terminal.ts";

/**
 * Findings as a person reads them: place, what is wrong, the line in question, how to mend it.
 * `root` is the workspace, from which the lines are read; undefined where there is none.
 */
export async function findingsText(
  findings: readonly Finding[],
  root: string | undefined,
  style: Style,
): Promise<string> {
  const texts = await Promise.all(findings.map((finding) => findingText(finding, root, style)));
  return texts.join("\n\n");
}

async function findingText(
  finding: Finding,
  root: string | undefined,
  style: Style,
): Promise<string> {
  const weight = finding.severity === "error" ? style("red", "error") : style("yellow", "warning");
  const head = `${style("bold", escapeControl(placeText(finding)))}: ${weight}: ${escapeControl(finding.message)}`;
  const shown = root === undefined ? undefined : await sourceExcerpt(finding, root);
  const lines = [head, ...(shown?.split("\n").map((line) => style("dim", `  ${line}`)) ?? [])];
  return [...lines, `  ${escapeControl(finding.remedy)}`].join("\n");
}

async function sourceExcerpt(finding: Finding, root: string): Promise<string | undefined> {
  // A column of a data file counts cells, not characters: a caret would point anywhere.
  if (finding.line === undefined || /^[a-z]+:/.test(finding.file)) return undefined;
  if (finding.excerpt === false) return undefined;
  const text = await readRegular(join(root, finding.file))
    .then(String)
    .catch(() => "");
  const counted =
    /\.(csv|tsv|json|parquet)$/.test(finding.file) && finding.file.startsWith("data/");
  return excerpt(text, finding.line, counted ? undefined : finding.column);
}

/** "2 errors, 1 warning". */
export function countText(findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? "error" : "errors"}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
  ];
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
