import type { SourceFile } from "../workspace/assets.ts";
import type { Program } from "./ast.ts";
import { parseTemplate } from "./parse.ts";
import { planPrinting } from "./printing.ts";
import { planLine } from "./printing-line.ts";
import type { PrintingPlan } from "./printing-plan.ts";

/** What a text is: a page or part of one, a page's Markdown, a line that is no HTML. */
export type TextKind = "page" | "markdown" | "line";

/** A template that was read: its tree, and how its mustaches print. Nobody changes it. */
export interface ReadTemplate {
  readonly program: Program;
  readonly plan: PrintingPlan;
}

/** By the object that was read: a burst reads each template once, to check and to compile it. */
const read = new WeakMap<SourceFile, Map<TextKind, ReadTemplate>>();

/** Reads a template. Throws an InputError where its syntax is wrong; the plan has its other findings. */
export function readTemplate(source: SourceFile, kind: TextKind): ReadTemplate {
  const kinds = read.get(source) ?? new Map<TextKind, ReadTemplate>();
  read.set(source, kinds);
  const made = kinds.get(kind) ?? readNew(source, kind);
  kinds.set(kind, made);
  return made;
}

function readNew(source: SourceFile, kind: TextKind): ReadTemplate {
  const program = parseTemplate(source);
  const plan =
    kind === "line"
      ? planLine(source, program)
      : planPrinting(source, program, kind === "markdown");
  return { program, plan };
}
