import type { ReviewedEdition, ReviewSheet } from "../review/sheet.ts";
import { countsText, type MissingGroup, missingGroups, sheetTitle } from "../review/sheet-words.ts";
import { wrapped } from "./columns.ts";
import type { Style } from "./terminal.ts";

/** A person reads so many on a terminal; the page has all. */
const MOST = 20;

/** The review in words: counts, what is so of all, what is missing, what is odd. */
export function sheetText(sheet: ReviewSheet, style: Style): string {
  const odd = sheet.editions.filter((one) => one.odd.length > 0);
  const rest = odd.length - MOST;
  return [
    `${style("bold", sheetTitle(sheet))}: ${countsText(sheet)}.`,
    ...sheet.notes.map((note) => style("dim", wrapped(note, ""))),
    ...missingLines(sheet.missing, style),
    ...odd.slice(0, MOST).map((one) => oddText(one, style)),
    ...(rest > 0 ? [`and ${rest} more to look at: see the page`] : []),
  ].join("\n\n");
}

function missingLines(missing: ReviewSheet["missing"], style: Style): string[] {
  if (missing.length === 0) return [];
  const groups = missingGroups(missing);
  const rest = groups.length - MOST;
  const more = rest > 0 ? ["  and more, for other reasons: see the page"] : [];
  const lines = [...groups.slice(0, MOST).map(missingLine), ...more];
  return [[style("bold", "missing"), ...lines].join("\n")];
}

function missingLine({ names, why }: MissingGroup): string {
  const rest = names.length - MOST;
  const more = rest > 0 ? ` and ${rest} more: see the page` : "";
  const named = wrapped(`${names.slice(0, MOST).join(", ")}${more}`, "  ");
  return why === undefined ? named : `${named}\n${wrapped(why, "    ")}`;
}

function oddText({ edition, odd }: ReviewedEdition, style: Style): string {
  return [style("bold", edition), ...odd.map(({ text }) => wrapped(text, "  "))].join("\n");
}

/** The same findings for a script; the pictures are on the page. */
export function sheetJson(sheet: ReviewSheet) {
  const { editions, ...rest } = sheet;
  return {
    ...rest,
    editions: editions.map(({ thumbnail: _, directory: __, ...edition }) => edition),
  };
}
