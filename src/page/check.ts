import type { Finding, Place } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Program } from "./ast.ts";
import type { Checker, Environment } from "./check-state.ts";
import { walk } from "./check-statement.ts";
import { checkTypedText } from "./check-text.ts";
import { parseTemplate } from "./parse.ts";
import { planPrinting } from "./printing.ts";
import { planLine } from "./printing-line.ts";
import { rootShape, type TemplateScope } from "./scope.ts";
import { unknownPart } from "./unknown-part.ts";

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
  return sorted(checker.findings);
}

/** The same for a line of plain text of another file; all findings are at its place. */
export function checkText(text: string, place: Place, scope: TemplateScope): Finding[] {
  const checker = startChecker(scope);
  const source: SourceFile = { file: place.file, text };
  const program = readFile(checker, source, true);
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
    references: [],
    walk: (program, env) => walk(checker, program, env),
    read: (source) => readFile(checker, source),
  };
  return checker;
}

function rootEnvironment(checker: Checker, file: string): Environment {
  return {
    file,
    scopes: [checker.root],
    params: new Map(),
    data: new Map(),
    inlines: new Map(),
    way: [],
  };
}

/** A file's tree, read once; what is wrong with its own markup and text is said then. */
function readFile(checker: Checker, source: SourceFile, line = false): Program | undefined {
  if (!checker.files.has(source.file)) {
    checker.files.set(source.file, readNew(checker, source, line));
  }
  return checker.files.get(source.file);
}

function readNew(checker: Checker, source: SourceFile, line: boolean): Program | undefined {
  try {
    const program = parseTemplate(source);
    const plan = line ? planLine(source, program) : planPrinting(source, program);
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
