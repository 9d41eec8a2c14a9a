/** A piece of a text: UTF-16 index, and the piece itself. */
interface TextRun {
  readonly index: number;
  readonly text: string;
}

/**
 * Words are made of digits of any script (\p{Nd}, full-width among them), superscripts, fractions
 * and circled numbers (\p{No}), and the letters of scripts that put spaces between words: "5G" and
 * "m²" are words with a digit, while "2021年" gives "2021". Roman numerals (\p{Nl}) are letters.
 */
const words = /[\p{Nd}\p{No}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+/gu;
const hasDigit = /[\p{Nd}\p{No}]/u;

/** Marks that hold a number together between two digits: "12.1", "1,200", "09:00", "2021/22". */
const inner = /^[\p{Nd}\p{No}][.,:/'’⁄‐‑–\-·．，][\p{Nd}\p{No}]$/u;

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function isHeld(text: string, end: number, start: number): boolean {
  // Whole characters: a digit outside the basic plane takes two places.
  const before = [...text.slice(Math.max(0, end - 2), end)].at(-1) ?? "";
  const after = [...text.slice(start, start + 2)][0] ?? "";
  return inner.test(before + text.slice(end, start) + after);
}

/** The words with digits; those that one mark holds together as one. */
function runsOf(spans: readonly Span[], text: string): Span[] {
  const runs: Span[] = [];
  for (const span of spans) {
    if (!hasDigit.test(text.slice(span.start, span.end))) continue;
    const last = runs.at(-1);
    if (last !== undefined && isHeld(text, last.end, span.start)) {
      runs[runs.length - 1] = { start: last.start, end: span.end };
    } else {
      runs.push(span);
    }
  }
  return runs;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A literal's spaces stand for any white space: "No 7" may be broken over two lines. */
function literalPattern(literal: string): RegExp {
  return new RegExp(literal.trim().split(/\s+/u).map(escaped).join("\\s+"), "gu");
}

/** For each place between two characters of the text, whether it is within a token. */
function placesWithin(tokens: readonly Span[], length: number): Uint8Array {
  const within = new Uint8Array(length + 1);
  for (const { start, end } of tokens) within.fill(1, start + 1, end);
  return within;
}

/**
 * For each character whether a literal covers it. Literals count as whole tokens, the longest
 * first: "5G" is not in "5GB" or "5.5G".
 */
function coverage(text: string, literals: readonly string[], tokens: readonly Span[]): Uint8Array {
  const within = placesWithin(tokens, text.length);
  const covered = new Uint8Array(text.length);
  const sought = literals.filter((literal) => literal.trim() !== "");
  for (const literal of sought.toSorted((a, b) => b.length - a.length)) {
    for (const { start, end } of spansOf(literalPattern(literal), text)) {
      const cuts = within[start] === 1 || within[end] === 1;
      if (!cuts && !covered.subarray(start, end).includes(1)) covered.fill(1, start, end);
    }
  }
  return covered;
}

/**
 * Digits that were typed: every run with a digit outside the declared literals, in the order of
 * the text. A literal counts where it stands as a whole token ("5G" in "5G-based", not in "15G"),
 * the longest first, white space in it matching any white space; case matters.
 */
export function typedDigits(text: string, literals: readonly string[]): TextRun[] {
  if (!hasDigit.test(text)) return [];
  const tokens = spansOf(words, text);
  const runs = runsOf(tokens, text);
  const covered = coverage(text, literals, [...tokens, ...runs]);
  return (
    runs
      // A literal never cuts a run: where it covers the start, it covers the whole.
      .filter(({ start }) => covered[start] === 0)
      .map(({ start, end }) => ({ index: start, text: text.slice(start, end) }))
  );
}
