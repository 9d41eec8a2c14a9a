import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/data/database.ts";
import { REFUSED_FUNCTIONS } from "../../src/data/statement.ts";
import type { Database } from "../../src/data/types.ts";
import { csvPackage, findingLines, makeWorkspace, open } from "./workspace.ts";

const text = "product,output,year\nraw coal,68.25,2021\nwashed coal,21.60,2021\nraw coal,60,2020\n";
const schema = {
  fields: [
    { name: "product", type: "string" },
    { name: "output", type: "number" },
    { name: "year", type: "year" },
  ],
};

let database: Database;
beforeAll(async () => {
  database = await open(csvPackage(text, schema));
});
afterAll(() => database.close());

const parameters = { period: "2021", place: "Yangquan" };
const findings = (sql: string) =>
  findingLines(() => database.query(sql, "facts/t.sql", parameters));
const rows = async (sql: string) => (await database.query(sql, "facts/t.sql", parameters)).rows;

test("a query without end is stopped, and the next one runs", async () => {
  const workspace = await makeWorkspace({ p: csvPackage(text, schema) });
  const hasty = await openDatabase(workspace, ["p"], () => {}, 300);
  const endless =
    "with recursive r as (select 1 as i union all select i + 1 from r) select max(i) as v from r";
  expect(await findingLines(() => hasty.query(endless, "facts/t.sql"))).toEqual([
    "facts/t.sql:1 query/endless: the query ran for 0.3 seconds and was stopped. Look for a recursion without end, or a join without a condition.",
  ]);
  expect((await hasty.query("select 1 as one", "facts/t.sql")).rows).toEqual([["1"]]);
  hasty.close();
});

test("SQL with a NUL character is refused, in queries and macros", async () => {
  const said =
    "query/nul: the SQL has a NUL character (U+0000), behind which nothing is read. Remove the character.";
  expect(await findings("select 1 as one\n  \0 where false")).toEqual([`facts/t.sql:2:3 ${said}`]);
  const macros = "create macro nothing() as 0;\0 create macro more() as 1";
  expect(await findingLines(() => database.define(macros, "facts/macros.sql"))).toEqual([
    `facts/macros.sql:1:29 ${said}`,
  ]);
});

