import type { Finding, Place } from "../../finding/finding.ts";
import { InputError } from "../../finding/input-error.ts";
import type { SourceFile } from "../../workspace/assets.ts";
import type { Program } from "../ast.ts";
import { readTemplate, type TextKind } from "../read-template.ts";
import { rootShape, type TemplateScope } from "../scope.ts";
import { unknownPart } from "../unknown-part.ts";
import { checkCommentaryCalled } from "./commentary.ts";
import { checkMarkdown } from "./markdown.ts";
import { type Checker, rootEnvironment } from "./state.ts";
import { walk } from "./statement.ts";
import { checkTypedText } from "./text.ts";

/**
 * Everything that can be found in a template without printing it: syntax, places in the HTML, paths
 * (in plain mustaches, helper arguments, conditions, loops, parameters of partials), helpers and their
 * arguments, partials, figures, notes, typed digits. Follows the partials it calls with the context
 * they are called with. Pure; findings in the order of file, line and column.
 */
export function checkTemplate(source: SourceFile, scope: TemplateScope): Finding[] {
  const checker = startChecker(scope);
  const program = readFile(checker, source);
  if (program !== undefined) walk(checker, program, rootEnvironment(checker, source.file));
  checkReferences(checker);
  checkCommentaryCalled(checker, source);
  return sorted(checker.findings);
}

/** The same for a line of plain text of another file; all findings are at its place. */
export function checkText(text: string, place: Place, scope: TemplateScope): Finding[] {
  const checker = startChecker(scope);
  const source: SourceFile = { file: place.file, text };
  const program = readFile(checker, source, "line");
  if (program !== undefined) walk(checker, program, rootEnvironment(checker, source.file));
  return sorted(checker.findings.map((finding) => ({ ...finding, ...place })));
}

function startChecker(scope: TemplateScope): Checker {
  const checker: Checker = {
    scope,
    root: rootShape(scope),
    findings: [],
    files: new Map(),
    printing: new Map(),
    called: new Set(),
    figures: new Set(),
    notes: new Set(),
    commentaries: new Set(),
    references: [],
    walk: (program, env) => walk(checker, program, env),
    read: (source, kind) => readFile(checker, source, kind),
  };
  return checker;
}

/** A file's tree, read once; what is wrong with its own markup and text is said then. */
function readFile(
  checker: Checker,
  source: SourceFile,
  kind: TextKind = "page",
): Program | undefined {
  if (!checker.files.has(source.file)) {
    checker.files.set(source.file, readNew(checker, source, kind));
  }
  return checker.files.get(source.file);
}

function readNew(checker: Checker, source: SourceFile, kind: TextKind): Program | undefined {
  try {
    const { program, plan } = readTemplate(source, kind);
    if (kind === "markdown") checker.findings.push(...checkMarkdown(source));
    checker.findings.push(...plan.findings);
    for (const text of plan.texts) checkTypedText(checker, text);
    for (const [mustache, printing] of plan.printing) checker.printing.set(mustache, printing);
    return program;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    checker.findings.push(...error.findings);
    return undefined;
  }
}

function checkReferences(checker: Checker): void {
  for (const reference of checker.references) {
    const known = reference.to === "figure" ? checker.figures : checker.notes;
    const { to, id, place } = reference;
    if (!known.has(id)) checker.findings.push(unknownPart(to, id, known, place));
  }
}

/** Each finding once, in the order of file, line and column. */
function sorted(findings: readonly Finding[]): Finding[] {
  const unique = new Map(
    findings.map((f) => [`${f.file}:${f.line}:${f.column}:${f.rule}:${f.message}`, f]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
