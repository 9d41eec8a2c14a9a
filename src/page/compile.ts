import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Program } from "./ast.ts";
import { compileProgram, runTemplate, type TemplateFunction, templateOf } from "./engine.ts";
import { keptCode, noteCode } from "./kept-code.ts";
import { parseTemplate } from "./parse.ts";
import { readTemplate, type TextKind } from "./read-template.ts";
import type { Render } from "./render.ts";
import { rewrite } from "./rewrite.ts";

/** Layouts and partials by name. */
export type Partials = ReadonlyMap<string, SourceFile>;

/** A template ready to print any number of editions; it keeps no state between them. */
export interface CompiledTemplate {
  readonly source: SourceFile;
  /** The text of one edition, its slots not yet filled. Throws an InputError for what is wrong in it. */
  readonly run: (render: Render) => string;
}

/** Compiled files, by the object that was read: a burst compiles each layout once. */
const compiled = new WeakMap<SourceFile, TemplateFunction>();

/**
 * Compiles a template with the partials it may call. Throws an InputError with all that is wrong in
 * any of them: syntax, places in the HTML where nothing can print, unknown helpers.
 */
export function compileTemplate(
  source: SourceFile,
  partials: Partials,
  kind: TextKind = "page",
): CompiledTemplate {
  const findings: Finding[] = [];
  const own = compileFile(source, findings, kind);
  const called = Object.fromEntries(
    [...partials].flatMap(([name, file]) => {
      const template = compileFile(file, findings);
      return template === undefined ? [] : [[name, template] as const];
    }),
  );
  if (own === undefined || findings.length > 0) throw new InputError(findings);
  return { source, run: (render) => readable(source, () => runTemplate(own, called, render)) };
}

/** Lines of plain text, by file and text: a burst says the same title and subject in each edition. */
const lines = new Map<string, TemplateFunction>();

/** Far more than a bulletin has. */
const MOST_LINES = 500;

function compileLine(source: SourceFile): TemplateFunction {
  const key = `${source.file}\n${source.text}`;
  const made = lines.get(key) ?? compileSource(source, "line");
  if (lines.size >= MOST_LINES) lines.clear();
  lines.set(key, made);
  return made;
}

/**
 * Compiles a line of plain text: a title, a folder's name, a mail's subject. The same vocabulary, but
 * nothing prints markup. All findings are at the place of the text.
 */
export function compileText(text: string, place: Place): CompiledTemplate {
  const source: SourceFile = { file: place.file, text };
  try {
    const template = compileLine(source);
    return {
      source,
      run: (render) => at(place, () => readable(source, () => runTemplate(template, {}, render))),
    };
  } catch (error) {
    throw moved(error, place);
  }
}

/** Reads a line of plain text, as compileText does, without compiling it. */
export function parseText(text: string, place: Place): Program {
  try {
    return parseTemplate({ file: place.file, text });
  } catch (error) {
    throw moved(error, place);
  }
}

function at(place: Place, run: () => string): string {
  try {
    return run();
  } catch (error) {
    throw moved(error, place);
  }
}

/** A line within another file knows only its own columns: its findings are said where it stands. */
function moved(error: unknown, place: Place): unknown {
  if (!(error instanceof InputError)) return error;
  return new InputError(error.findings.map((finding) => ({ ...finding, ...place })));
}

function compileFile(
  source: SourceFile,
  findings: Finding[],
  kind: TextKind = "page",
): TemplateFunction | undefined {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  try {
    const template = compileSource(source, kind);
    compiled.set(source, template);
    return template;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    findings.push(...error.findings);
    return undefined;
  }
}

function compileSource(source: SourceFile, kind: TextKind): TemplateFunction {
  const template = [kind, source.file, source.text];
  // Only what is right becomes code.
  const kept = keptCode(template);
  if (kept !== undefined) return templateOf(kept);
  const { program, plan } = readTemplate(source, kind);
  const rewritten = rewrite(source.file, program, plan);
  const findings = [...plan.findings, ...rewritten.findings];
  if (findings.length > 0) throw new InputError(findings);
  return compileProgram(rewritten.program, (code) => noteCode(template, code));
}

/** What Handlebars itself throws at run time, as findings. */
function readable(source: SourceFile, run: () => string): string {
  try {
    return run();
  } catch (error) {
    const missing = /The partial (\S+) could not be found/.exec(String(error));
    if (missing !== null) throw new InputError([unknownPartial(source, missing[1] ?? "")]);
    if (error instanceof RangeError) throw new InputError([endless(source)]);
    throw error;
  }
}

function unknownPartial(source: SourceFile, name: string): Finding {
  return problem(
    "template/unknown-partial",
    { file: source.file },
    `there is no partial "${name}"`,
    `Write it as partials/${name}.hbs, or define it with {{#*inline "${name}"}}.`,
  );
}

function endless(source: SourceFile): Finding {
  return problem(
    "template/endless",
    { file: source.file },
    "a partial calls itself without end",
    "Remove the call, or put it into a condition.",
  );
}
