import { digits, withDigits } from "./digits.ts";

/** A shift in CSS px. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** Vega's `transform` of an item: a shift, and whatever comes behind it. */
export interface Placed extends Offset {
  /** "rotate(30)" and the like; empty for most. */
  readonly turn: string;
}

const SHIFT = "translate(";

/** Takes a shift out of a `transform`, so that it can go into the coordinates. */
export function placed(transform: string, { x, y }: Offset): Placed {
  const [comma, end] = [transform.indexOf(","), transform.indexOf(")")];
  if (!transform.startsWith(SHIFT) || comma < 0 || end < comma)
    throw new Error(`"${transform}" begins with no shift`);
  const dx = Number(transform.slice(SHIFT.length, comma));
  const dy = Number(transform.slice(comma + 1, end));
  return { x: x + dx, y: y + dy, turn: transform.slice(end + 1).trimStart() };
}

/** A shift and a turn as an attribute. */
export function transformText({ x, y, turn }: Placed): string {
  return ` transform="translate(${digits(x)},${digits(y)}) ${withDigits(turn)}"`;
}

/** Symbols of a size have the same path, each at a place of its own. */
const LONGEST_KEPT = 200;
const MOST_KEPT = 1_000;
const kept = new Map<string, readonly string[]>();

function tokensOf(path: string): readonly string[] {
  const known = kept.get(path);
  if (known !== undefined) return known;
  const tokens = path.match(TOKEN) ?? [];
  if (kept.size >= MOST_KEPT) kept.clear();
  if (path.length < LONGEST_KEPT) kept.set(path, tokens);
  return tokens;
}

const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

/** How many numbers a command takes, those at the end being places: the commands of d3's paths. */
const PLACES: Readonly<Record<string, { readonly numbers: number; readonly before: number }>> = {
  M: { numbers: 2, before: 0 },
  L: { numbers: 2, before: 0 },
  Q: { numbers: 4, before: 0 },
  C: { numbers: 6, before: 0 },
  A: { numbers: 7, before: 5 },
};

/**
 * A path of Vega's, shifted and to a thousandth of a px. Only what is absolute moves; small letters
 * go on from there. Undefined where it has a command that Vega's own shapes don't have.
 */
export function movedPath(path: string, { x, y }: Offset): string | undefined {
  let text = "";
  let command = "";
  let count = 0;
  for (const token of tokensOf(path)) {
    if (isLetter(token)) {
      if (token !== token.toLowerCase() && token !== "Z" && !(token in PLACES)) return undefined;
      [command, count] = [token, 0];
      text += token;
      continue;
    }
    text += (count > 0 ? "," : "") + digits(Number(token) + shift(command, count, x, y));
    count++;
  }
  return text;
}

function isLetter(token: string): boolean {
  return token.charCodeAt(0) >= 65;
}

function shift(command: string, count: number, x: number, y: number): number {
  const known = PLACES[command];
  if (known === undefined) return 0;
  const at = (count % known.numbers) - known.before;
  if (at < 0) return 0;
  return at % 2 === 0 ? x : y;
}
