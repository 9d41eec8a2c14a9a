import type { FactTables } from "../facts/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import {
  type PrintedFigure,
  type PrintedNote,
  type PrintedTable,
  printedFigures,
  printedNotes,
} from "./captions.ts";
import type { CompiledTemplate } from "./compile.ts";
import { type EditionValues, rootContext } from "./context.ts";
import { insertDrawings, labelDrawings } from "./drawings.ts";
import { markForeignRuns, mayHaveForeignRuns } from "./foreign-runs.ts";
import { completeHead } from "./head.ts";
import { pageNesting } from "./nesting.ts";
import { countNotes, undefinedNotes } from "./notes.ts";
import type { Occurrence, RecordOccurrence } from "./occurrence.ts";
import { occurrencesOf } from "./occurrences.ts";
import { checkPage } from "./page-checks.ts";
import { type PageParts, partsOf } from "./parts.ts";
import { countSlots, marksInOrder, type Render, type RenderInput, startRender } from "./render.ts";
import { fitScreen } from "./screen.ts";
import { silentFacts } from "./silent-facts.ts";
import type { Medium } from "./slots.ts";
import {
  attributeOf,
  type Element,
  elementsById,
  elementsOf,
  headingLevel,
  parsePage,
  rootElement,
  serializePage,
  setAttribute,
  textOf,
} from "./tree.ts";
import { appendUnfinished } from "./unfinished.ts";
import { normaliseWhitespace } from "./whitespace.ts";

/** What only a page has, not a line of text. */
type PageOnly = Pick<RenderInput, "drawings" | "emptyCharts" | "photos" | "styles" | "commentary">;

/** Everything an edition's texts are made of. */
export interface TextInput extends Omit<RenderInput, "root" | "draft" | keyof PageOnly> {
  readonly tables: FactTables;
  readonly parameters: Readonly<Record<string, string>>;
  /** As far as it is known: an edition's name is worked out before its folder is. */
  readonly edition: Partial<EditionValues>;
  readonly record?: RecordOccurrence;
}

