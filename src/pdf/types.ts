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
  /** RFC 3339 with its zone: the date of creation and of the last change. Without it the PDF has no dates. */
  readonly created?: string | undefined;
  /** All headings of the page: the outline is made of them. */
  readonly headings: readonly Heading[];
}

/** A font of a finished PDF. */
export interface FontUse {
  /** PostScript name without the subset's prefix: "SourceSans3-Regular"; "" for Type 3. */
  readonly name: string;
  /** "CIDFontType2" for TrueType by glyph, "Type3" for drawn glyphs, … */
  readonly type: string;
  readonly embedded: boolean;
  /** The 1-based pages on which it shows text, sorted. */
  readonly pages: readonly number[];
}

/** A code of a font that is shown and has no proper text. */
export interface BadGlyph {
  /** `missing`: the face has no glyph and draws its box; `nul`, `unmapped`: no reader finds text. */
  readonly fault: "missing" | "nul" | "unmapped";
  readonly font: string;
  /** 1-based. */
  readonly page: number;
}

/** A page of a finished PDF. */
export interface PageReport {
  /** What the tags hold, in reading order: a line for each block, a tab between cells. */
  readonly text: string;
  /** Texts outside the tags, in the order in which they are painted: running heads, watermarks. */
  readonly artifacts: readonly string[];
  /** Whether anything is painted inside the tags: text, drawings, pictures. */
  readonly painted: boolean;
  /** Whether something is painted that is neither tagged nor marked as artifact. */
  readonly unmarked: boolean;
  /** How far down the text reaches inside the margins: 0 at the top, 1 at the bottom. */
  readonly fill: number;
  /** How large a CSS pixel is against what it should be: below 1 where Chromium has shrunk the page. */
  readonly scale: number;
  /** Size in points of the smallest text in a figure; undefined where no figure has text. */
  readonly smallestLabel: number | undefined;
  /** Width inside the margins, in CSS pixels as they should be. */
  readonly width: number;
}

/** An entry of the outline. */
export interface OutlineEntry {
  readonly title: string;
  /** 1 for those at the top. */
  readonly level: number;
  /** 1-based page of the destination, 0 where there is none. */
  readonly page: number;
}

/** What a PDF holds, read from its bytes. */
export interface PdfReport {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly pages: readonly PageReport[];
  readonly fonts: readonly FontUse[];
  readonly badGlyphs: readonly BadGlyph[];
  readonly outline: readonly OutlineEntry[];
  /** The types of the tags, in reading order: "H1", "P", … */
  readonly tags: readonly string[];
  /** How many figures have no alternative text. */
  readonly figuresWithoutText: number;
}

/** What a printed bulletin must hold. */
export interface ExpectedPrint {
  readonly headings: readonly Heading[];
  /** PostScript names up to the hyphen: "SourceSerif4", "SourceSans3". */
  readonly fontFamilies: readonly string[];
}
