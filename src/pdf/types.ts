/** A heading of the page, in the order of the document. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Its text on one line. */
  readonly text: string;
  readonly id?: string | undefined;
}

/** What the PDF says about itself. */
export interface PdfMetadata {
  readonly title: string;
  readonly author?: string | undefined;
  /** BCP 47: "en", "zh-Hans". */
  readonly language: string;
  readonly subject?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  /** The program: "Bulletin 0.1.0". */
  readonly creator: string;
  /** RFC 3339 with its zone, from the calendar: the date of creation and of the last change. */
  readonly created: string;
  /** All headings of the page: the outline is made of them. */
  readonly headings: readonly Heading[];
}
