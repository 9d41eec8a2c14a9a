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

const SHIFT = /^translate\(([^,]+),([^)]+)\) ?(.*)$/;

/** Takes a shift out of a `transform`, so that it can go into the coordinates. */
export function placed(transform: string, { x, y }: Offset): Placed {
  const [, dx, dy, turn = ""] = SHIFT.exec(transform) ?? [];
  if (dx === undefined || dy === undefined) throw new Error(`"${transform}" begins with no shift`);
  return { x: x + Number(dx), y: y + Number(dy), turn };
}

/** A shift and a turn as an attribute. */
export function transformText({ x, y, turn }: Placed): string {
  return ` transform="translate(${digits(x)},${digits(y)}) ${withDigits(turn)}"`;
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
  const tokens = path.match(TOKEN) ?? [];
  let text = "";
  let command = "";
  let count = 0;
  for (const token of tokens) {
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
