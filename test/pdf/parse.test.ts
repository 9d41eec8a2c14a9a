import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, parseValue } from "../../src/pdf/parse.ts";
import { serialize } from "../../src/pdf/serialize.ts";
import {
  byteString,
  dictionary,
  name,
  nameText,
  type PdfValue,
  reference,
  stringText,
  textString,
} from "../../src/pdf/values.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const parse = (text: string) => parseValue({ bytes: latin1(text), position: 0 });

const bytes = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((c) => String.fromCharCode(c)),
});

describe("parseValue", () => {
  it.each<[string, PdfValue]>([
    ["12", 12],
    [".24", 0.24],
    ["-3.5", -3.5],
    ["true", true],
    ["null", null],
    ["/Type", "/Type"],
    ["/a#20b#2F", "/a#20b#2F"],
    ["12 0 R", reference(12)],
    ["[12 0 R 3 4 0 Rx]".replace("Rx", "R"), [reference(12), 3, reference(4)]],
    ["[1 0 0 1]", [1, 0, 0, 1]],
    ["(a(b)c)", byteString("a(b)c")],
    ["(\\(\\)\\\\ \\n\\101\\0 \\q)", byteString("()\\ \nA\0 q")],
    ["(a\\\nb)", byteString("ab")],
    ["(>> endobj /Type)", byteString(">> endobj /Type")],
    ["<48 69>", byteString("Hi")],
    ["<4>", byteString("@")],
    ["<</A [1]/B<</C (x)>>>>", dictionary({ A: [1], B: dictionary({ C: byteString("x") }) })],
    ["% comment\n7", 7],
  ])("reads %s", (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each([
    ["(open", "the string"],
    ["<4z>", "hexadecimal"],
    ["<</A 1", "a key"],
    ["<<1 2>>", "a key"],
    ["<</A 1/A 2>>", "a key twice"],
    ["endobj", "a value"],
    ["--1", "a number"],
    ["", "a value"],
    ["[1 2", "a value"],
  ])("refuses %s", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

describe("dictionaries", () => {
  it("hold what a map would hold, whatever was set and deleted", () => {
    const key = fc.constantFrom("A", "B", "C", "D");
    const change = fc.tuple(key, fc.option(fc.nat()));
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const plain = new Map<string, number>();
        const made = dictionary({});
        for (const [key, value] of changes) {
          if (value === null) plain.delete(key);
          else plain.set(key, value);
          if (value === null) made.delete(key);
          else made.set(key, value);
        }
        expect(made.keys()).toEqual([...plain.keys()]);
        expect(made.values()).toEqual([...plain.values()]);
        expect(parse(serialize(made))).toEqual(made);
      }),
    );
  });

  it("are told apart, however many keys there are and whichever begin alike", () => {
    for (let index = 0; index < 5000; index++) {
      const text = `<</K${index} ${index}/K${index + 1}0 1/A 2>>`;
      expect(serialize(parse(text))).toBe(text.replace(/\/K/g, "/K"));
    }
  });
});

describe("decimal", () => {
  it("reads numbers as JavaScript does, however many digits they have", () => {
    const written = fc.tuple(fc.double({ min: -1e9, max: 1e9 }), fc.nat(12));
    fc.assert(
      fc.property(written, ([value, decimals]) => {
        const text = value.toFixed(decimals);
        expect(decimal(latin1(`x${text}y`), 1, text.length + 1)).toBe(Number(text));
      }),
    );
  });

  it.each(["", "-", ".", "+.", "1.2.3", "1e5", "0x1", "x"])("refuses %j", (text) => {
    expect(decimal(latin1(text), 0, text.length)).toBeNaN();
  });
});

describe("serialize and parseValue", () => {
  const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
      fc.boolean(),
      fc.constant(null),
      bytes.map(name),
      bytes.map(byteString),
      fc.nat(9999).map(reference),
      fc.array(tie("value")),
      fc
        .array(fc.tuple(bytes.map(name), tie("value")))
        .map((entries) =>
          dictionary(Object.fromEntries(entries.map(([key, item]) => [key.slice(1), item]))),
        ),
    ),
  }));

  it("gives every value back", () => {
    fc.assert(
      fc.property(value, (original) => {
        expect(parse(serialize(original))).toEqual(original);
      }),
    );
  });

  it("writes tiny numbers without an exponent", () => {
    expect(serialize([1e-9, 1.5, -0.25, 1e6])).toBe("[0 1.5 -0.25 1000000]");
  });
});

describe("name and nameText", () => {
  it("give every text back", () => {
    fc.assert(
      fc.property(bytes, (text) => {
        expect(nameText(name(text))).toBe(text);
      }),
    );
  });
});

describe("textString and stringText", () => {
  it("give every text back", () => {
    // fast-check's own unit for this takes seconds to make.
    const unit = fc
      .integer({ min: 0, max: 0x10ffff })
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(stringText(textString(text))).toBe(text);
      }),
    );
  });
});
