import { describe, expect, test } from "vitest";
import { nameRemedy, nearest } from "../../src/finding/near.ts";

describe("nearest", () => {
  test.each([
    ["grwoth", ["growth", "share"], "growth"],
    ["Growth", ["growth"], "growth"],
    ["outputs", ["output", "products"], "output"],
    ["ab", ["xy"], undefined],
    ["coal", ["aluminium"], undefined],
    ["x", [], undefined],
    ["facst", ["facts", "charts"], "facts"],
  ])("%s among %j is %s", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});

describe("nameRemedy", () => {
  test("offers the near name, else what there is, else what to do without", () => {
    expect(nameRemedy("grwoth", ["growth"])).toBe('Did you mean "growth"?');
    expect(nameRemedy("zzz", ["growth", "share"])).toBe("Use one of: growth, share.");
    expect(nameRemedy("zzz", [])).toBe("Remove it.");
    expect(nameRemedy("zzz", [], "Write zzz.sql.")).toBe("Write zzz.sql.");
    expect(nameRemedy("zzz", ["share"], "Write zzz.sql.")).toBe("Use one of: share.");
  });
});
