import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absoluteDecimal,
  compareDecimals,
  decimalPlaces,
  divideDecimals,
  isDecimal,
  isWhole,
  lastPower,
  normaliseDecimal,
  powerOfTen,
  roundDecimal,
  shiftDecimal,
  signOf,
  subtractDecimals,
} from "../../src/language/decimal.ts";

/** Written apart from the code under test: sign, whole part and fraction glued together. */
const decimals = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }),
  )
  .map(([minus, whole, fraction]) => ({
    text: `${minus ? "-" : ""}${whole}${fraction.length > 0 ? "." : ""}${fraction.join("")}`,
    digits: BigInt(`${whole}${fraction.join("")}`) * (minus ? -1n : 1n),
    places: fraction.length,
  }));

describe("normaliseDecimal", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.0", "0.0"],
    ["12.1", "12.1"],
    ["21.60", "21.60"],
    ["007", "7"],
    ["+5", "5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["1e3", "1000"],
    ["1E+3", "1000"],
    ["1.5e1", "15"],
    ["1.50e1", "15.0"],
    ["-2.5e-7", "-0.00000025"],
    ["-0e5", "0"],
    ["1e30", "1000000000000000000000000000000"],
    ["123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"],
  ])("%s is %s", (text, expected) => {
    expect(normaliseDecimal(text)).toBe(expected);
    expect(isDecimal(text)).toBe(true);
  });

  it.each([
    "",
    " ",
    "abc",
    "0x10",
    "NaN",
    "Infinity",
    "-Infinity",
    ".",
    "-",
    "e5",
    "1e",
    "1e1.5",
    "1,000",
    "1_000",
    " 1",
    "1 ",
    "1\n",
    "--1",
    "−1",
    "１２",
    "1n",
    "1e999999",
    "1e-1001",
  ])("refuses %j", (text) => {
    expect(normaliseDecimal(text)).toBeUndefined();
    expect(isDecimal(text)).toBe(false);
    expect(() => signOf(text)).toThrow(`"${text}" is not a decimal number`);
  });

  it("leaves every plain decimal as it is", () => {
    fc.assert(
      fc.property(decimals, ({ text, digits }) => {
        expect(normaliseDecimal(text)).toBe(digits === 0n ? text.replace("-", "") : text);
      }),
    );
  });

  it("reads every double that JavaScript writes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(normaliseDecimal(String(number)))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});

describe("roundDecimal", () => {
  it.each([
    ["2.345", 2, "2.35"],
    ["-2.345", 2, "-2.35"],
    ["1.005", 2, "1.01"],
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["0.5", 0, "1"],
    ["0.4999999999999999999999", 0, "0"],
    ["-0.04", 1, "0.0"],
    ["-0.05", 1, "-0.1"],
    ["3", 1, "3.0"],
    ["9.99", 1, "10.0"],
    ["999999.6", 0, "1000000"],
    ["68254999.9", -4, "68250000"],
    ["68255000", -4, "68260000"],
    ["-68255000", -4, "-68260000"],
    ["4999", -4, "0"],
    ["-4999", -4, "0"],
    ["5000", -4, "10000"],
    ["0", -4, "0"],
    ["1e-7", 7, "0.0000001"],
    ["1e30", 1, "1000000000000000000000000000000.0"],
  ])("(%s, %d) is %s", (text, places, expected) => {
    expect(roundDecimal(text, places)).toBe(expected);
  });

  it("is within half a unit, and away from zero at the half", () => {
    const places = fc.integer({ min: -8, max: 14 });
    fc.assert(
      fc.property(decimals, places, ({ text, digits, places: given }, wanted) => {
        const rounded = roundDecimal(text, wanted);
        const shown = BigInt(rounded.replace(".", "")) * 10n ** BigInt(20 - Math.max(0, wanted));
        const exact = digits * 10n ** BigInt(20 - given);
        const unit = 10n ** BigInt(20 - wanted);
        const error = shown < exact ? exact - shown : shown - exact;
        expect(shown % unit).toBe(0n);
        expect(2n * error <= unit).toBe(true);
        const outward = shown * shown > exact * exact;
        if (2n * error === unit) expect(outward).toBe(true);
        expect(rounded).not.toMatch(/^-[0.]*$/);
        expect(decimalPlaces(rounded)).toBe(Math.max(0, wanted));
      }),
    );
  });

  it("agrees with Intl on strings", () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 12 }), ({ text }, places) => {
        const format = new Intl.NumberFormat("en", {
          minimumFractionDigits: places,
          maximumFractionDigits: places,
          useGrouping: false,
          signDisplay: "negative",
        });
        expect(roundDecimal(text, places)).toBe(format.format(text as Intl.StringNumericLiteral));
      }),
    );
  });

  it("keeps the order of numbers", () => {
    const places = fc.integer({ min: -3, max: 6 });
    fc.assert(
      fc.property(decimals, decimals, places, (a, b, wanted) => {
        const order = compareDecimals(a.text, b.text);
        const rounded = compareDecimals(roundDecimal(a.text, wanted), roundDecimal(b.text, wanted));
        expect([0, order]).toContain(rounded);
      }),
    );
  });
});

