import type { Fonts } from "../fonts/measure.ts";
import { familyStack, fontStack } from "../fonts/stack.ts";

/** The picture's size in px, as the networks show it. */
export const WIDTH = 1200;
export const HEIGHT = 630;

/** White at the left and the right, in px. */
export const MARGIN = 56;

/** The width of a key number beside a chart, in px. */
export const NUMBER_COLUMN = 204;

/** The width of each of several key numbers side by side, in px. */
export function numberColumn(count: number): number {
  return (ROOM.width - (count - 1) * 32) / count;
}

/** The size at which the widest of the numbers fits its column, in px. */
export function numberSize(
  numbers: readonly string[],
  room: number,
  script: string,
  fonts: Fonts,
): number {
  const [family = "", ...fallbacks] = familyStack(fontStack("sans-serif", script));
  const style = { family, weight: 600, size: LARGEST_NUMBER, fallbacks };
  const widest = Math.max(1, ...numbers.map((number) => fonts.measure(number, style)));
  return Math.floor(LARGEST_NUMBER * Math.min(1, room / widest));
}

const LARGEST_NUMBER = 76;

/** The room between the line at the top and the one at the foot, in px. */
const ROOM = { width: WIDTH - 2 * MARGIN, height: 474 };

/** The headline's column where the chart stands beside it, and the gap between them. */
const COLUMN = 440;
const GAP = 48;

/** What the line that says what is shown takes, with the spaces round it: one line, or up to three. */
const SHOWS = { above: 54, beside: 98 };

const LEADING = 1.14;

/** Smallest text of a chart that is still read at half the size, in px. */
const LEAST_LABEL = 17;

/** Beyond it a chart only looks coarse. */
const LARGEST_SCALE = 3;

/** A headline set as large as its room lets it. */
interface Headline {
  readonly size: number;
  readonly lines: number;
}

/** Where headline and chart stand, and how large. */
export interface Arrangement {
  readonly form: "above" | "beside";
  readonly headline: Headline;
  readonly scale: number;
}

interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Measures a headline: its lines in a width at a size. */
export type CountLines = (size: number, width: number) => number;

/**
 * The headline above the chart or beside it, whichever makes the chart's labels larger; undefined
 * where neither leaves them large enough to be read.
 */
export function arrange(drawing: Drawn, countLines: CountLines): Arrangement | undefined {
  const above = fitHeadline(countLines, ROOM.width, [54, 50, 46, 42, 38], 2);
  const beside = fitHeadline(countLines, COLUMN, [54, 50, 46, 42, 38, 34], 9);
  const rest = ROOM.height - above.lines * above.size * LEADING - SHOWS.above;
  const candidates: Arrangement[] = [
    { form: "above", headline: above, scale: scaleInto(drawing, ROOM.width, rest) },
    {
      form: "beside",
      headline: beside,
      scale: scaleInto(drawing, ROOM.width - COLUMN - GAP, ROOM.height - SHOWS.beside),
    },
  ];
  const [best] = candidates.sort((a, b) => b.scale - a.scale);
  if (best === undefined || best.scale * smallestLabel(drawing.svg) < LEAST_LABEL) return undefined;
  return best;
}

/** The headline alone, over key numbers or over nothing. */
export function fitAlone(countLines: CountLines): Headline {
  return fitHeadline(countLines, ROOM.width, [76, 68, 60, 54, 48, 42, 36], 3);
}

function scaleInto({ width, height }: Drawn, room: number, high: number): number {
  return Math.min(LARGEST_SCALE, room / width, high / height);
}

/** The largest size at which it takes no more lines; the smallest where none does. */
function fitHeadline(
  countLines: CountLines,
  width: number,
  sizes: readonly number[],
  most: number,
): Headline {
  const tried = sizes.map((size) => ({ size, lines: countLines(size, width) }));
  const fitting = tried.find(
    ({ size, lines }) => lines <= most && lines * size * LEADING <= ROOM.height,
  );
  return fitting ?? tried.at(-1) ?? { size: 36, lines: most };
}

function smallestLabel(svg: string): number {
  const sizes = [...svg.matchAll(/ font-size="([\d.]+)(?:px)?"/g)].map(([, size]) => Number(size));
  return sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY);
}

/** How many lines a text takes in the face of headlines, broken where a browser breaks it. */
export function lineCounter(text: string, script: string, fonts: Fonts): CountLines {
  const [family = "", ...fallbacks] = familyStack(fontStack("serif", script));
  const pieces = text.match(/\p{Script=Han}[，。、：；？！）》”]*|[^ \p{Script=Han}]+ ?| /gu) ?? [];
  return (size, width) => {
    const style = { family, weight: 600, size, fallbacks };
    let lines = 1;
    let used = 0;
    for (const piece of pieces) {
      if (used > 0 && used + fonts.measure(piece.trimEnd(), style) > width) {
        lines++;
        used = 0;
      }
      used += fonts.measure(piece, style);
    }
    return lines;
  };
}
