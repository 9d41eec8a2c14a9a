import { describe, expect, it } from "vitest";
import { type PdfDocument, readPdf, streamText } from "../../src/pdf/read.ts";
import {
  byteString,
  dictionary,
  isStream,
  type PdfValue,
  reference,
} from "../../src/pdf/values.ts";
import { deflated, writePdf } from "../../src/pdf/write.ts";

function documentOf(count: number): PdfDocument {
  const objects = new Map<number, PdfValue>();
  for (let number = 1; number <= count; number++)
    objects.set(number, byteString(`object ${number}`));
  objects.set(count + 2, deflated("endstream endobj", dictionary({})));
  const trailer = dictionary({ Root: reference(1), Info: reference(2) });
  return { objects, trailer };
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("writePdf and readPdf", () => {
  it("give all objects back, past the end of an object stream and a gap in the numbers", () => {
    const document = documentOf(1203);
    const back = readPdf(writePdf(document));
    expect([...back.objects.keys()].sort((a, b) => a - b)).toEqual([...document.objects.keys()]);
    expect(back.objects.get(1203)).toEqual(byteString("object 1203"));
    const stream = back.objects.get(1205);
    expect(isStream(stream) && streamText(stream)).toBe("endstream endobj");
    expect(back.trailer.get("Root")).toEqual(reference(1));
  });

  it("packs 500 objects into a stream", () => {
    const text = latin1(writePdf(documentOf(1203)));
    expect(text.match(/\/Type \/ObjStm\/N \d+/g)).toEqual([
      "/Type /ObjStm/N 500",
      "/Type /ObjStm/N 500",
      "/Type /ObjStm/N 203",
    ]);
    expect(text.startsWith("%PDF-1.7\n%")).toBe(true);
  });

  it("gives equal documents equal bytes, others another /ID", () => {
    const id = (bytes: Uint8Array) => /\/ID \[(.*?)\]/s.exec(latin1(bytes))?.[1];
    expect(writePdf(documentOf(3))).toEqual(writePdf(documentOf(3)));
    expect(id(writePdf(documentOf(3)))).not.toBe(id(writePdf(documentOf(4))));
  });
});

describe("readPdf", () => {
  const classic = (body: string, table: string, trailer = "<</Root 1 0 R>>") => {
    const start = `%PDF-1.4\n${body}`;
    const text = `${start}xref\n${table}trailer\n${trailer}\nstartxref\n${start.length}\n%%EOF\n`;
    return Buffer.from(text, "latin1");
  };
  const table = "0 2\n0000000000 65535 f \n0000000009 00000 n \n";

  it("reads a classic table", () => {
    const { objects } = readPdf(classic("1 0 obj\n<</A (1 0 obj)>>\nendobj\n", table));
    expect(objects).toEqual(new Map([[1, dictionary({ A: byteString("1 0 obj") })]]));
  });

  it.each<[string, Uint8Array, string]>([
    ["another file", Buffer.from("GIF89a"), "doesn't begin with %PDF-"],
    ["a cut file", Buffer.from("%PDF-1.4\n1 0 obj"), "the file's end is missing"],
    ["a wrong place", classic("2 0 obj\n1\nendobj\n", table), "object 1 isn't at its place"],
    ["a generation", classic("1 1 obj\n1\nendobj\n", table), "object 1 has a generation"],
    ["an object without end", classic("1 0 obj\n1\nxobj\n", table), "object 1 doesn't end"],
    [
      "a wrong length",
      classic("1 0 obj\n<</Length 9>> stream\nabc\nendstream\nendobj\n", table),
      "isn't as long as it says",
    ],
    ["updates", classic("1 0 obj\n1\nendobj\n", table, "<</Prev 3>>"), "the file has updates"],
    ["encryption", classic("1 0 obj\n1\nendobj\n", table, "<</Encrypt 1 0 R>>"), "is encrypted"],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => readPdf(bytes)).toThrow(message);
  });
});
