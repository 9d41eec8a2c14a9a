import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { imageSize } from "image-size";
import { describe, expect, it } from "vitest";
import { smallPng } from "../../src/review/png.ts";

/** The colours of a PNG of four bits a pixel, row by row: what its chunks say. */
function pixelsOf(png: Buffer, width: number, height: number): number[][] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const name = png.toString("latin1", at + 4, at + 8);
    chunks.set(name, png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const palette = chunks.get("PLTE") ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(width / 2);
  return Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const two = rows.readUInt8(y * stride + 1 + (x >> 1));
    const index = x % 2 === 0 ? two >> 4 : two & 15;
    return [...palette.subarray(3 * index, 3 * index + 3)];
  });
}

describe("a small PNG", () => {
  it("has the colours that it was made of, where they are few", () => {
    const colour = fc.constantFrom([255, 255, 255], [0, 0, 0], [16, 66, 107], [132, 132, 132]);
    fc.assert(
      fc.property(fc.array(colour, { minLength: 15, maxLength: 15 }), (colours) => {
        const data = Uint8Array.from(colours.flatMap((channels) => [...channels, 255]));
        const png = smallPng({ width: 5, height: 3, data });
        expect(imageSize(png)).toMatchObject({ width: 5, height: 3, type: "png" });
        for (const [at, pixel] of pixelsOf(png, 5, 3).entries()) {
          for (const [channel, value] of pixel.entries())
            expect(Math.abs(value - (colours[at]?.[channel] ?? 0))).toBeLessThan(8);
        }
      }),
    );
  });

  it("keeps a colour among a hundred greys", () => {
    const greys = Array.from({ length: 99 }, (_, at) => [at * 2, at * 2, at * 2, 255]);
    const data = Uint8Array.from([...greys, [212, 53, 28, 255]].flat());
    const [red = 0, green = 0] =
      pixelsOf(smallPng({ width: 10, height: 10, data }), 10, 10)[99] ?? [];
    expect(red - green).toBeGreaterThan(100);
  });
});
