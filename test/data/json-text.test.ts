import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compactText,
  JsonSyntaxError,
  offsetOf,
  parseJson,
  plainValue,
} from "../../src/data/json-text.ts";

function fault(text: string): string {
  try {
    parseJson(text);
    return "read";
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return `${error.offset} ${error.message}`;
  }
}

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(3), (value, spaces) => {
      const text = JSON.stringify(value, null, spaces);
      expect(plainValue(parseJson(text))).toEqual(JSON.parse(text));
      expect(JSON.parse(compactText(parseJson(text)))).toEqual(JSON.parse(text));
    }),
  );
});

test("refuses what JSON.parse refuses", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:0-1.e\\nutrlsa \n') }), (text) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      // A doubled key is the one thing that we refuse and JSON.parse doesn't.
      if (!fault(text).includes("stands twice")) expect(fault(text) === "read").toBe(parses);
    }),
  );
});

test("keeps the digits of a number", () => {
  const node = parseJson("[0.10000000000000000001, 1e400]");
  expect(compactText(node)).toBe("[0.10000000000000000001,1e400]");
});

describe("faults", () => {
  test.each([
    ['{"a": 1,}', '8 "}" stands where a key in quotes belongs'],
    ['{"a" 1}', '5 "1" stands where a ":" belongs'],
    ["[1 2]", '3 "2" stands where a "," or "]" belongs'],
    ["[1", '2 the text ends where a "," or "]" belongs'],
    ["// no\n1", '0 "/" stands where a value belongs'],
    ["01", "1 something follows the end"],
    ['"a\nb"', "0 the text in quotes is not closed, or has a sign to escape"],
    ['{"a": 1, "a": 2}', '9 the key "a" stands twice'],
    ["[".repeat(1000), "200 the nesting is too deep"],
    ["", "0 the text ends where a value belongs"],
  ])("%s", (text, message) => {
    expect(fault(text)).toBe(message);
  });
});

test("finds the offset of a key or item, or of the nearest above", () => {
  const text = '{"a": [10, {"b": 3}]}';
  const root = parseJson(text);
  expect(offsetOf(root, ["a", 1, "b"])).toBe(text.indexOf('"b"'));
  expect(offsetOf(root, ["a", 0])).toBe(text.indexOf("10"));
  expect(offsetOf(root, ["a", 1, "c"])).toBe(text.indexOf('{"b"'));
  expect(offsetOf(root, ["x"])).toBe(0);
});
