import { describe, expect, it } from "vitest";
import { printedFaces } from "../../src/press/faces.ts";

describe("printedFaces", () => {
  it("names each face once, sorted, without the tag of its subset", () => {
    const pdf = Buffer.from(
      "%PDF-1.4\n<</Type /Font\n/BaseFont /BAAAAA+SourceSerif4-Regular\n/Subtype /Type0>>\n<</BaseFont /AAAAAA+SourceSans3-Bold>><</BaseFont /CAAAAA+SourceSerif4-Regular\n>>",
    );
    expect(printedFaces(pdf)).toEqual(["SourceSans3-Bold", "SourceSerif4-Regular"]);
    expect(printedFaces(new Uint8Array())).toEqual([]);
  });
});
