import { expect, it } from "vitest";
import { srgbProfile } from "../../src/pdf/profile.ts";

it("is a whole profile: its length, version and kind in the head, its tags inside", () => {
  const bytes = Buffer.from(srgbProfile());
  expect(bytes.length).toBe(480);
  expect(bytes.readUInt32BE(0)).toBe(480);
  expect(bytes.readUInt32BE(8)).toBe(0x04300000);
  expect(bytes.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
  const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const at = 132 + index * 12;
    const [offset, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    return { signature: bytes.toString("latin1", at, at + 4), offset, size };
  });
  expect(tags.map(({ signature }) => signature)).toEqual(
    "desc cprt wtpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC".split(" "),
  );
  expect(tags.every(({ offset, size }) => offset % 4 === 0 && offset + size <= 480)).toBe(true);
});

it("adds its primaries up to the white of D50", () => {
  const bytes = Buffer.from(srgbProfile());
  const column = (axis: number) =>
    ["rXYZ", "gXYZ", "bXYZ"].reduce((sum, signature) => {
      const at = bytes.indexOf(signature, 132, "latin1");
      return sum + bytes.readInt32BE(bytes.readUInt32BE(at + 4) + 8 + axis * 4) / 65536;
    }, 0);
  for (const [axis, value] of [0.9642, 1, 0.8249].entries()) {
    expect(column(axis)).toBeCloseTo(value, 3);
  }
});