describe("precision", () => {
  it.each([
    ["10000", 4],
    ["1", 0],
    ["1.0", 0],
    ["0.01", -2],
    ["1e6", 6],
    ["1e-3", -3],
    ["0", undefined],
    ["5", undefined],
    ["-10", undefined],
    ["20", undefined],
    ["101", undefined],
    ["", undefined],
    ["ten", undefined],
  ])("powerOfTen(%s) is %s", (text, expected) => {
    expect(powerOfTen(text)).toBe(expected);
  });

  it.each([
    ["68250000", 4],
    ["12.10", -1],
    ["0", 0],
    ["0.00", 0],
    ["-500", 2],
    ["0.0000001", -7],
    ["10.0", 1],
  ])("the last power of %s is %d", (text, expected) => {
    expect(lastPower(text)).toBe(expected);
  });
});

describe("arithmetic", () => {
  it.each([
    ["68250000", -6, "68.250000"],
    ["3.14", 6, "3140000"],
    ["-0.5", 1, "-5"],
    ["5", -3, "0.005"],
    ["0.00", 5, "0"],
    ["-12.5", 0, "-12.5"],
  ])("shiftDecimal(%s, %d) is %s", (text, power, expected) => {
    expect(shiftDecimal(text, power)).toBe(expected);
  });

  it("shifts there and back", () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -20, max: 20 }), ({ text }, power) => {
        expect(compareDecimals(shiftDecimal(shiftDecimal(text, power), -power), text)).toBe(0);
      }),
    );
  });

  it.each([
    ["12.1", "0.04", 1],
    ["1", "1.00", 0],
    ["-1", "-3", 1],
    ["-0.0", "0", 0],
    ["1", "1e30", -1],
  ])("%s against %s is %d", (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });

  it("compares as whole numbers do", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const scale = (d: typeof a) => d.digits * 10n ** BigInt(12 - d.places);
        const [left, right] = [scale(a), scale(b)];
        expect(compareDecimals(a.text, b.text)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it.each([
    ["12.1", "11.85", "0.25"],
    ["1", "1.00", "0.00"],
    ["-3", "-5.5", "2.5"],
    ["1e30", "1", "999999999999999999999999999999"],
  ])("%s less %s is %s", (a, b, expected) => {
    expect(subtractDecimals(a, b)).toBe(expected);
  });

  it("subtracts as whole numbers do", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const scale = (d: typeof a) => d.digits * 10n ** BigInt(12 - d.places);
        const expected = scale(a) - scale(b);
        expect(compareDecimals(subtractDecimals(a.text, b.text), `${expected}e-12`)).toBe(0);
      }),
    );
  });

  it.each([
    ["1", "3", 2, "0.33"],
    ["2", "-3", 0, "-1"],
    ["-1", "8", 2, "-0.13"],
    ["0.04", "-100", 1, "0.0"],
    ["1", "0.00", 1, undefined],
  ])("%s by %s to %d decimals is %s", (a, b, places, expected) => {
    expect(divideDecimals(a, b, places)).toBe(expected);
  });

  it("divides so that the quotient is off by half of its last digit at most", () => {
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 0, max: 6 }), (a, b, places) => {
        const quotient = divideDecimals(a.text, b.text, places);
        if (b.digits === 0n) return expect(quotient).toBeUndefined();
        const whole = BigInt(quotient?.replace(".", "") ?? "");
        const above = a.digits * 10n ** BigInt(b.places + places);
        const below = b.digits * 10n ** BigInt(a.places);
        const rest = 2n * (above - whole * below);
        expect((rest < 0n ? -rest : rest) <= (below < 0n ? -below : below)).toBe(true);
      }),
    );
  });

  it.each([
    ["-0.00", 0, true, "0.00"],
    ["-0.01", -1, false, "0.01"],
    ["12", 1, true, "12"],
    ["3.0", 1, true, "3.0"],
    ["3.5", 1, false, "3.5"],
    ["1.5e1", 1, true, "15"],
  ] as const)("sign, wholeness and size of %s", (text, sign, whole, size) => {
    expect(signOf(text)).toBe(sign);
    expect(isWhole(text)).toBe(whole);
    expect(absoluteDecimal(text)).toBe(size);
  });
});
