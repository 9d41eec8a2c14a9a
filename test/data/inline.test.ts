import { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { inlined } from "../../src/data/inline.ts";
import type { Database } from "../../src/data/types.ts";
import { csvPackage, findingLines, open } from "./workspace.ts";

const values = { a: "it's", b: "2" };

describe("parameters written out", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["select $a", ["a"], "select CAST('it''s' AS VARCHAR)"],
    [
      "select $b || $a || $b",
      ["b", "a", "b"],
      "select CAST('2' AS VARCHAR) || CAST('it''s' AS VARCHAR) || CAST('2' AS VARCHAR)",
    ],
    ["select $b || $a", ["a", "b", "b"], undefined],
    ["select '$a', \"$a\", $$ $a $$, $x$ $a $x$ -- $a\n/* $a */", [], "the same"],
    ["select '''$a', $b", ["b"], "select '''$a', CAST('2' AS VARCHAR)"],
    ["select 'é阳', $b", ["b"], "select 'é阳', CAST('2' AS VARCHAR)"],
    ["select '$a', '$b'", ["a"], undefined],
    ["select $a", [], undefined],
    ["select e'\\'$a', $a, '", ["a"], undefined],
    ["select /* /* */ $a */ 1, $a", ["a"], undefined],
    ["select x$a, $a", ["a"], undefined],
  ])("%s", (sql, places, text) => {
    expect(inlined(sql, places, values)).toBe(text === "the same" ? sql : text);
  });

  test("not where one would end the text", () => {
    expect(inlined("select $a", ["a"], { a: "x\0y" })).toBeUndefined();
  });
});

describe("a query with parameters", () => {
  let database: Database;
  let bound: DuckDBConnection;
  beforeAll(async () => {
    const schema = { fields: [{ name: "n", type: "integer" }] };
    database = await open(csvPackage("n\n1\n2\n3\n", schema));
    bound = await (await DuckDBInstance.create(":memory:")).connect();
    await bound.run("create table t as select * from (values (1), (2), (3)) as v(n)");
  });
  afterAll(() => {
    database.close();
    bound.closeSync();
  });

  test.each([
    "select $a as x",
    "select $a, upper($a), (select $a), n = $b from t order by n",
    "select n from t where n = $b",
    "select n from t where n::varchar like $b order by n limit $b::integer",
    "select n, case when n > $b::int then $a end as x from t order by n desc",
    "select n from t group by n having count(*) < $b::int order by n",
    "select count(*) as n from t where $a in ('it''s', 'x') and n between 1 and $b",
    "with w as (select $b::int as k) select n + k as m from t, w order by m",
    "select [10, 20, 30][$b::int] as x, date_trunc('month', date '2021-03-01')::varchar || $a as d",
    "select columns($b) from (select 1 as a1, 2 as a2)",
  ])("gives what it gives with them bound: %s", async (sql) => {
    const used = Object.fromEntries(
      Object.entries(values).filter(([name]) => sql.includes(`$${name}`)),
    );
    const expected = await bound.run(sql, used);
    const rows = (await expected.getRows()).map((row) => row.map(String));
    const { columns, rows: given } = await database.query(sql, "q.sql", values);
    expect(columns.map(({ name }) => name)).toEqual(expected.columnNames());
    expect(given.map((row) => row.map(String))).toEqual(rows);
  });

  test.each([
    "select n, row_number() over (order by n) as r from t order by $a, n",
    "select count(*) as c from t group by $a",
    "select distinct on ($a) n from t order by n",
  ])("is refused where it always was: %s", async (sql) => {
    const said = await findingLines(() => database.query(sql, "q.sql", values));
    expect(said).toEqual([expect.stringMatching(/not supported in (ORDER|GROUP) BY|DISTINCT/)]);
  });

  test("is planned once", async () => {
    const spy = vi.spyOn(DuckDBConnection.prototype, "run");
    const sql = "select n as only from t where n = $b::integer";
    try {
      await database.query(sql, "q.sql", values);
      const texts = spy.mock.calls.map(([text]) => text).filter((text) => text.includes("only"));
      expect(texts.some((text) => text.includes("$b::") && !text.includes("json"))).toBe(false);
      expect(texts).toContain(inlined(sql, ["b"], values));
    } finally {
      spy.mockRestore();
    }
  });
});
