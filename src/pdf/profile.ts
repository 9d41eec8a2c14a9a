/** A tag of a colour profile: its four letters and its data. */
type Tag = readonly [signature: string, data: Buffer];

/** The white of the profile connection space, D50, as X, Y, Z (ICC.1:2010, 7.2.16). */
const white = [0.9642, 1, 0.8249];

/** sRGB's primaries, adapted to D50 (IEC 61966-2-1; Bradford). */
const red = [0.43607, 0.22249, 0.01392];
const green = [0.38515, 0.71687, 0.09708];
const blue = [0.14307, 0.06061, 0.7141];

/** Bradford's adaptation from D65 to D50, row by row. */
const adaptation = [
  1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179,
];

/** sRGB's curve: ((a·v + b)^g where v ≥ d, else c·v), as g, a, b, c, d. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** An sRGB display profile of version 4.3 (ICC.1:2010): matrix and parametric curve, 480 bytes. */
export function srgbProfile(): Uint8Array {
  const shared = Buffer.concat([typed("para"), Buffer.from([0, 3, 0, 0]), fixed(curve)]);
  const tags: Tag[] = [
    ["desc", text("sRGB")],
    ["cprt", text("CC0")],
    ["wtpt", point(white)],
    ["chad", Buffer.concat([typed("sf32"), fixed(adaptation)])],
    ["rXYZ", point(red)],
    ["gXYZ", point(green)],
    ["bXYZ", point(blue)],
    ["rTRC", shared],
    ["gTRC", shared],
    ["bTRC", shared],
  ];
  return assemble(tags);
}

/** Header, table of tags, data; tags that share their data point to the same place. */
function assemble(tags: readonly Tag[]): Uint8Array {
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const data = [...new Set(tags.map(([, bytes]) => bytes))];
  const start = 128 + table.length;
  const length = start + data.reduce((sum, bytes) => sum + bytes.length, 0);
  for (const [index, [signature, bytes]] of tags.entries()) {
    const before = data.slice(0, data.indexOf(bytes));
    table.write(signature, 4 + index * 12, "latin1");
    table.writeUInt32BE(
      before.reduce((sum, part) => sum + part.length, start),
      8 + index * 12,
    );
    table.writeUInt32BE(bytes.length, 12 + index * 12);
  }
  return Buffer.concat([header(length), table, ...data]);
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x04300000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  for (const [index, part] of [2022, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write("acsp", 36, "latin1");
  fixed(white).copy(bytes, 68);
  return bytes;
}

function typed(signature: string): Buffer {
  return Buffer.concat([Buffer.from(signature, "latin1"), Buffer.alloc(4)]);
}

function point(values: readonly number[]): Buffer {
  return Buffer.concat([typed("XYZ "), fixed(values)]);
}

/** Numbers as s15Fixed16. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) {
    bytes.writeInt32BE(Math.round(value * 65536), index * 4);
  }
  return bytes;
}

/** One text in English, UTF-16BE, padded to four bytes. */
function text(value: string): Buffer {
  const letters = Buffer.from(value, "utf16le").swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write("enUS", 8, "latin1");
  head.writeUInt32BE(letters.length, 12);
  head.writeUInt32BE(28, 16);
  return Buffer.concat([typed("mluc"), head, letters, Buffer.alloc(-letters.length & 3)]);
}
