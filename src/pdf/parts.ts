/** A run of what is shown: from which to before which. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Marked content that belongs to a tag. Positions are indices into the content's bytes. */
export interface Sequence extends Run {
  readonly mcid: number;
  /** Where its `/P <</MCID 0>> BDC` begins and ends. */
  readonly start: number;
  readonly body: number;
  /** Where its EMC begins and ends. */
  readonly bodyEnd: number;
  readonly end: number;
  /** Names of the images and forms painted in it. */
  readonly paints: readonly string[];
}

/** Something painted outside the tags. */
export interface Loose {
  readonly start: number;
  readonly end: number;
  /** Those of one run stand next to each other: no `q`, `Q` or tag between them. */
  readonly run: number;
  /** The name of the image or form, where one is painted. */
  readonly paints: string | undefined;
}

/** What is marked as artifact already: start and end of its inside. */
export interface Artifact extends Run {
  readonly body: number;
  readonly bodyEnd: number;
}

/**
 * What operators show one after the other with one font, or what /ActualText says in its stead.
 * From which to before which of the operands: none for /ActualText, which shows nothing itself.
 */
export interface Shown extends Run {
  /** The name of the font among the resources. */
  readonly font: string;
  /** Whether it is the first of its text object. */
  readonly opens: boolean;
  /** What is to be read: /ActualText, "" for the glyphs that it stands for, else undefined. */
  readonly instead: string | undefined;
}

/** A text object inside a tag and where its baseline begins, in points above the lower edge. */
export interface TextObject {
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  /** Size of the face in points. */
  readonly size: number;
}

/** A content taken apart. */
export interface Parts {
  readonly sequences: readonly Sequence[];
  readonly loose: readonly Loose[];
  readonly artifacts: readonly Artifact[];
  /** The texts inside tags, by lines and fonts. */
  readonly texts: readonly TextObject[];
  /** All that is shown, in the order of painting. */
  readonly shown: readonly Shown[];
  /** Where the operands of all that is shown stand. */
  readonly operands: Uint32Array;
}

/** A content and its parts. */
export interface Dissected {
  readonly bytes: Buffer;
  readonly parts: Parts;
}