/** Everything a page is made of. */
export interface PageInput extends TextInput, PageOnly {
  /** What a draft still lacks: its last page lists it. */
  readonly unfinished?: readonly Unfinished[] | undefined;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

/** One complete HTML document, and what is on it. */
export interface Page {
  /** For the press, which has the faces: without what says nothing to paper. */
  readonly html: string;
  /** The whole page, for a screen, where one scrolls and follows links; made when it is first asked for. */
  readonly screenHtml: () => string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** In document order, for the outline. */
  readonly headings: readonly Heading[];
  readonly figures: readonly PrintedFigure[];
  readonly tables: readonly PrintedTable[];
  readonly notes: readonly PrintedNote[];
  /** Marks that stand on the page, in the order of the legend. */
  readonly marks: readonly string[];
  readonly parts: PageParts;
  /** Facts in plain text as they were printed, then all others in document order. */
  readonly occurrences: readonly Occurrence[];
  /** Keys of the rows that tables set apart as totals, by fact table. */
  readonly totals: ReadonlyMap<string, string>;
  /** The text of each block, in document order. */
  readonly texts: readonly string[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/**
 * Composes the page of an edition:
 *
 *   template → text with slots → slots counted and filled → tree → head, white space, languages, ids → checked → HTML
 *
 * Linear in the length of the page; drawings, photos and styles are put in at the end, unread. Throws
 * an InputError with every finding where the page can't be printed.
 */
export function composePage(template: CompiledTemplate, input: PageInput): Page {
  const render = startRender(renderInput(input, input));
  const text = completeText(render, template);
  const document = parsePage(text);
  throwIfErrors(pageNesting(document, { file: template.source.file }));
  completeHead(document, render, input);
  appendUnfinished(document, input.language, input.unfinished ?? []);
  const body = rootElement(document, "body");
  const texts = normaliseWhitespace(body);
  if (mayHaveForeignRuns([text, ...texts])) markForeignRuns(body, input.language.tag);
  const elements = elementsOf(document);
  const headings = nameHeadings(elements);
  const findings = [...render.findings, ...checkPage(elements, { file: template.source.file })];
  const warnings = throwIfErrors(findings);
  const labels = labelDrawings(elements, render.drawings, input.language);
  const occurrences = occurrencesOf(render, elements, input.record);
  const { totals } = render;
  const found = { headings, occurrences, totals, texts, findings: warnings };
  const write = (medium: Medium): string => {
    const leftOut = medium === "paper" ? silentFacts(elements, render) : undefined;
    const html = insertDrawings(serializePage(document, leftOut), render.drawings, labels);
    return render.late.insert(html, medium);
  };
  return {
    html: write("paper"),
    ...about(elements, render),
    ...found,
    screenHtml: onScreen(write, elements, render),
  };
}

/** The tree is written for print by then; fitted to a screen it is written once more, not composed. */
function onScreen(
  write: (medium: Medium) => string,
  elements: readonly Element[],
  render: Render,
): () => string {
  let html: string | undefined;
  const make = (): string => {
    fitScreen(elements, render);
    return write("screen");
  };
  return () => {
    html ??= make();
    return html;
  };
}

/** A line of plain text: a title, an edition's name, a mail's subject. */
export function renderText(template: CompiledTemplate, input: TextInput): string {
  const nothing = { drawings: new Map(), photos: new Map(), styles: "" };
  const render = startRender(renderInput(input, nothing));
  const text = completeText(render, template);
  throwIfErrors(render.findings);
  for (const { occurrence, fact } of render.plain) input.record?.(occurrence, fact);
  return text.replace(/[ \t\n\r\f]+/g, " ").trim();
}

function renderInput(
  input: TextInput,
  { drawings, emptyCharts, photos, styles, commentary }: PageOnly,
): RenderInput {
  const { language, tables, parameters, edition, period } = input;
  const root = rootContext(tables, parameters, edition, language);
  const draft = edition.draft ?? false;
  return { language, root, period, draft, drawings, emptyCharts, photos, styles, commentary };
}

function completeText(render: Render, template: CompiledTemplate): string {
  const text = template.run(render);
  countSlots(render, text);
  countNotes(render);
  undefinedNotes(render);
  checkNotesPrinted(render, template);
  return render.slots.fill(text);
}

function checkNotesPrinted(render: Render, template: CompiledTemplate): void {
  const [note] = render.notes.values();
  if (note?.number === undefined || render.notesPrinted) return;
  render.findings.push(
    problem(
      "template/no-notes",
      { file: template.source.file },
      "notes are referred to, but their list is printed nowhere",
      "Add {{notes}} where they belong.",
    ),
  );
}

/** Headings get ids where they have none, numbered in document order. */
function nameHeadings(elements: readonly Element[]): Heading[] {
  const headings: Heading[] = [];
  for (const element of elements) {
    const level = headingLevel(element);
    if (level === undefined) continue;
    const id = attributeOf(element, "id") ?? `heading-${headings.length + 1}`;
    setAttribute(element, "id", id);
    headings.push({ level, text: textOf(element, isMark).trim(), id });
  }
  return headings;
}

/** Marks and note numbers aren't part of a heading's words. */
function isMark(element: Element): boolean {
  const names = attributeOf(element, "class");
  return names === "mark" || names === "note-ref";
}

function about(
  elements: readonly Element[],
  render: Render,
): Pick<Page, "title" | "language" | "figures" | "tables" | "notes" | "marks" | "parts"> {
  const byId = elementsById(elements);
  const title = elements.find(({ tagName }) => tagName === "title");
  return {
    title: title === undefined ? "" : textOf(title),
    language: render.input.language.tag,
    ...printedFigures(byId, render),
    notes: printedNotes(byId, render),
    marks: marksInOrder(render.marks),
    parts: partsOf(elements),
  };
}
