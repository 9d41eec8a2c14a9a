import { describe, expect, it } from "vitest";
import { pageArea } from "../../src/pdf/area.ts";

const page = ".24 0 0 -.24 0 842 cm\nq\n";
const clip = "100 200 2000 3000 re\nW n\nq\n3.125 0 0 3.125 100 200 cm\n";
const areaOf = (content: string) => pageArea(Buffer.from(content, "latin1"));

describe("pageArea", () => {
  it.each([
    ["at once", page + clip],
    ["after what stands in the margins, however long", page + "(head) Tj\n".repeat(500) + clip],
    ["after another clip", `${page}1 2 3 4 re\nW n\n0 0 9 9 re\nf\n${clip}`],
    ["of the even-odd kind", page + clip.replace("W n", "W* n")],
  ])("finds the clip at the margins %s", (_, content) => {
    const { left, width, top, bottom, scale } = areaOf(content) ?? {};
    expect([left, width, top, bottom, scale]).toEqual([24, 480, 842 - 48, 842 - 768, 1]);
  });

  it.each([
    ["an empty page", page],
    ["other clips", `${page}1 2 3 4 re\nW n\n`],
    ["a clip before the page's transformation", clip],
  ])("finds nothing in %s", (_, content) => {
    expect(areaOf(content)).toBeUndefined();
  });
});
