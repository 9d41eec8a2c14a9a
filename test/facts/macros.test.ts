import { readFile } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { macroReferences } from "../docs/macro-reference.ts";

const text = await readFile(new URL("../../assets/macros.sql", import.meta.url), "utf8");
let connection: DuckDBConnection;

beforeAll(async () => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  connection = await instance.connect();
  await connection.run(text);
});

/** The value (its trailing zeros cut) or the reason of each expression. */
async function results(expressions: readonly string[], from = ""): Promise<string[]> {
  // Each is reckoned once: a macro is put into the query as often as it is written there.
  const made = expressions.map((expression, at) => `${expression} as s${at}`);
  const list = expressions.map((_, at) => `s${at}.value::varchar, s${at}.reason`);
  const reader = await connection.runAndReadAll(
    `with made as materialized (select ${made.join(", ")} ${from}) select ${list.join(", ")} from made`,
  );
  const row = reader.getRowsJson()[0] ?? [];
  return expressions.map((_, at) => shown(row[2 * at], row[2 * at + 1]));
}

function shown(value: unknown, reason: unknown): string {
  if (value === null) return String(reason);
  if (reason !== null) return `both ${String(value)} and ${String(reason)}`;
  return String(value)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

const vectors: readonly (readonly [call: string, result: string])[] = [
  // Ordinary values, exact and cut after twelve decimals.
  ["growth(112.1, 100)", "12.1"],
  ["growth(87.9, 100)", "-12.1"],
  ["growth(100, 100)", "0"],
  ["growth(1, 3)", "-66.666666666666"],
  ["growth(5, 3)", "66.666666666666"],
  ["growth(0, 4)", "-100"],
  ["growth(-1, 4)", "-125"],
  ["difference(14.9, 12.1)", "2.8"],
  ["difference(3.0, 12.1)", "-9.1"],
  ["difference(-1, -2.5)", "1.5"],
  ["difference(0, 0)", "0"],
  ["share(86, 230)", "37.391304347826"],
  ["share(0, 230)", "0"],
  ["share(-23, 230)", "-10"],
  ["share(460, 230)", "200"],
  ["contribution_points(18, 9, 200)", "4.5"],
  ["contribution_points(9, 0, 200)", "4.5"],
  ["contribution_points(9, 18, 200)", "-4.5"],
  ["contribution_points_of(73.6, 12.1)", "8.9056"],
  ["contribution_points_of(73.6, -12.1)", "-8.9056"],
  ["contribution_points_of(0, 12.1)", "0"],
  ["contribution_percent(18, 9, 224, 200)", "37.5"],
  ["contribution_percent(9, 18, 224, 200)", "-37.5"],
  ["index_to(112.1, 100)", "112.1"],
  ["index_to(0, 100)", "0"],
  ["whole_from_share(86, 37.4)", "229.946524064171"],
  // A missing, zero or negative base: no number, and why.
  ["growth(null, 100)", "missing"],
  ["growth(112.1, null)", "missing_base"],
  ["growth(null, null)", "missing"],
  ["growth(112.1, 0)", "zero_base"],
  ["growth(0, 0.00)", "zero_base"],
  ["growth(112.1, -100)", "negative_base"],
  ["difference(null, 1)", "missing"],
  ["difference(1, null)", "missing_base"],
  ["share(null, 1)", "missing"],
  ["share(1, null)", "missing_base"],
  ["share(1, 0)", "zero_base"],
  ["share(1, -1)", "negative_base"],
  ["contribution_points(null, 9, 200)", "missing"],
  ["contribution_points(18, null, 200)", "missing_base"],
  ["contribution_points(18, 9, null)", "missing_base"],
  ["contribution_points(18, 9, 0)", "zero_base"],
  ["contribution_points(18, 9, -5)", "negative_base"],
  ["contribution_points_of(null, 12.1)", "missing"],
  ["contribution_points_of(73.6, null)", "missing_base"],
  ["contribution_percent(null, 9, 224, 200)", "missing"],
  ["contribution_percent(18, 9, null, 200)", "missing"],
  ["contribution_percent(18, null, 224, 200)", "missing_base"],
  ["contribution_percent(18, 9, 224, null)", "missing_base"],
  ["contribution_percent(18, 9, 200, 200)", "zero_base"],
  ["contribution_percent(18, 9, 190, 200)", "negative_base"],
  ["index_to(null, 1)", "missing"],
  ["index_to(1, null)", "missing_base"],
  ["index_to(1, 0)", "zero_base"],
  ["index_to(1, -1)", "negative_base"],
  ["whole_from_share(null, 37.4)", "missing"],
  ["whole_from_share(86, null)", "missing_base"],
  ["whole_from_share(86, 0)", "zero_base"],
  ["whole_from_share(86, -1)", "negative_base"],
  // Doubles count by their shortest text, so their noise does not reach the result.
  ["growth(0.3::double, 0.1::double)", "200"],
  ["growth(112.1::double, 100::double)", "12.1"],
  ["share(0.1::double, 0.3)", "33.333333333333"],
  ["growth(123556.05::double, 100)", "123456.05"],
  // Huge and tiny: exact or refused, never infinity and never rounded to nothing.
  ["growth(1.1e300::double, 1e300::double)", "10"],
  ["growth(1.4e-24::double, 1e-24::double)", "40"],
  ["growth(2e-300::double, 1e-300::double)", "100"],
  ["growth(99999999999999999999999999999999999999::decimal(38,0), 1)", "out_of_range"],
  ["growth(170141183460469231731687303715884105727::hugeint, 1)", "out_of_range"],
  [
    "growth(170141183460469231731687303715884105727::hugeint, 170141183460469231731687303715884105727::hugeint)",
    "0",
  ],
  ["growth(1e300::double, 1)", "out_of_range"],
  ["growth(1, 1e-300::double)", "out_of_range"],
  ["difference(1e30::double, 0.5)", "out_of_range"],
  ["contribution_points_of(1e20::double, 1e20::double)", "out_of_range"],
  ["contribution_points_of(0.5::decimal(38,38), 0.5::decimal(38,38))", "out_of_range"],
  ["share(1e-9::double, 1000)", "0.0000000001"],
  ["share(1e-13::double, 1000)", "0"],
  ["growth('nan'::double, 1)", "out_of_range"],
  ["growth(1, 'nan'::double)", "out_of_range"],
  ["growth('inf'::double, 1)", "out_of_range"],
  ["growth(1, '-inf'::double)", "out_of_range"],
  // Text that is no plain number is refused rather than guessed at.
  ["growth('112.1', '100')", "12.1"],
  ["growth('1.5E5', '100')", "out_of_range"],
  ["growth(' 110 ', 100)", "out_of_range"],
  ["growth('1,5', 100)", "out_of_range"],
  ["growth('', 100)", "out_of_range"],
  ["growth('-', 100)", "out_of_range"],
  ["growth('', 0.5)", "out_of_range"],
  ["growth('-', 0.5)", "out_of_range"],
  ["growth('5.', 0.5)", "out_of_range"],
  ["growth('1e', 0.5)", "out_of_range"],
  ["growth('1e-99999', 1)", "out_of_range"],
  ["growth('1e-999999999', 1)", "out_of_range"],
  ["growth('.5', 0.25)", "100"],
  ["growth(true, 1)", "out_of_range"],
  ["growth(date '2021-01-01', 1)", "out_of_range"],
];

const courses: readonly (readonly [call: string, result: string])[] = [
  ["average_of([1, 2, 4], 3)", "2.333333333333"],
  ["average_of([-1, -2, -4], 3)", "-2.333333333333"],
  ["average_of([5974000], 1)", "5974000"],
  ["average_of([0.1::double, 0.2::double], 2)", "0.15"],
  ["average_of([1, 2], 3)", "incomplete"],
  ["average_of([1, null, 3], 3)", "incomplete"],
  ["average_of([null, 2, 3], 3)", "incomplete"],
  ["average_of([], 2)", "incomplete"],
  ["average_of([], 0)", "incomplete"],
  ["average_of(null::integer[], 2)", "incomplete"],
  ["average_of(['nan'::double, 1], 2)", "out_of_range"],
  ["average_of([170141183460469231731687303715884105727::hugeint, 1], 2)", "out_of_range"],
  ["streak([3.1, 2.4, 1.0, -0.5], 1)", "3"],
  ["streak([-3.1, -2.4, 1.0], 1)", "2"],
  ["streak([3.1, -2.4], 1)", "1"],
  ["streak([0.04, -0.04, 0.05], 1)", "2"],
  ["streak([0.04, -0.04, 0.05], 2)", "1"],
  ["streak([3.1, 2.4], 1)", "incomplete"],
  ["streak([3.1, 2.4, null, -1], 1)", "incomplete"],
  ["streak([3.1], 1)", "incomplete"],
  ["streak([null, 2.4, -1], 1)", "missing"],
  ["streak([]::decimal(3,1)[], 1)", "missing"],
  ["first_in([1.2, -0.4, -3.0, 0.7], 1)", "3"],
  ["first_in([1.2, 0.4, -3.0, 0.7], 1)", "1"],
  ["first_in([0, -0.4, 0.02, 0.7], 1)", "2"],
  ["first_in([1.2, -0.4, -3.0], 1)", "3"],
  ["first_in([1.2], 1)", "1"],
  ["first_in([1.2, -0.4, null, 0.7], 1)", "incomplete"],
  ["first_in([1.2, 0.4, null], 1)", "1"],
  ["first_in([null, 0.4], 1)", "missing"],
  ["highest_in([5, 4, 3, 6])", "3"],
  ["highest_in([5, 5, 3, 6])", "1"],
  ["highest_in([5, 4, 3])", "3"],
  ["highest_in([5])", "1"],
  ["highest_in([5, 4, null, 6])", "incomplete"],
  ["highest_in([5, 6, null])", "1"],
  ["highest_in([null, 6])", "missing"],
  ["highest_in([]::integer[])", "missing"],
  ["highest_in([10.5, 9.25, 10.50])", "2"],
  ["highest_in(['nan'::double, 1])", "missing"],
  ["highest_in([2, 1, 'nan'::double, 3])", "incomplete"],
  ["lowest_in([2, '-inf'::double])", "incomplete"],
  ["lowest_in([3, 4, 3])", "2"],
  ["lowest_in([2, 4, 3])", "3"],
  ["lowest_in([2, null, 1])", "incomplete"],
];

describe("macros of a series' course", () => {
  it("give the value or the reason of each test vector", async () => {
    const got = await results(courses.map(([call]) => call));
    expect(courses.map(([call], at) => `${call} → ${got[at]}`)).toEqual(
      courses.map(([call, result]) => `${call} → ${result}`),
    );
  });

  it("take lists that are made of rows", async () => {
    const from = "from (values (1, 5.0), (2, 3.0), (3, 4.0)) t(n, v)";
    const lists = [
      "average_of(list(v), count(*))",
      "highest_in(list(v order by n desc))",
      "streak(list(v - 4.5 order by n desc), 1)",
    ];
    expect(await results(lists, from)).toEqual(["4", "2", "2"]);
    const reader = await connection.runAndReadAll(
      `select average_of(list(v) over (order by n rows 1 preceding), 2).value::varchar ${from} order by n`,
    );
    expect(reader.getRowsJson().flat()).toEqual([null, "4.000000000000", "3.500000000000"]);
  });

  it("agree with what a loop over the values counts", async () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -3, max: 3 }), { freq: 12 }), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { minLength: 20, maxLength: 20 }), async (series) => {
        const calls = series.flatMap((values) => {
          const list = `[${values.map((value) => value ?? "null").join(", ")}]::integer[]`;
          return [`highest_in(${list})`, `lowest_in(${list})`, `first_in(${list}, 1)`];
        });
        expect(await results(calls)).toEqual(
          series.flatMap((values) => [
            back(values, (earlier, newest) => earlier >= newest),
            back(values, (earlier, newest) => earlier <= newest),
            back(values, (earlier, newest) => Math.sign(earlier) === Math.sign(newest)),
          ]),
        );
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it("agree with a mean and a run that are reckoned digit by digit", async () => {
    // Hundredths, printed with one decimal: 0.04 is unchanged, 0.05 and -0.05 are not.
    const hundredths = fc.array(fc.option(fc.integer({ min: -12, max: 12 }), { freq: 8 }), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(hundredths, { minLength: 20, maxLength: 20 }), async (series) => {
        const calls = series.flatMap((values) => {
          const written = values.map((value) => (value === null ? "null" : `${value} * 0.01`));
          const list = `[${written.join(", ")}]::decimal(9,2)[]`;
          return [`average_of(${list}, ${values.length})`, `streak(${list}, 1)`];
        });
        expect(await results(calls)).toEqual(
          series.flatMap((values) => [meanOf(values), runOf(values)]),
        );
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it("refuse text, and more values than periods", async () => {
    await expect(results(["highest_in(['10', '9'])"])).rejects.toThrow(
      "highest_in: the values are text",
    );
    await expect(results(["average_of([1, 2, 3], 2)"])).rejects.toThrow(
      "average_of: 3 values for 2 periods",
    );
  });
});

/** The mean of hundredths, cut after twelve decimals. */
function meanOf(values: readonly (number | null)[]): string {
  if (values.includes(null)) return "incomplete";
  const sum = values.reduce<bigint>((all, value) => all + BigInt(value ?? 0), 0n);
  const cut = (sum * 10n ** 10n) / BigInt(values.length);
  const digits = String(cut < 0n ? -cut : cut).padStart(13, "0");
  const decimal = `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, "");
  return cut < 0n ? `-${decimal}` : decimal;
}

/** How many values from the newest on print with its sign; unknown where a gap or the end cuts it. */
function runOf(values: readonly (number | null)[]): string {
  const signs = values.map((value) =>
    value === null ? null : Math.abs(value) < 5 ? 0 : Math.sign(value),
  );
  const [newest] = signs;
  if (newest === null) return "missing";
  const length = signs.findIndex((sign) => sign !== newest);
  return length < 0 || signs[length] === null ? "incomplete" : String(length);
}

/** Periods back to the first value that is wanted, counted by hand. */
function back(
  [newest, ...earlier]: readonly (number | null)[],
  wanted: (earlier: number, newest: number) => boolean,
): string {
  if (newest === null || newest === undefined) return "missing";
  for (const [at, value] of earlier.entries()) {
    if (value === null) return "incomplete";
    if (wanted(value, newest)) return String(at + 1);
  }
  return String(earlier.length + 1);
}

describe("indicator macros", () => {
  it("give the value or the reason of each test vector", async () => {
    const got = await results(vectors.map(([call]) => call));
    expect(vectors.map(([call], at) => `${call} → ${got[at]}`)).toEqual(
      vectors.map(([call, result]) => `${call} → ${result}`),
    );
  });

  it("give the same for columns as for constants, whatever the table and its columns are called", async () => {
    const columns = "(value, base, n, reason, whole, number, currents, common, places)";
    for (const alias of ["n", "i", "p", "h", "part", "number", "places"]) {
      const from = `from (values (112.1, 100, 7, 'x', 3, 5, [9], 2, 4)) ${alias}${columns}`;
      const calls = [
        `growth(${alias}.value, ${alias}.base)`,
        `difference(${alias}.value, ${alias}.base)`,
        `contribution_points_of(${alias}.value, ${alias}.base)`,
        "share(n, number)",
      ];
      expect(await results(calls, from)).toEqual(["12.1", "12.1", "112.1", "140"]);
    }
  });

  it("take aggregates and window functions as arguments", async () => {
    const from = "from (values (1, 60), (2, 52.1), (1, 40), (2, 60)) t(year, v)";
    const sums = "growth(sum(v) filter (year = 2), sum(v) filter (year = 1))";
    expect(await results([sums], from)).toEqual(["12.1"]);
    const reader = await connection.runAndReadAll(
      `select growth(v, lag(v) over (order by v)).value::double ${from} order by v`,
    );
    expect(reader.getRowsJson().flat()[1]).toBeCloseTo(30.25, 9);
  });

  it("divide exactly: the quotient of whole numbers cut after twelve decimals", async () => {
    const whole = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    const pairs = fc.array(
      fc.tuple(
        whole,
        whole.filter((n) => n > 0n),
      ),
      { minLength: 60, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(pairs, fc.nat({ max: 6 }), async (values, places) => {
        const scale = `1e-${places}::decimal(7,6)`;
        const rows = values.map(([part, base]) => `(${part}::hugeint, ${base}::hugeint)`);
        const reader = await connection.runAndReadAll(
          `select share(p::decimal(25,0) * ${scale}, w::decimal(25,0) * ${scale}).value::varchar
           from (values ${rows.join(", ")}) t(p, w)`,
        );
        const expected = values.map(([part, base]) => cut((part * 10n ** 14n) / base));
        expect(reader.getRowsJson().flat()).toEqual(expected);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

/** A whole number of billionths of thousandths as decimal text with twelve decimals. */
function cut(scaled: bigint): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(13, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

describe("rank_of", () => {
  const rows = "(values ('a', 5.0), ('b', 3.0), ('c', 3.00), ('d', null), ('e', -1.5)) t(name, v)";
  async function ranks(call: string, from = rows): Promise<unknown[]> {
    const reader = await connection.runAndReadAll(
      `select coalesce(r.value::varchar, r.reason) from (select name, ${call} as r from ${from}) order by name`,
    );
    return reader.getRowsJson().flat();
  }

  it("shares the better place among equals and leaves missing values unranked", async () => {
    expect(await ranks("rank_of(v)")).toEqual(["1", "2", "2", "missing", "4"]);
    expect(await ranks("rank_of(v, 'low')")).toEqual(["4", "2", "2", "missing", "1"]);
    expect(await ranks("rank_of(v, direction := 'low')")).toEqual(["4", "2", "2", "missing", "1"]);
  });

  it("ranks within groups", async () => {
    expect(await ranks("rank_of(v, within := name > 'b')")).toEqual([
      "1",
      "2",
      "1",
      "missing",
      "2",
    ]);
  });

  it("leaves NaN and infinity out", async () => {
    const odd = "(values ('a', 1::double), ('b', 'nan'::double), ('c', 'inf'::double)) t(name, v)";
    expect(await ranks("rank_of(v)", odd)).toEqual(["1", "out_of_range", "out_of_range"]);
    expect(await ranks("rank_of(v, 'low')", odd)).toEqual(["1", "out_of_range", "out_of_range"]);
  });

  it("gives a whole number", async () => {
    const reader = await connection.runAndReadAll(
      `select typeof(rank_of(v).value) from ${rows} limit 1`,
    );
    expect(reader.getRowsJson()).toEqual([["BIGINT"]]);
  });

  it("refuses another direction, and text", async () => {
    await expect(ranks("rank_of(v, 'up')")).rejects.toThrow(
      'rank_of: unknown direction "up", use high or low',
    );
    await expect(ranks("rank_of(name)")).rejects.toThrow("rank_of: the values are text");
  });
});

describe("macroReferences", () => {
  const references = macroReferences(text);

  it("documents every macro that is for queries", () => {
    const defined = [...text.matchAll(/^create or replace macro ([a-z]\w*\(.*\)) as/gm)];
    expect(references.map(({ signature }) => signature)).toEqual(defined.map(([, name]) => name));
    expect(references.length).toBe(14);
  });

  it("reads a block's entries, an indented line going on with the one above", () => {
    const points = references.find(({ name }) => name === "contribution_points");
    expect(points).toMatchObject({
      signature: "contribution_points(part_current, part_base, whole_base)",
      formula: "(part_current - part_base) / whole_base * 100",
      unit: "percentage_point",
    });
    expect(points?.edges).toContain("whole_base 0: zero_base");
  });

  it("has examples that are true", async () => {
    const examples = references.map(({ example }) => example.split(" = "));
    expect(await results(examples.map(([call = ""]) => call))).toEqual(
      examples.map(([, value]) => value),
    );
  });

  it("refuses a block without an entry", () => {
    expect(() => macroReferences("-- f(x)\n-- Meaning: none\n")).toThrow(
      "the block of f has no formula",
    );
  });
});