describe("what is refused, and where", () => {
  const once = "so that the same data would give another bulletin";
  const instead = "Take the value from the data or from a parameter.";
  const select =
    "Write a SELECT (WITH … SELECT is one, too); tables and macros are made elsewhere.";
  const only = `:1 query/not-select: a query is one SELECT statement, nothing else. ${select}`;
  const cases: [string, string[]][] = [
    ["select 1 fro t", [':1:14 query/sql: syntax error at or near "t". Correct the query.']],
    [
      "select 'é', 阳,\n  outptu\nfrom t",
      [
        ':1:13 query/sql: referenced column "阳" not found in FROM clause. Use one of: output, product, year.',
      ],
    ],
    [
      "select 'é 阳',\n  outptu from t",
      [
        ':2:3 query/sql: referenced column "outptu" not found in FROM clause. Did you mean "output"?',
      ],
    ],
    ["select * from tt", [':1:15 query/sql: table with name tt does not exist. Did you mean "t"?']],
    [
      "select summ(output) from t",
      [':1:8 query/sql: scalar function with name summ does not exist. Did you mean "sum"?'],
    ],
    [
      "select product from t\nwhere year = $perio",
      [':2 query/unknown-parameter: unknown parameter "$perio". Did you mean "$period"?'],
    ],
    [
      "select product from t where year = ?",
      [':1 query/unknown-parameter: unknown parameter "$1". Use one of: $period, $place.'],
    ],
    [
      "select $period - 1",
      [
        ':1:16 query/sql: could not choose a best candidate function for the function call "-(STRING_LITERAL, INTEGER_LITERAL)". In order to select one, please add explicit type casts. Say the type of a parameter or text, e.g. $period::integer.',
      ],
    ],
    [
      "select product::integer from t where year = 2020",
      [
        ":1:15 query/sql: could not convert string 'raw coal' to INT32 when casting from source column product. Correct the query.",
      ],
    ],
    ["", [" query/empty: the file has no query. Write a SELECT."]],
    ["-- nothing\n", [" query/empty: the file has no query. Write a SELECT."]],
    ["select 1; select 2", [" query/several: the file has 2 statements. Write one query a file."]],
    ["drop table t", [only]],
    ["insert into t values ('a', 1, 2)", [only]],
    ["update t set output = 0", [only]],
    ["delete from t", [only]],
    ["copy t to 'x.csv'", [only]],
    ["attach 'x.db'", [only]],
    ["set threads = 2", [only]],
    ["pragma version", [only]],
    ["-- a\n\n/* b\n*/ install httpfs", [only.replace(":1", ":4")]],
    [
      "describe t",
      [
        `:1 query/not-select: a query is one SELECT statement, not DESCRIBE, SHOW or SUMMARIZE. ${select}`,
      ],
    ],
    [
      "select now(),\n  current_date",
      [
        `:1:8 query/not-repeatable: now() depends on the day it runs, ${once}. ${instead}`,
        `:2:3 query/not-repeatable: current_date() depends on the day it runs, ${once}. ${instead}`,
      ],
    ],
    [
      "select (select max(random()) from t where year in (select 1 where today() > '2020-01-01'))",
      [
        `:1:20 query/not-repeatable: random() gives another value at every run, ${once}. ${instead}`,
        `:1:67 query/not-repeatable: today() depends on the day it runs, ${once}. ${instead}`,
      ],
    ],
    [
      "with a as (select uuid() as u) select u from a",
      [`:1:19 query/not-repeatable: uuid() gives another value at every run, ${once}. ${instead}`],
    ],
    [
      "select age(date '2020-01-01')",
      [`:1:8 query/not-repeatable: age() depends on the day it runs, ${once}. ${instead}`],
    ],
    [
      "select * from t using sample 1",
      [`:1 query/not-repeatable: a sample gives other rows at every run, ${once}. ${instead}`],
    ],
    [
      "select * from query('select now()')",
      [`:1:15 query/not-repeatable: query() runs SQL that can't be checked, ${once}. ${instead}`],
    ],
    [
      "select * from duckdb_memory()",
      [`:1:15 query/not-repeatable: duckdb_memory() depends on the machine, ${once}. ${instead}`],
    ],
    [
      "select product from t",
      [
        ":1 query/unordered: the query gives 3 rows in no stated order. End it with ORDER BY, over columns that tell any two rows apart.",
      ],
    ],
    [
      "select * from (select product from t order by product)",
      [
        ":1 query/unordered: the query gives 3 rows in no stated order. End it with ORDER BY, over columns that tell any two rows apart.",
      ],
    ],
    [
      "select 1 / 0 as x, 'nan'::double as y, 'infinity'::date as z",
      ['x" is Infinity', 'y" is NaN', 'z" is infinite'].map(
        (fault) =>
          ` query/not-finite: column "${fault} in row 1 of the result. Guard the division or the cast, e.g. with nullif(…, 0).`,
      ),
    ],
    [
      "select [1] as l, {'a': 1} as s",
      [
        ' query/type: column "l" has the type INTEGER[], which can\'t be printed. Cast it to a number, a text, a date or a boolean.',
        ' query/type: column "s" has the type STRUCT("a" INTEGER), which can\'t be printed. Cast it to a number, a text, a date or a boolean.',
      ],
    ],
    [
      "select 1 as a, 2 as A",
      [' query/doubled-column: the result has two columns named "A". Rename one with AS.'],
    ],
  ];
  test.each(cases)("%s", async (sql, expected) => {
    expect(await findings(sql)).toEqual(expected.map((line) => `facts/t.sql${line}`));
  });

  test.each(["read_csv('/etc/passwd')", "'/etc/passwd'", "glob('/*')", "read_text('/etc/passwd')"])(
    "no file is read: %s",
    async (source) => {
      const [line] = await findings(`select * from ${source}`);
      expect(line).toMatch(
        /query\/sql: (cannot access|scanning|can only|file system|table with name)/i,
      );
    },
  );
});

test("the refused functions are all those that DuckDB calls volatile", async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(
    "select distinct function_name from duckdb_functions() where stability <> 'CONSISTENT' order by all",
  );
  const volatile = reader.getRows().map(([name]) => String(name));
  expect(volatile.length).toBeGreaterThan(20);
  // error() is the same at every run, and guards queries.
  expect(volatile.filter((name) => !REFUSED_FUNCTIONS.has(name))).toEqual(["error"]);
  connection.closeSync();
});

