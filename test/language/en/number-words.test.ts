import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "../../../src/language/en/english.ts";

function found(text: string): string[] {
  return english
    .numberWords(text)
    .map(({ text: words, kind, value }) => `${words}=${kind[0]}${value}`);
}

describe("English number words", () => {
  it.each<[string, string[]]>([
    ["", []],
    ["none of these, nor 7, often, weight, tent, someone", []],
    ["three zones", ["three=c3"]],
    ["Seventh in the province", ["Seventh=o7"]],
    [
      "over a third, two thirds, three-quarters, half",
      ["a third=f1/3", "two thirds=f2/3", "three-quarters=f3/4", "half=f1/2"],
    ],
    ["the third quarter", ["third=o3"]],
    ["one third, one half, an eighth", ["one third=f1/3", "one half=f1/2", "an eighth=f1/8"]],
    [
      "twenty-one, twenty one, twenty, one",
      ["twenty-one=c21", "twenty one=c21", "twenty=c20", "one=c1"],
    ],
    ["twenty-first and thirtieth", ["twenty-first=o21", "thirtieth=o30"]],
    ["a hundred and five", ["a hundred and five=c105"]],
    ["one hundred and fifth", ["one hundred and fifth=o105"]],
    ["twelve hundred", ["twelve hundred=c1200"]],
    [
      "two million three hundred thousand and six",
      ["two million three hundred thousand and six=c2300006"],
    ],
    ["half a million", ["half a million=c500000"]],
    ["two thousand three million", ["two thousand three=c2003"]],
    ["one two three", ["one=c1", "two=c2", "three=c3"]],
    ["twenty and five", ["twenty=c20", "five=c5"]],
    ["two hundred and rising", ["two hundred=c200"]],
    ["zero five", ["zero=c0", "five=c5"]],
    ["first, second. Third", ["first=o1", "second=o2", "Third=o3"]],
    ["a million", ["a million=c1000000"]],
    ["hundred million", []],
    ["twenty\nfive", ["twenty\nfive=c25"]],
  ])("in %j reads %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("says where", () => {
    expect(english.numberWords("ranked seventh")[0]).toEqual({
      index: 7,
      text: "seventh",
      kind: "ordinal",
      value: "7",
    });
  });

  it("reads back what the language prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (n) => {
        expect(found(english.rank(n))).toEqual([`${english.rank(n)}=o${n}`]);
        if (n < 10) expect(found(english.count(n))).toEqual([`${english.count(n)}=c${n}`]);
      }),
    );
    expect(english.numberWords(english.fraction("37.4") ?? "")[0]?.value).toBe("1/3");
  });
});
