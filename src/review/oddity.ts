/**
 * What can be odd about an edition, the gravest first: in this order the sheet lists them, and the editions by
 * their gravest.
 */
export const ODDITIES = [
  "unreadable",
  "changed-by-hand",
  "failed",
  "blank-page",
  "glyph",
  "shrunk",
  "small-label",
  "foreign-font",
  "change",
  "page-count",
  "missing-chart",
  "figure-count",
  "table-count",
  "length",
  "half-empty",
  "other-fonts",
  "lapsed",
  "stale",
  "unlisted",
  "draft",
  "unapproved",
] as const;

export type OddityKind = (typeof ODDITIES)[number];

/** Something that makes an edition worth opening. */
export interface Oddity {
  readonly kind: OddityKind;
  /** In plain words, with the number: "page 2 is blank". */
  readonly text: string;
  /** How far from the siblings, for what has a scale: the farther comes first. */
  readonly score?: number | undefined;
}

/** Orders what is odd, the gravest first, then the farthest from the siblings. */
export function byGravity(a: Oddity, b: Oddity): number {
  return rank(a) - rank(b) || (b.score ?? 0) - (a.score ?? 0);
}

function rank({ kind }: Oddity): number {
  return ODDITIES.indexOf(kind);
}