describe("values are exact texts", () => {
  const cases: [string, string | boolean | null][] = [
    ["-0.05::decimal(4,2)", "-0.05"],
    ["12.10", "12.10"],
    ["170141183460469231731687303715884105727::hugeint", "170141183460469231731687303715884105727"],
    ["0.1::double + 0.2::double", "0.30000000000000004"],
    ["1e21::double", "1000000000000000000000"],
    ["1.5e-7::double", "0.00000015"],
    ["-2.5e-9::double", "-0.0000000025"],
    ["'-0'::double", "0"],
    ["date '2021-03-31'", "2021-03-31"],
    ["timestamp '2021-03-31 08:30:00'", "2021-03-31T08:30:00"],
    ["timestamptz '2021-03-31 08:30:00+08:00'", "2021-03-31T00:30:00Z"],
    ["true", true],
    ["null", null],
    ["'<b>&\"'", '<b>&"'],
    ["$place", "Yangquan"],
    ["$period::integer - 1", "2020"],
  ];
  test.each(cases)("%s", async (expression, expected) => {
    expect(await rows(`select ${expression} as x`)).toEqual([[expected]]);
  });
});

test("doubles keep their digits in another time zone and with exponents", async () => {
  for (const value of [1.7976931348623157e308, 5e-324, 123456789012345680000, 1 / 3]) {
    const [[printed] = []] = await rows(`select '${value}'::double as x`);
    expect(printed).not.toContain("e");
    expect(Number(printed)).toBe(value);
  }
});

test("a struct of value, reason and status is unfolded", async () => {
  const sql = "select {'value': 1.5, 'reason': null::varchar, 'status': 'p'} as growth";
  const { columns, rows: unfolded } = await database.query(sql, "q.sql");
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ["growth", "decimal"],
    ["growth_reason", "text"],
    ["growth_status", "text"],
  ]);
  expect(unfolded).toEqual([["1.5", null, "p"]]);
});

describe("what a query reads", () => {
  const cases: [string, object][] = [
    ["select 1", {}],
    ["select count(*) from t", { t: [] }],
    ["select product from t where 1 = 0", { t: ["product"] }],
    ["select max(output) from t where year = $period", { t: ["output", "year"] }],
    ["select * from t where year = 2020", { t: ["output", "product", "year"] }],
    ["select _row from t limit 1", { t: [] }],
    ["with a as (select product from t) select count(product) from a", { t: ["product"] }],
    ["select growth_of('raw coal') as g", { t: ["output", "product"] }],
    ["select sum(coal) from coals", { t: ["output", "product"] }],
    ["select coal from coals_of(2020)", { t: ["output", "product", "year"] }],
  ];
  test.each(cases)("%s", async (sql, expected) => {
    await database.define(
      `create or replace macro growth_of(p) as (select max(output) from t where product = p);
       create or replace view coals as select output as coal from t where product like '%coal';
       create or replace macro coals_of(y) as table select coal from (select output as coal, year, product from t) where year = y and product like '%coal'`,
      "m.sql",
    );
    const { reads } = await database.query(sql, "q.sql", parameters);
    expect(reads).toEqual(expected);
  });
});

describe("definitions", () => {
  const defined = (sql: string) => findingLines(() => database.define(sql, "m.sql"));
  const only = "Keep CREATE MACRO and CREATE VIEW only.";

  test.each([
    ["create macro a1(x) as x + 1;\ncreate macro (", "m.sql:2:14 query/sql: syntax error"],
    [
      "create table made as select 1",
      `m.sql:1 query/not-definition: "made" is made as a table. ${only}`,
    ],
    [
      "drop table t",
      `m.sql:1 query/not-definition: the file has a statement that makes neither a macro nor a view. ${only}`,
    ],
    [
      "create macro a2(x) as x;\ncreate macro a3() as (select max(today()))",
      'm.sql:2 query/not-repeatable: in "a3", today() depends on the day it runs',
    ],
    [
      "create view a4 as\n select random() as r",
      'm.sql:1 query/not-repeatable: in "a4", random() gives',
    ],
  ])("%s is refused", async (sql, expected) => {
    const [line] = await defined(sql);
    expect(line).toContain(expected);
  });

  test("that have been refused don't come in by a second try", async () => {
    const sql = "create or replace macro a5() as now()";
    expect(await defined(sql)).toHaveLength(1);
    expect(await defined(sql)).toHaveLength(1);
  });
});

test("an abort stops a long query and throws its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("the deadline has passed");
  setTimeout(() => controller.abort(reason), 50);
  const long =
    "select count(*) as n from range(1000000) a, range(1000000) b where a.range <> b.range";
  const query = database.query(long, "q.sql", {}, { signal: controller.signal });
  await expect(query).rejects.toBe(reason);
  expect(await rows("select 1 as one")).toEqual([["1"]]);
});
