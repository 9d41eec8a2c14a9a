import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStatus, statusCodes, statusRemedy, withholding } from "../../src/facts/status.ts";

describe("parseStatus", () => {
  it.each([
    [null, [], []],
    ["", [], []],
    ["p", ["p"], []],
    ["r,p", ["p", "r"], []],
    [" p , r ", ["p", "r"], []],
    ["p r p", ["p", "r"], []],
    ["q", [], ["q"]],
    ["p,C", ["p"], ["C"]],
    ["provisional", [], ["provisional"]],
  ])("reads %j", (text, status, unknown) => {
    expect(parseStatus(text)).toEqual({ status, unknown });
  });

  it("gives printing order and no code twice, whatever the order of writing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statusCodes)), (codes) => {
        const { status, unknown } = parseStatus(codes.join(","));
        expect(unknown).toEqual([]);
        expect(status).toEqual(statusCodes.filter((code) => codes.includes(code)));
      }),
    );
  });
});

describe("withholding", () => {
  it("puts confidential first", () => {
    expect(withholding(["p", "c", "x"])).toBe("c");
    expect(withholding(["x", "z"])).toBe("x");
    expect(withholding(["p", "e"])).toBeUndefined();
  });
});

describe("statusRemedy", () => {
  it.each([
    ["P", 'Did you mean "p" (provisional)?'],
    ["provisonal", 'Did you mean "p" (provisional)?'],
    [
      "conf",
      "Use one of: p (provisional), r (revised), e (estimated), b (break), c (confidential), x (not available), z (not applicable).",
    ],
    [
      "q",
      "Use one of: p (provisional), r (revised), e (estimated), b (break), c (confidential), x (not available), z (not applicable).",
    ],
  ])("of %j", (unknown, remedy) => {
    expect(statusRemedy(unknown)).toBe(remedy);
  });
});
