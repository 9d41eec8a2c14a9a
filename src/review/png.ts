import { crc32, deflateSync } from "node:zlib";

/** Pixels in rows from the top: red, green, blue, opacity, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** As many as four bits can tell apart: enough for text, rules and the colours of a chart. */
const COLOURS = 16;

/**
 * A PNG of at most sixteen colours, four bits a pixel: greys and colours that the picture has most of, and for
 * every other the nearest of them. Opacity is left out. The same pixels give the same bytes.
 */
export function smallPng({ width, height, data }: Pixels): Buffer {
  const colours = countColours(data);
  const palette = frequent(colours);
  const nearest = new Map(
    [...colours.keys()].map((colour) => [colour, nearestOf(colour, palette)]),
  );
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = nearest.get(coarse(data, 4 * (y * width + x))) ?? 0;
      const at = y * stride + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? index << 4 : index);
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header(width, height)),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** How often each colour is there, five bits a channel. */
function countColours(data: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = coarse(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

function coarse(data: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

/** Half greys, in which text is set, half colours, of which a page has few; each the most frequent of its kind. */
function frequent(colours: ReadonlyMap<number, number>): number[] {
  const byCount = [...colours].sort(([a, many], [b, more]) => more - many || b - a);
  const kind = (grey: boolean): number[] =>
    byCount.flatMap(([colour]) => (isGrey(colour) === grey ? [colour] : [])).slice(0, COLOURS / 2);
  return [...kind(true), ...kind(false)];
}

/** Whether the channels are alike: what is left of a colour then can't be seen. */
function isGrey(colour: number): boolean {
  const values = channels(colour);
  return Math.max(...values) - Math.min(...values) < 32;
}

function nearestOf(colour: number, palette: readonly number[]): number {
  const own = channels(colour);
  const distances = palette.map((other) =>
    channels(other).reduce((sum, value, at) => sum + (value - (own[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Five bits spread over eight, so that white stays white. */
function channels(colour: number): number[] {
  return [colour >> 10, (colour >> 5) & 31, colour & 31].map((five) => (five << 3) | (five >> 2));
}

/** Four bits a pixel, palette, the only compression and filter that there are, not interlaced. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0]);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  return bytes;
}

function chunk(name: string, content: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(name, 4, "latin1");
  content.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}
