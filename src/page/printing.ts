import { type Finding, problem } from "../finding/finding.ts";
import type { SourceFile } from "../workspace/assets.ts";
import {
  type BlockStatement,
  bareName,
  type MustacheStatement,
  type PartialCall,
  type Program,
  placeOf,
  type Statement,
} from "./ast.ts";
import { listen, listenTag } from "./content.ts";
import { readHtml, settle } from "./html-reader.ts";
import { describeState, type HtmlState, samePlace, TEXT } from "./html-state.ts";
import { PRINTED_ATTRIBUTES } from "./markup.ts";
import {
  type Draft,
  newDraft,
  type Printing,
  type PrintingPlan,
  TRANSPARENT,
} from "./printing-plan.ts";

/**
 * Reads the HTML of a template around its mustaches and decides for each how it prints: in running
 * text with markup, in attributes and `<title>` plain, in a style sheet as part of a string. What can
 * stand nowhere is a finding, and so is a block that ends in another place than it began in.
 */
export function planPrinting(
  source: SourceFile,
  program: Program,
  isMarkdown = false,
): PrintingPlan {
  const draft: Draft = isMarkdown
    ? { ...newDraft(source.file), markdown: { item: 0 } }
    : newDraft(source.file);
  closeBlock(draft, program, TEXT, undefined);
  return draft;
}

function readProgram(draft: Draft, program: Program, start: HtmlState): HtmlState {
  let state = start;
  for (const statement of program.body) state = readStatement(draft, statement, state);
  return state;
}

function readStatement(draft: Draft, statement: Statement, state: HtmlState): HtmlState {
  switch (statement.type) {
    case "ContentStatement":
      return readHtml(state, statement.original, listen(draft, statement));
    case "MustacheStatement":
      return readMustache(draft, statement, state);
    case "BlockStatement":
      return readBlock(draft, statement, settle(state, listenTag(draft, statement)));
    case "DecoratorBlock":
      closeBlock(draft, statement.program, TEXT, statement);
      return state;
    case "PartialStatement":
    case "PartialBlockStatement":
      readPartial(draft, statement, state);
      return state;
    default:
      return state;
  }
}

function readMustache(draft: Draft, mustache: MustacheStatement, state: HtmlState): HtmlState {
  const printing = printingOf(state, mustache);
  if (typeof printing === "string") draft.printing.set(mustache, printing);
  else draft.findings.push(misplaced(draft, mustache, state, printing.why));
  return state.mode === "before-value" ? { ...state, mode: "unquoted" } : state;
}

function misplaced(
  draft: Draft,
  mustache: MustacheStatement,
  state: HtmlState,
  remedy: string,
): Finding {
  return problem(
    "template/place",
    placeOf(draft.file, mustache.loc),
    `{{${bareName(mustache.path) ?? "…"}}} can't stand ${describeState(state)}`,
    remedy,
  );
}

type Refusal = { readonly why: string };

function printingOf(state: HtmlState, mustache: MustacheStatement): Printing | Refusal {
  if (state.mode === "text") return "text";
  if (state.mode === "double" || state.mode === "single") return attributePrinting(state);
  if (state.mode === "raw") return rawPrinting(state, mustache);
  if (state.mode === "comment") return { why: "Write the remark as {{!-- … --}}." };
  if (state.mode === "unquoted" || state.mode === "before-value") {
    return { why: `Put quotes round the value: ${state.attribute}="{{…}}".` };
  }
  return { why: "Print facts in text or in a quoted attribute." };
}

function attributePrinting(state: HtmlState): Printing | Refusal {
  if (state.attribute === "style") return { why: "Give the element a class, and style that." };
  if (state.attribute.startsWith("on")) return { why: "Remove the event handler." };
  if (!PRINTED_ATTRIBUTES.has(state.attribute)) return "attribute";
  return "alternative text";
}

function rawPrinting(state: HtmlState, mustache: MustacheStatement): Printing | Refusal {
  if (state.tag === "title") return "title";
  if (state.tag !== "style") return { why: `Remove <${state.tag}>.` };
  if (state.css === "double" || state.css === "single") return "css";
  if (bareName(mustache.path) === "styles" && state.css === "rules") return "styles";
  return { why: 'In a style sheet, print facts inside quotes: content: "{{edition.title}}".' };
}

function readBlock(draft: Draft, block: BlockStatement, state: HtmlState): HtmlState {
  if (TRANSPARENT.has(bareName(block.path) ?? "")) return readBranches(draft, block, state);
  if (state.mode !== "text") {
    const name = bareName(block.path) ?? "…";
    draft.findings.push(
      problem(
        "template/place",
        placeOf(draft.file, block.loc),
        `{{#${name}}} can't stand ${describeState(state)}`,
        "Move it into the text of the page.",
      ),
    );
  }
  const isMarkdown = bareName(block.path) === "markdown";
  const inner = isMarkdown ? { ...draft, markdown: { item: 0 } } : draft;
  for (const body of [block.program, block.inverse]) {
    if (body !== undefined) closeBlock(inner, body, TEXT, block);
  }
  return state;
}

function readBranches(draft: Draft, block: BlockStatement, state: HtmlState): HtmlState {
  let end = state;
  for (const body of [block.program, block.inverse]) {
    if (body === undefined) continue;
    const reached = closeBlock(draft, body, state, block);
    if (reached.mode !== state.mode) end = reached;
  }
  return end;
}

/** Reads a body and says where it doesn't end in the place it began in. */
function closeBlock(
  draft: Draft,
  body: Program,
  state: HtmlState,
  block: Statement | undefined,
): HtmlState {
  const end = settle(readProgram(draft, body, state));
  if (samePlace(end, state)) return end;
  const place = block === undefined ? { file: draft.file } : placeOf(draft.file, block.loc);
  draft.findings.push(
    problem(
      "template/unbalanced",
      place,
      `${block === undefined ? "the template" : "the block"} begins ${describeState(state)}, but ends ${describeState(end)}`,
      "Close the tag, attribute, comment or element in the same block that opens it.",
    ),
  );
  return state;
}

function readPartial(draft: Draft, call: PartialCall, state: HtmlState): void {
  if (state.mode !== "text") {
    draft.findings.push(
      problem(
        "template/place",
        placeOf(draft.file, call.loc),
        `a partial can't stand ${describeState(state)}`,
        "Call partials in the text of the page.",
      ),
    );
  }
  if (call.type === "PartialBlockStatement") closeBlock(draft, call.program, TEXT, call);
}
