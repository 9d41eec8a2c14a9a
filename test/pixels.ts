import { inflateSync } from "node:zlib";

/** A decoded picture: `channels` bytes a pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/** Decodes a PNG as browsers write it: 8 bits a channel, RGB or RGBA, not interlaced. */
export function decodePng(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = file[25] === 6 ? 4 : 3;
  if (file[24] !== 8 || (file[25] !== 6 && file[25] !== 2)) throw new Error("no PNG of this kind");
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const bytes = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, height, channels);
  return { width, height, channels, bytes };
}

/** PNG writes each byte as the difference to its neighbours on the left, above, or both. */
function unfiltered(
  rows: Uint8Array,
  stride: number,
  height: number,
  channels: number,
): Uint8Array {
  // A row of nothing above, so that every byte has its neighbours.
  const bytes = new Uint8Array(stride * (height + 1));
  for (let row = 1; row <= height; row++) {
    const filter = rows[(row - 1) * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const isFirst = column < channels;
      const left = isFirst ? 0 : (bytes[at - channels] ?? 0);
      const up = bytes[at - stride] ?? 0;
      const corner = isFirst ? 0 : (bytes[at - stride - channels] ?? 0);
      const given = rows[(row - 1) * (stride + 1) + 1 + column] ?? 0;
      bytes[at] = given + guess(filter, left, up, corner);
    }
  }
  return bytes.subarray(stride);
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner;
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** A rectangle of a picture, px. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function cut({ width, channels, bytes }: Pixels, cut: Cut): Pixels {
  const size = cut.width * channels;
  const part = new Uint8Array(size * cut.height);
  for (let row = 0; row < cut.height; row++) {
    const from = ((cut.top + row) * width + cut.left) * channels;
    part.set(bytes.subarray(from, from + size), row * size);
  }
  return { width: cut.width, height: cut.height, channels, bytes: part };
}

/** How two pictures of one size differ. */
export interface Difference {
  /** Pixels that have nothing of their colour in the other picture, nor next to it there. */
  readonly lost: number;
  /** All differences together, as a share of those that a shift by a pixel would make: 0 to about 1. */
  readonly share: number;
}

/** Levels of 255 by which the same edge may be blended otherwise. */
const NEAR = 64;

export function difference(a: Pixels, b: Pixels): Difference {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels)
    throw new Error("pictures of two sizes");
  let [sum, edges, lost] = [0, 0, 0];
  for (let at = 0; at < a.bytes.length; at++) {
    const off = Math.abs((a.bytes[at] ?? 0) - (b.bytes[at] ?? 0));
    edges += Math.abs((a.bytes[at] ?? 0) - (a.bytes[at + a.channels] ?? 255));
    sum += off;
    if (off > NEAR && !(isNearby(a, b, at) && isNearby(b, a, at))) lost++;
  }
  return { lost, share: sum / Math.max(1, edges) };
}

/** Whether a channel's value lies between those around its place in another picture, more or less. */
function isNearby(a: Pixels, { bytes, width, channels }: Pixels, at: number): boolean {
  const value = a.bytes[at] ?? 0;
  const around = [-1, 0, 1].flatMap((row) =>
    [-1, 0, 1].map((column) => bytes[at + (row * width + column) * channels] ?? value),
  );
  return Math.min(...around) - NEAR <= value && value <= Math.max(...around) + NEAR;
}
