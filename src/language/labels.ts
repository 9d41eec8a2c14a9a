/** The fixed words of page, mail and workbook, which the layouts print. */
export type Labels = Readonly<
  Record<
    Punctuation | PageLabel | MastheadLabel | FigureLabel | RevisionLabel | WorkbookLabel,
    string
  >
>;

/**
 * Marks of punctuation. `space` stands behind one, and between a label and its number: nothing in
 * Chinese, whose marks have their own.
 */
type Punctuation = "colon" | "comma" | "semicolon" | "stop" | "space";

/** Around the page itself. */
type PageLabel =
  | "page_before"
  | "page_between"
  | "page_after"
  | "draft"
  | "unfinished"
  | "commentary"
  | "release_calendar"
  | "back_to_text";

/** What the masthead and the apparatus name. */
type MastheadLabel =
  | "place"
  | "period"
  | "released"
  | "next_release"
  | "number"
  | "contact"
  | "main_points"
  | "key_numbers"
  | "symbols"
  | "notes"
  | "correction";

/** Around figures, tables and notes; `dashed`, `open` and `gap` as they stand within a sentence. */
type FigureLabel =
  | "figure"
  | "table"
  | "source"
  | "note"
  | "photo"
  | "data"
  | "dashed"
  | "open"
  | "gap";

/** The table of revisions. */
type RevisionLabel = "revisions" | "what" | "as_published" | "revised" | "difference";

/** Sheets and their heads. */
type WorkbookLabel =
  | "cover"
  | "contents"
  | "sheet"
  | "one_table"
  | "numbers_in_text"
  | "value"
  | "unit"
  | "meaning"
  | "no_mark"
  | "title"
  | "publisher"
  | "licence"
  | "language"
  | "this_language";

/** A label and what it is of: "Source: Monthly return of mines"; without that, the label as it stands before it. */
export function withLabel({ colon, space }: Labels, label: string, text = ""): string {
  return label + colon + space + text;
}
