import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareDecimals,
  digitCounts,
  readDecimal,
  readInteger,
  shortestDecimal,
} from "../../src/data/decimal-text.ts";

const plain = { decimalChar: ".", bareNumber: true };

/** Exact decimals with up to 25 digits before and after the point. */
const decimal = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 25n), fc.nat(25), fc.bigInt(0n, 10n ** 25n))
  .map(([negative, whole, scale, fraction]) => {
    const digits = String(fraction).padStart(scale, "0").slice(0, scale);
    const text = `${whole}${scale > 0 ? `.${digits}` : ""}`;
    return negative && /[1-9]/.test(text) ? `-${text}` : text;
  });

function grouped(text: string, groupChar: string, decimalChar: string): string {
  const [whole = "", fraction] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, groupChar);
  return groups + (fraction === undefined ? "" : decimalChar + fraction);
}

test("a number written with group and decimal characters reads as itself", () => {
  const notations = fc.constantFrom(
    [",", "."],
    [".", ","],
    [" ", ","],
    ["'", "."],
    ["\u00a0", ","],
  );
  fc.assert(
    fc.property(decimal, notations, (text, [groupChar = "", decimalChar = ""]) => {
      const written = grouped(text, groupChar, decimalChar);
      expect(readDecimal(written, { groupChar, decimalChar, bareNumber: true })).toBe(text);
      expect(readDecimal(`€ ${written} %`, { groupChar, decimalChar, bareNumber: false })).toBe(
        text,
      );
    }),
  );
});

test("an exponent moves the point and nothing else", () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: -30, max: 30 }), (text, power) => {
      const there = readDecimal(`${text}e${power}`, plain) ?? "";
      const back = readDecimal(`${there}e${-power}`, plain) ?? "";
      expect(compareDecimals(back, text)).toBe(0);
    }),
  );
});

test("comparing agrees with whole numbers, and the shortest text with comparing", () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const scaled = (text: string): bigint => {
        const { scale } = digitCounts(text);
        return BigInt(text.replace(".", "")) * 10n ** BigInt(25 - scale);
      };
      const difference = scaled(a) - scaled(b);
      expect(compareDecimals(a, b)).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
      expect(shortestDecimal(a) === shortestDecimal(b)).toBe(difference === 0n);
    }),
  );
});

describe("readDecimal", () => {
  test.each([
    ["12.10", "12.10"],
    ["-0.0", "0.0"],
    ["+07", "7"],
    [".5", "0.5"],
    ["5.", "5"],
    ["1.5e3", "1500"],
    ["1e-7", "0.0000001"],
    ["00.10", "0.10"],
    ["", undefined],
    ["-", undefined],
    [".", undefined],
    ["e5", undefined],
    ["NaN", undefined],
    ["INF", undefined],
    ["1,5", undefined],
    ["1 2", undefined],
    [" 1", undefined],
    ["0x10", undefined],
    ["1.2.3", undefined],
    ["١", undefined],
  ])("%s is %s", (written, expected) => {
    expect(readDecimal(written, plain)).toBe(expected);
  });

  test("groups of wrong length are no groups: a decimal comma doesn't become a thousand", () => {
    const comma = { decimalChar: ".", groupChar: ",", bareNumber: true };
    expect(readDecimal("1,5", comma)).toBeUndefined();
    expect(readDecimal("12,34,567.8", comma)).toBe("1234567.8");
    expect(readDecimal("15,1000", comma)).toBe("151000");
    expect(readDecimal(",100", comma)).toBeUndefined();
  });

  test("a point is no number where the decimal character is a comma", () => {
    expect(readDecimal("1.5", { decimalChar: ",", bareNumber: true })).toBeUndefined();
    const german = { decimalChar: ",", groupChar: ".", bareNumber: true };
    expect(readDecimal("1.500", german)).toBe("1500");
    expect(readDecimal("1.5", german)).toBeUndefined();
    expect(readDecimal("1.500,25", german)).toBe("1500.25");
  });
});

describe("readInteger", () => {
  test.each([
    ["007", "7"],
    ["-0", "0"],
    ["12345678901234567890123", "12345678901234567890123"],
    ["1.0", undefined],
    ["1e3", undefined],
    ["", undefined],
  ])("%s is %s", (written, expected) => {
    expect(readInteger(written, plain)).toBe(expected);
  });
});
