import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactRecord } from "../../src/facts/facts-json.ts";
import { type Move, movesBetween, relativeChange } from "../../src/review/moves.ts";
import { oddChanges } from "../../src/review/odd-changes.ts";

function fact(value: string | null, changes: Partial<FactRecord> = {}): FactRecord {
  return {
    ...{ path: "headline.growth", table: "headline", column: "growth", label: "Growth" },
    ...{ kind: "number", value, unit: "percent", text: `${value ?? "…"} percent`, status: [] },
    ...{
      computed: false,
      approximate: false,
      provenance: { file: "facts/headline.sql", read: {} },
    },
    ...changes,
  };
}

/** From one value to another, as one edition's only fact. */
function moves(before: string, after: string, changes: Partial<FactRecord> = {}): readonly Move[] {
  return movesBetween([fact(before, changes)], [fact(after, changes)]);
}

const persons: Partial<FactRecord> = { unit: "person", label: "Persons" };
const texts = (group: readonly (readonly Move[])[]): string[][] =>
  oddChanges(group).map((odd) => odd.map(({ text }) => text));

describe("a move", () => {
  it.each([
    ["in points", moves("3.1", "41.2"), 38.1, 0.1],
    ["in percent of the middle", moves("100", "300", persons), 100, 0.5],
    ["from zero", moves("0", "7", persons), 200, 100 / 3.5],
    ["at zero", moves("0", "0", persons), 0, 0],
    ["through zero", moves("-5", "5", persons), 200, 20],
  ])("%s", (_, [move], change, step) => {
    expect(move?.change).toBeCloseTo(change, 10);
    expect(move?.step).toBeCloseTo(step, 10);
  });

  it.each([
    ["a missing value", fact("1.0"), fact(null)],
    ["another unit", fact("1.0"), fact("1.0", persons)],
    ["a text", fact("a", { kind: "text" }), fact("b", { kind: "text" })],
    [
      "a row by its place",
      fact("1.0", { path: "list.0.growth" }),
      fact("2.0", { path: "list.0.growth" }),
    ],
  ])("isn't one: %s", (_, before, after) => expect(movesBetween([before], [after])).toEqual([]));

  it("is as large backwards as forwards, and between -200 and 200", () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, (from, to) => {
        expect(relativeChange(from, to)).toBeCloseTo(-relativeChange(to, from), 6);
        expect(Math.abs(relativeChange(from, to))).toBeLessThanOrEqual(200.000001);
      }),
    );
  });
});

describe("facts that changed by far more than the siblings'", () => {
  const still = ["1.0", "2.4", "0.3", "1.8", "0.9"].map((value) => moves("0.0", value));
  it("are told as an editor would", () => {
    expect(texts([...still, moves("3.1", "41.2")]).at(-1)).toEqual([
      "Growth: 41.2 percent, 3.1 percent before; the others changed by at most 2.4 points",
    ]);
  });

  it("have the change in percent where the fact isn't one", () => {
    const group = ["1010", "1100", "990", "1005", "1030", "9900"].map((to) =>
      moves("1000", to, persons),
    );
    expect(texts(group).at(-1)).toEqual([
      "Persons: 9900 percent, 1000 percent before (+890 percent); the others changed by at most 10 percent",
    ]);
  });

  it("say where the others didn't change", () => {
    const group = [...Array<readonly Move[]>(5).fill(moves("2.0", "2.0")), moves("2.0", "3.5")];
    expect(texts(group).at(-1)?.[0]).toContain("the others didn't change");
  });

  it.each([
    ["too few siblings", [...still.slice(0, 3), moves("3.1", "41.2")]],
    ["nothing far", [...still, moves("0.0", "3.0")]],
    ["no moves", [[], [], [], [], []]],
  ])("none: %s", (_, group) => expect(texts(group).flat()).toEqual([]));

  it("are three at most, the farthest first, and a count of the others", () => {
    const paths = ["a", "b", "c", "d", "e"];
    const edition = (factor: number): readonly Move[] =>
      paths.flatMap((path, at) =>
        moves("0.0", ((at + 1) * factor).toFixed(1), {
          path: `headline.${path}`,
          column: path,
          label: path,
        }),
      );
    const odd = texts([
      edition(0.1),
      edition(0.2),
      edition(0.1),
      edition(0.2),
      edition(0.1),
      edition(50),
    ]);
    expect(odd.slice(0, -1).flat()).toEqual([]);
    expect(odd.at(-1)).toHaveLength(4);
    expect(odd.at(-1)?.at(-1)).toBe("2 more facts changed by far more than the others'");
  });
});
