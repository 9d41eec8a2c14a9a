import type { Drawing } from "../charts/types.ts";
import { markBehind } from "../facts/print.ts";
import { statusCodes } from "../facts/status.ts";
import type { Fact } from "../facts/types.ts";
import type { Finding, Place } from "../finding/finding.ts";
import type { Language, PeriodType } from "../language/language.ts";
import type { Scale } from "../language/types.ts";
import { paperCss } from "./css-text.ts";
import { escapeHtml } from "./escape.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Photo } from "./photo.ts";
import type { CommentaryFile } from "./scope.ts";
import { type LateTexts, makeLateTexts, makeSlots, type Slots } from "./slots.ts";
import { unbrokenHtml } from "./unbroken.ts";
import type { FactPart, Part, Printed, RecordValue } from "./values.ts";

/** What the values of one edition are, before any template is read. */
export interface RenderInput {
  readonly language: Language;
  readonly root: RecordValue;
  readonly period?: { readonly value: string; readonly type: PeriodType } | undefined;
  readonly draft: boolean;
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** Charts that have nothing to show in this edition. */
  readonly emptyCharts?: ReadonlySet<string> | undefined;
  readonly photos: ReadonlyMap<string, Photo>;
  /** The whole style sheet, for `{{styles}}`. */
  readonly styles: string;
  /** What {{commentary}} prints; undefined where there is no period that it could be for. */
  readonly commentary?: Commentary | undefined;
}

/** The commentary of an edition. */
export interface Commentary extends CommentaryFile {
  /** Its Markdown, facts in it as slots; undefined where nobody has written it yet. */
  readonly run: ((render: Render) => string) | undefined;
}

/** A fact that was printed with an id, until the page is complete. */
interface MarkedFact {
  readonly fact: Fact;
  readonly text: string;
}

export interface Note {
  /** Its text as HTML; undefined as long as only references were met. */
  html?: string;
  readonly place: Place;
  number?: number;
}

export interface Figure {
  readonly kind: "figure" | "table";
  readonly element: string;
  number?: number;
  /** What a table prints. */
  content?: TableContent;
}

/** Of which fact table a table of the page prints which columns, in their order. */
export interface TableContent {
  readonly of: string;
  readonly columns: readonly { readonly name: string; readonly scale: Scale | undefined }[];
}

/** A figure or table whose block is running: what its inner blocks gave it. */
export interface Frame {
  readonly kind: "chart" | "photo" | "table";
  shows?: string;
  source?: string;
  /** Unit of the column whose head is being printed, in words. */
  unit?: string | undefined;
  /** Takes a column of a table: its name, and what prints its head once its unit is known. */
  readonly column?: (
    name: string,
    place: Place,
    head: () => string,
    scale: Scale | undefined,
  ) => void;
}

/** The state of one page in the making. It lives for one composition and is shared with none. */
export interface Render {
  readonly input: RenderInput;
  readonly slots: Slots;
  readonly late: LateTexts;
  /** Facts with an id, by id once it is given. */
  readonly marked: Map<string, MarkedFact>;
  /** Facts printed plain, in the order they were printed. */
  readonly plain: { readonly occurrence: Occurrence; readonly fact: Fact }[];
  readonly notes: Map<string, Note>;
  readonly figures: Map<string, Figure>;
  /** Marks printed: "computed" or status codes. */
  readonly marks: Set<string>;
  /** Keys of the total rows that tables say, by fact table. */
  readonly totals: Map<string, string>;
  readonly findings: Finding[];
  frame: Frame | undefined;
  /** Charts as they stand on the page, each held by a `<svg data-drawing>` until it is complete. */
  readonly drawings: Drawing[];
  /** Depth of Markdown blocks: inside, nothing that prints may be read as Markdown. */
  markdown: number;
  notesPrinted: boolean;
  stylesPrinted: boolean;
}

export function startRender(input: RenderInput): Render {
  return {
    input,
    slots: makeSlots(),
    late: makeLateTexts(),
    marked: new Map(),
    plain: [],
    notes: new Map(),
    figures: new Map(),
    marks: new Set(),
    totals: new Map(),
    findings: [],
    frame: undefined,
    drawings: [],
    markdown: 0,
    notesPrinted: false,
    stylesPrinted: false,
  };
}

/** HTML as it can stand here: within Markdown it is kept out of the reach of Markdown's signs. */
export function emit(render: Render, html: string): string {
  if (render.markdown === 0 || html === "") return html;
  return render.slots.keep({ print: () => html, count: () => countSlots(render, html) });
}

/** The style sheet, put in late; nothing in it can end its element. */
export function stylesLate(render: Render): string {
  const styles = render.input.styles.replace(/<\/(?=style)/gi, "<\\/");
  return render.late.keep(styles, paperCss(styles));
}

/** Counts the slots of a text, in its order. */
export function countSlots(render: Render, html: string): void {
  for (const slot of render.slots.of(html)) slot.count?.();
}

/** Parts as HTML; each fact is marked and gets an id when the page is complete. */
export function printHtml(render: Render, value: Printed): string {
  return value.parts.map((part) => partHtml(render, part)).join("");
}

function partHtml(render: Render, part: Part): string {
  if (typeof part === "string") return escapeHtml(part);
  if (part.kind === "markup") return part.html;
  return factHtml(render, part);
}

function factHtml(render: Render, part: FactPart): string {
  const { fact, text } = part;
  const id = render.slots.keep({
    print: () => {
      const given = `f${render.marked.size + 1}`;
      render.marked.set(given, { fact, text });
      return given;
    },
  });
  const value = `<data class="fact" value="${escapeHtml(part.value)}" id="${id}">${escapeHtml(text)}</data>`;
  const marks = part.marks.map((mark) => markHtml(render, mark)).join("");
  if (fact.kind !== "text" && part.hanging !== true)
    return unbrokenHtml(value + marks, render.input.language);
  if (marks === "" || part.hanging !== true) return value + marks;
  return `${value}<span style="display:inline-block;width:0;white-space:nowrap">${marks}</span>`;
}

/** A mark after a fact; that it stands on the page is counted when the page is complete. */
function markHtml(render: Render, mark: string): string {
  const slot = render.slots.keep({
    count: () => render.marks.add(mark),
    print: () => escapeHtml(markBehind(mark, render.input.language)),
  });
  return `<span class="mark">${slot}</span>`;
}

/** Parts as plain text, escaped for where it stands, marks left out; each fact is recorded. */
export function printPlain(
  render: Render,
  value: Printed,
  where: Occurrence["where"],
  escaped: (text: string) => string,
): string {
  return value.parts
    .map((part) => {
      if (typeof part === "string") return escaped(part);
      if (part.kind === "markup") return part.isSlot === true ? part.text : escaped(part.text);
      const { fact, text } = part;
      render.plain.push({ fact, occurrence: { fact: fact.path, text, where } });
      return escaped(text);
    })
    .join("");
}

/** Marks in the order in which a legend explains them: computed numbers, then the status codes. */
export function marksInOrder(marks: ReadonlySet<string>): string[] {
  return ["computed", ...statusCodes].filter((mark) => marks.has(mark));
}
