import type { PreparedEdition } from "../check/types.ts";
import { withLabel } from "../language/labels.ts";
import { sheetNames } from "../spreadsheet/names.ts";
import type { Cell, Line, Sheet, SheetTable, Workbook } from "../spreadsheet/types.ts";
import { VERSION } from "../workspace/version.ts";
import { type DataSheet, dataSheets } from "./data-sheets.ts";

/**
 * The edition's data as a workbook: a cover, contents, notes with the symbols used, then one table a
 * sheet. Everything stands in its own words, so that a screen reader can read it from A1 on.
 */
export function workbookOf(edition: PreparedEdition): Workbook {
  const { language, page, texts, instant } = edition;
  const { labels } = language;
  const data = dataSheets(edition);
  const notes = noteRows(edition);
  const fixed = [labels.cover, labels.contents, ...(notes.length === 0 ? [] : [labels.notes])];
  const names = sheetNames([...fixed, ...data.map(({ wanted }) => wanted)]);
  const [cover = "", contents = ""] = names;
  const noteSheet = notes.length === 0 ? undefined : names[2];
  const sheets = data.map((sheet, index) =>
    dataSheet(sheet, names[fixed.length + index] ?? "", { contents, notes: noteSheet }, edition),
  );
  return {
    title: page.title,
    language: language.tag,
    author: texts.author,
    subject: texts.subject,
    created: instant,
    application: `Bulletin ${VERSION}`,
    grouped: language.digits("1000") !== "1000",
    sheets: [
      { name: cover, title: page.title, lines: coverLines(edition, contents) },
      contentsSheet(contents, [...(noteSheet === undefined ? [] : [noteSheet])], sheets, edition),
      ...(noteSheet === undefined ? [] : [notesSheet(noteSheet, notes, contents, edition)]),
      ...sheets,
    ],
  };
}

function coverLines(edition: PreparedEdition, contents: string): Line[] {
  const { language, page, packages } = edition;
  const { labels } = language;
  const { draft, series, office } = edition.edition;
  const said = (label: string, value: string): string => withLabel(labels, label, value);
  const { headline, deck, imprint, sources } = page.parts;
  const licences = packages.flatMap(({ licenses }) =>
    licenses.map(({ title, name, path }) => [title ?? name, path].filter(Boolean).join(", ")),
  );
  return [
    ...(draft ? [labels.draft] : []),
    ...[series, headline, deck].filter((text) => text !== undefined && text !== ""),
    ...(office === undefined ? [] : [said(labels.publisher, office)]),
    ...imprint.map(({ label, value }) => said(label, value)),
    ...sources,
    ...[...new Set(licences)].map((licence) => said(labels.licence, licence)),
    said(labels.language, labels.this_language),
  ]
    .map((text): Line => ({ text: text ?? "" }))
    .concat({ text: labels.contents, sheet: contents });
}

function contentsSheet(
  name: string,
  notes: readonly string[],
  data: readonly Sheet[],
  { language: { labels } }: PreparedEdition,
): Sheet {
  const rows = [
    ...notes.map((sheet) => [sheet, labels.notes] as const),
    ...data.map((sheet) => [sheet.name, sheet.title] as const),
  ].map(([sheet, title]): Cell[] => [
    { kind: "text", text: sheet, sheet },
    { kind: "text", text: title },
  ]);
  const columns = [labels.sheet, labels.title].map((head) => ({ head, kind: "text" as const }));
  const table: SheetTable = { name: "contents", columns, rows };
  return { name, title: labels.contents, lines: [{ text: labels.one_table }], table };
}

/** The notes of the page, then the symbols that stand on it. */
function noteRows({ page, language }: PreparedEdition): Cell[][] {
  const notes = page.notes.map(({ label, text }) => [label, text]);
  const symbols = page.marks.map((mark) => [language.mark(mark), language.legend(mark)]);
  return [...notes, ...symbols].map((row) => row.map((text): Cell => ({ kind: "text", text })));
}

function notesSheet(
  name: string,
  rows: readonly (readonly Cell[])[],
  contents: string,
  { language: { labels } }: PreparedEdition,
): Sheet {
  const columns = [labels.note, labels.meaning].map((head) => ({ head, kind: "text" as const }));
  return {
    ...{ name, title: labels.notes },
    lines: [{ text: labels.one_table }, { text: labels.contents, sheet: contents }],
    table: { name: "notes", columns, rows },
  };
}

function dataSheet(
  { title, lines, table }: DataSheet,
  name: string,
  links: { readonly contents: string; readonly notes: string | undefined },
  { language: { labels }, edition: { draft } }: PreparedEdition,
): Sheet {
  return {
    name,
    title: draft ? withLabel(labels, labels.draft, title) : title,
    lines: [
      ...lines.map((text) => ({ text })),
      { text: labels.one_table },
      { text: labels.contents, sheet: links.contents },
      ...(links.notes === undefined ? [] : [{ text: labels.notes, sheet: links.notes }]),
    ],
    table,
  };
}
