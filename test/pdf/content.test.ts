import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dissected } from "../../src/pdf/content.ts";
import { scanContent, visitsOf } from "../../src/pdf/scan.ts";

/** The operators that are looked at, each with its operands, of a content that begins at an even place or not. */
function scanned(text: string, offset = 0): string[] {
  const found: string[] = [];
  const names = ["q", "Tj", "TJ", "BDC", "EMC", "Do", "f*", "T*"];
  const visits = names.map((name) => [
    name,
    (_: string[], start: number, end: number) => found.push(`${name}|${text.slice(start, end)}`),
  ]);
  const bytes = Buffer.from(" ".repeat(offset) + text, "latin1").subarray(offset);
  scanContent(bytes, visitsOf<string[]>(Object.fromEntries(visits)), found);
  return found;
}

const dissect = (text: string) => dissected(Buffer.from(text, "latin1")).parts;

const slices = (text: string) => {
  const { sequences, loose, artifacts } = dissect(text);
  return {
    tagged: sequences.map(({ mcid, body, bodyEnd }) => [mcid, text.slice(body, bodyEnd).trim()]),
    loose: loose.map(({ start, end, run }) => [run, text.slice(start, end)]),
    artifacts: artifacts.map(({ body, bodyEnd }) => text.slice(body, bodyEnd).trim()),
  };
};

describe("scanContent", () => {
  it("names operators with their operands, whatever strings hold", () => {
    const text =
      "q (EMC ( ) Q\\)) Tj\n[<0001> 3 (BT)] TJ /P <</MCID 0/A(BDC)>>BDC EMC /X Do f* %c Q\n rg longer T*";
    expect(scanned(text)).toEqual([
      "q|q",
      "Tj|(EMC ( ) Q\\)) Tj",
      "TJ|[<0001> 3 (BT)] TJ",
      "BDC|/P <</MCID 0/A(BDC)>>BDC",
      "EMC|EMC",
      "Do|/X Do",
      "f*|f*",
      "T*|T*",
    ]);
  });

  it("tells operators from what only ends in letters, and comments from operands", () => {
    const text = "% q\n 1 2%c\n3q 4 q /Tj 4 Tj";
    expect(scanned(text)).toEqual(["q|1 2%c\n3q 4 q", "Tj|/Tj 4 Tj"]);
  });

  it("finds the same whatever stands between, at even and odd places", () => {
    const space = fc.stringMatching(/^[ \n\r\t]{1,3}$/);
    const number = fc.stringMatching(/^[-+]?\d{1,4}(\.\d{0,4})?$/);
    const operand = fc.oneof(
      number,
      fc.constantFrom("/Tj", "(q Tj)", "<00>", "[1 (EMC)]", "<</A 1>>"),
    );
    const operator = fc.constantFrom("q", "Tj", "TJ", "BDC", "EMC", "Do", "f*", "T*");
    const line = fc.tuple(fc.array(fc.tuple(operand, space)), operator, space);
    fc.assert(
      fc.property(space, fc.array(line), fc.nat(1), (before, lines, offset) => {
        const written = lines.map(([operands, name]) => [operands.flat().join(""), name] as const);
        const text = written.map(([operands, name], index) => operands + name + lines[index]?.[2]);
        const expected = written.map(([operands, name]) => `${name}|${operands}${name}`);
        expect(scanned(before + text.join(""), offset)).toEqual(expected);
      }),
    );
  });

  it("refuses inline images", () => {
    expect(() => scanned("BI /W 1 ID x EI")).toThrow("inline images");
  });

  it.each(["q ) Q", "{", "<00"])("refuses %s", (text) => {
    expect(() => scanned(text)).toThrow("PDF: ");
  });
});

describe("dissect", () => {
  it("tells tagged content from loose", () => {
    const text = "BT (a) Tj ET /P <</MCID 3>>BDC BT (b) Tj ET EMC 0 0 1 1 re f";
    expect(slices(text)).toEqual({
      tagged: [[3, "BT (b) Tj ET"]],
      loose: [
        [0, "BT (a) Tj ET"],
        [1, "0 0 1 1 re f"],
      ],
      artifacts: [],
    });
  });

  it("leaves clips alone and takes a path from its first operator", () => {
    const text = "0 0 9 9 re W n 1 1 m 2 2 l 1 0 0 RG h S /Sh sh";
    expect(slices(text).loose).toEqual([
      [0, "1 1 m 2 2 l 1 0 0 RG h S"],
      [0, "/Sh sh"],
    ]);
  });

  it("ends a run of neighbours at q and Q", () => {
    expect(slices("/A Do /B Do q /C Do Q /D Do").loose).toEqual([
      [0, "/A Do"],
      [0, "/B Do"],
      [1, "/C Do"],
      [2, "/D Do"],
    ]);
  });

  it("keeps untagged marks inside text objects, and knows artifacts", () => {
    const text =
      "/Artifact BMC BT (x) Tj ET EMC BT /Span <</ActualText (/MCID 1)>> BDC (fi) Tj EMC ET";
    expect(slices(text)).toEqual({
      tagged: [],
      loose: [[1, text.slice(text.indexOf("EMC") + 4)]],
      artifacts: ["BT (x) Tj ET"],
    });
  });

  it.each([
    "/P <</MCID 12 >>BDC",
    "/P <</MCID 12>>BDC",
    "/P<</MCID 12 >>BDC",
    "/P <</MCID 12 >> BDC",
    "/P <</Lang (en) /MCID 12 >>BDC",
    "/P <</MCID 12 /Lang (MCID 3 >>BDC) >>BDC",
  ])("reads the number of %s", (mark) => {
    const { sequences } = dissect(`${mark} (a) Tj EMC`);
    expect(sequences).toMatchObject([{ mcid: 12, start: 0, body: mark.length }]);
  });

  it("says whether a sequence shows text and what it paints", () => {
    const { sequences } = dissect("/P <</MCID 0>>BDC q /X1 Do Q EMC /P <</MCID 1>>BDC (a) Tj EMC");
    expect(sequences.map(({ from, to, paints }) => [from, to, paints])).toEqual([
      [0, 0, ["X1"]],
      [0, 1, []],
    ]);
  });

  it.each([
    ["/P <</MCID 0>>BDC", "doesn't end"],
    ["EMC", "unopened"],
    ["/Odd BMC EMC", "unknown marked content /Odd"],
    ["f", "without a beginning"],
  ])("refuses %s", (text, message) => {
    expect(() => dissect(text)).toThrow(message);
  });
});
