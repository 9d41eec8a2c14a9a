import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/data/types.ts";
import { runChecks } from "../../src/facts/checks.ts";
import { type FactDeclarations, loadFacts } from "../../src/facts/load.ts";
import type { Fact, FactTables } from "../../src/facts/types.ts";
import { parseDefinition } from "../../src/workspace/definition.ts";
import { findingsOf, lines, openMade } from "./made.ts";

let database: Database;

beforeAll(async () => {
  database = await openMade({
    "key figures": {
      fields: [
        { name: "period", type: "year" },
        { name: "Wert (t)", type: "number", unit: "tonne", decimals: 1 },
        { name: "growth", type: "number", unit: "percent" },
        { name: "growth_status", type: "string" },
      ],
      primaryKey: ["period"],
      csv: "period,Wert (t),growth,growth_status\n2021,1200.5,12.10,p\n2020,900,-3,\n2019,850.25,4711,c\n",
    },
    products: {
      fields: [
        { name: "product", type: "string" },
        { name: "name_en", type: "string" },
        { name: "name_zh", type: "string" },
        { name: "month", type: "yearmonth" },
        { name: "released", type: "datetime" },
        { name: "output", type: "integer", unit: "tonne" },
      ],
      primaryKey: ["product"],
      csv: "product,name_en,name_zh,month,released,output\n01,Coal,煤炭,2021-12,2022-02-10T09:00:00+08:00,20\n1,Steel,钢,2021-12,2022-02-10T09:00:00+08:00,10\n",
    },
    pairs: {
      fields: [
        { name: "a", type: "integer" },
        { name: "b", type: "integer" },
      ],
      primaryKey: ["a", "b"],
      csv: "a,b\n1,2\n1,3\n",
    },
  });
});

afterAll(() => database.close());

const locate = (path: readonly PropertyKey[]) => ({
  file: `bulletin.yaml#${path.map(String).join(".")}`,
});

function allFacts(tables: FactTables): Fact[] {
  return [...tables.values()].flatMap(({ rows }) =>
    rows.flatMap(({ facts }) => [...facts.values()]),
  );
}

function findFact(tables: FactTables, path: string): Fact | undefined {
  return allFacts(tables).find((fact) => fact.path === path);
}

/** No table of the definition: resources alone. */
const undeclared = {
  bulletin: { definition: { facts: {} }, queries: new Map(), locate },
  parameters: {},
  languageCode: "en",
};

async function load(
  declarations: FactDeclarations = {},
  queries: Readonly<Record<string, string>> = {},
  languageCode = "en",
  wanted?: (resource: string) => boolean,
): Promise<FactTables> {
  const files = Object.entries(queries).map(
    ([name, text]) => [name, { file: `facts/${name}.sql`, text }] as const,
  );
  const { tables } = await loadFacts(database, {
    bulletin: { definition: { facts: declarations }, queries: new Map(files), locate },
    parameters: { period: "2021" },
    languageCode,
    ...(wanted === undefined ? {} : { wanted }),
  });
  return tables;
}

describe("the input cell of a fact", () => {
  it.each([
    ["data/made/key figures.csv:2", { file: "data/made/key figures.csv", line: 2, column: 3 }],
    ["data/made/key figures.csv:4", { file: "data/made/key figures.csv", line: 4, column: 3 }],
    ["data/made/key figures.csv:5", undefined],
    ["data/made/key figures.csv:0", undefined],
    ["data/made/key figures.csv:99999999999999999999", undefined],
    ["data/made/other.csv:2", undefined],
    ["../passwd:1", undefined],
    ["toString:1", undefined],
  ])("is not taken from a made-up _row: %s", async (row, cell) => {
    const sql = `select growth, growth_status, '${row}' as _row from "key figures" where period = 2021`;
    const declared = { one: true, columns: { growth: { decimals: 1 } } };
    const tables = await load({ made: declared }, { made: sql });
    expect(findFact(tables, "made.growth")?.cell).toEqual(cell);
  });

  it("is the same for a check, which else is the place itself", async () => {
    const check = { file: "c.sql", text: "select 'wrong' as message, '../passwd:1' as _row" };
    expect(lines(await runChecks(database, [check], {}))).toEqual([
      "c.sql: wrong. Correct the data or the query, or the check c.sql. [fact/check]",
    ]);
  });
});

describe("findings of very many rows", () => {
  it("are counted, and the first hundred told", async () => {
    const sql = "select i as v, '?' as v_status from range(130000) t(i) order by i";
    const found = await findingsOf(() => load({ made: {} }, { made: sql }));
    expect(found.length).toBe(101);
    expect(JSON.stringify(found.at(-1))).toContain("129900 more");
  }, 20_000);
});

describe("a resource as fact table", () => {
  it("needs no SQL where its primary key is one column", async () => {
    const tables = await load();
    expect([...tables.keys()]).toEqual(["key figures", "products"]);
    expect(tables.get("products")).toMatchObject({
      declared: false,
      keyColumn: "product",
      file: "data/made/products.csv",
    });
  });

  it("keeps the order of the file, leading zeros, names with spaces, units and decimals of its fields", async () => {
    const figures = (await load()).get("key figures");
    expect(figures?.rows.map(({ key }) => key)).toEqual(["2021", "2020", "2019"]);
    expect(figures?.byKey.get("2019")?.facts.get("Wert (t)")?.quantity).toEqual({
      value: "850.25",
      unit: "tonne",
      decimals: 1,
    });
    // No decimals are declared for growth: as many as the data write, 12.10.
    expect(figures?.byKey.get("2020")?.facts.get("growth")?.quantity).toMatchObject({
      decimals: 2,
    });
    expect([...((await load()).get("products")?.byKey.keys() ?? [])]).toEqual(["01", "1"]);
  });

  it("knows the input cell of every fact", async () => {
    const tables = await load();
    expect(findFact(tables, "key figures.2020.growth")?.cell).toEqual({
      file: "data/made/key figures.csv",
      line: 3,
      column: 3,
    });
    expect(findFact(tables, "products.1.name")?.cell).toEqual({
      file: "data/made/products.csv",
      line: 3,
      column: 2,
    });
    expect(tables.get("products")?.reads).toEqual({
      products: ["month", "name_en", "name_zh", "output", "product", "released"],
    });
  });

  it("gives years, months and instants as dates, though the database holds numbers and texts", async () => {
    const tables = await load(
      { q: { one: true } },
      {
        q: "select period, month from \"key figures\", products where period = 2021 and product = '1'",
      },
    );
    expect(findFact(tables, "key figures.2021.period")).toMatchObject({
      kind: "date",
      value: "2021",
    });
    expect(findFact(tables, "products.01.month")?.kind).toBe("date");
    expect(findFact(tables, "products.01.released")).toMatchObject({
      kind: "date",
      value: "2022-02-10T09:00:00+08:00",
    });
    expect(findFact(tables, "q.period")?.kind).toBe("date");
    expect(findFact(tables, "q.month")?.kind).toBe("date");
  });

  it("has the columns of the edition's language", async () => {
    expect(findFact(await load(), "products.01.name")?.value).toBe("Coal");
    expect(findFact(await load({}, {}, "zh"), "products.01.name")?.value).toBe("煤炭");
    expect(findFact(await load(), "products.01.name_zh")).toBeUndefined();
  });

  it("drops confidential values", async () => {
    const tables = await load();
    expect(findFact(tables, "key figures.2019.growth")).toMatchObject({
      value: null,
      reason: "c",
      status: ["c"],
    });
    expect(JSON.stringify(allFacts(tables))).not.toContain("4711");
  });

  it("is printed as the definition says where that names it", async () => {
    const tables = await load({
      products: {
        key: "name",
        columns: { output: { unit: "kilogram", decimals: 2, approximate: true } },
      },
    });
    expect(tables.get("products")).toMatchObject({ declared: true, keyColumn: "name" });
    expect(findFact(tables, "products.Steel.output")).toMatchObject({
      approximate: true,
      quantity: { value: "10", unit: "kilogram", decimals: 2 },
    });
  });

  it("may be any resource where the definition names it", async () => {
    const tables = await load({ pairs: {} });
    expect(tables.get("pairs")?.rows.map((row) => row.facts.get("b")?.path)).toEqual([
      "pairs.1.b",
      "pairs.2.b",
    ]);
  });

  it("is left out where it isn't wanted", async () => {
    const tables = await load({}, {}, "en", (name) => name === "products");
    expect([...tables.keys()]).toEqual(["products"]);
  });
});

describe("loadFacts", () => {
  it("makes declared tables first, in the definition's order", async () => {
    const tables = await load(
      { b: { one: true }, a: { one: true } },
      { a: "select 1 as v", b: "select 2 as v" },
    );
    expect([...tables.keys()]).toEqual(["b", "a", "key figures", "products"]);
  });

  it("unfolds what our macros give, and carries cells only through columns that are read", async () => {
    const sql = `select growth("Wert (t)", lag("Wert (t)") over (order by period)) as change,
        rank_of("Wert (t)") as place, growth, growth_status, 5 as fixed, _row
      from "key figures" order by period`;
    const tables = await load(
      {
        t: {
          columns: {
            change: { unit: "percent", decimals: 1, computed: true },
            place: { unit: "rank" },
            growth: { decimals: 1 },
          },
        },
      },
      { t: sql },
    );
    const row = (at: number) => tables.get("t")?.rows[at]?.facts;
    expect(row(0)?.get("change")).toMatchObject({
      value: null,
      reason: "missing_base",
      cell: undefined,
    });
    expect(row(2)?.get("change")?.value).toBe("33.388888888888");
    expect(row(2)?.get("place")?.quantity).toEqual({ value: "1", unit: "rank", decimals: 0 });
    expect(row(1)?.get("growth")?.cell).toEqual({
      file: "data/made/key figures.csv",
      line: 3,
      column: 3,
    });
    expect(row(1)?.get("fixed")?.cell).toBeUndefined();
  });

  it("passes the edition's parameters", async () => {
    const tables = await load({ t: { one: true } }, { t: "select $period || '!' as p" });
    expect(findFact(tables, "t.p")?.value).toBe("2021!");
  });

  it("finds no fact where there is none", async () => {
    expect(findFact(await load(), "products.01.nothing")).toBeUndefined();
  });

  it("collects the findings of all tables", async () => {
    const declarations = {
      product: {},
      headline: { one: true, columns: { growth: { unit: "percent", decimals: 1 } } },
      broken: {},
    };
    const queries = {
      headline: 'select growth, growth_status from "key figures" where period = 1999',
      broken: 'select growht\nfrom "key figures"',
      stray: "select 1 as v",
    };
    expect(await findingsOf(() => load(declarations, queries))).toEqual([
      'facts/stray.sql: the query "stray" is not declared under `facts` of the definition. Declare it (stray: { one: true }, or with a key), or remove the file. [fact/undeclared-query]',
      'bulletin.yaml#facts.product: the fact table "product" has no query facts/product.sql and is no resource. Did you mean "products"? [fact/missing-query]',
      'facts/headline.sql: "headline" needs exactly one row, but the query gives none. Look whether the data have a row for period=2021, and at the query\'s conditions. [fact/no-row]',
      expect.stringMatching(/^facts\/broken\.sql:1:8: .*growht/),
    ]);
  });

  it("places a fault of the definition at its line", async () => {
    const text =
      "title: T\nlanguages: [en]\nfacts:\n  t:\n    one: true\n    columns:\n      w: { unit: percent, decimals: 1 }\n      v: { unit: percnt }\n";
    const { definition, locate: place } = parseDefinition("templates/b/bulletin.yaml", text);
    const queries = new Map([["t", { file: "facts/t.sql", text: "select 1 as v" }]]);
    expect(
      await findingsOf(() =>
        loadFacts(database, {
          ...undeclared,
          bulletin: { definition, queries, locate: place },
        }),
      ),
    ).toEqual([
      'templates/b/bulletin.yaml:7:7: "t" has no column "w": facts/t.sql doesn\'t give it. Did you mean "v"? [fact/missing-column]',
      'templates/b/bulletin.yaml:8:12: unknown unit "percnt" of column "v" of "t". Did you mean "percent"? [fact/unit]',
    ]);
  });

  it("reads NULL, huge and tiny numbers as they are, and names NaN and Infinity", async () => {
    const sql = `select null::decimal(4,1) as nothing, 99999999999999999999999999999999999999::decimal(38,0) as huge,
      0.00000000000000000001::decimal(20,20) as tiny`;
    const columns = { tiny: { decimals: 20 } };
    const tables = await load({ t: { one: true, columns } }, { t: sql });
    expect(findFact(tables, "t.nothing")).toMatchObject({ value: null, reason: "missing" });
    expect(findFact(tables, "t.huge")?.value).toBe("9".repeat(38));
    expect(findFact(tables, "t.tiny")?.value).toBe(`0.${"0".repeat(19)}1`);
    const bad = "select 'nan'::double as a, 1 / 0.0::double as b";
    const found = await findingsOf(() => load({ t: { one: true } }, { t: bad }));
    expect(found.map((line) => line.split(". ")[0])).toEqual([
      'facts/t.sql: column "a" is NaN in row 1 of the result',
      'facts/t.sql: column "b" is Infinity in row 1 of the result',
    ]);
  });

  it("places a fault of the data in its input cell", async () => {
    const made = await openMade({
      r: {
        fields: [{ name: "k" }, { name: "v", type: "number" }, { name: "v_status" }],
        primaryKey: ["k"],
        csv: "k,v,v_status\na,1.5,p\nb,2,?\n",
      },
    });
    const step = () => loadFacts(made, undeclared);
    expect(await findingsOf(step)).toEqual([
      'data/made/r.csv:3:3: unknown status code "?" in field "v_status". Use one of: p (provisional), r (revised), e (estimated), b (break), c (confidential), x (not available), z (not applicable). [fact/status]',
    ]);
    made.close();
  });
});

describe("runChecks", () => {
  const check = async (text: string) =>
    lines(await runChecks(database, [{ file: "facts/checks/sum.sql", text }], { period: "2021" }));

  it("says nothing where no row comes back", async () => {
    expect(await check('select * from "key figures" where growth > 5000 order by period')).toEqual(
      [],
    );
  });

  it("shows each failing row, at its input line where it is carried", async () => {
    expect(
      await check(
        'select period, growth, _row from "key figures" where period > 2019 order by period',
      ),
    ).toEqual([
      'data/made/key figures.csv:3: the check "sum" fails (period=2020, growth=-3). Correct the data or the query, or the check facts/checks/sum.sql. [fact/check]',
      'data/made/key figures.csv:2: the check "sum" fails (period=2021, growth=12.1). Correct the data or the query, or the check facts/checks/sum.sql. [fact/check]',
    ]);
  });

  it("says the row's message", async () => {
    expect(
      await check("select 'the shares do not add up' as message, 99.70 as total, null as other"),
    ).toEqual([
      "facts/checks/sum.sql: the shares do not add up (total=99.7, other=NULL). Correct the data or the query, or the check facts/checks/sum.sql. [fact/check]",
    ]);
    expect(await check("select 'alone' as message")).toEqual([
      "facts/checks/sum.sql: alone. Correct the data or the query, or the check facts/checks/sum.sql. [fact/check]",
    ]);
  });

  it("keeps a confidential value to itself", async () => {
    const [said] = await check(
      'select growth, growth_status from "key figures" where period = 2019',
    );
    expect(said).toContain("(growth=confidential, growth_status=c)");
    const [capitals] = await check("select 4711 as \"Output\", 'c' as OUTPUT_STATUS");
    expect(capitals).toContain("(Output=confidential, OUTPUT_STATUS=c)");
    const [folded] = await check(
      "select 'x' as v_en, 'c' as v_status, 'y' as w, 'c' as w_en_status",
    );
    expect(folded).toContain("(v_en=confidential, v_status=c, w=confidential, w_en_status=c)");
  });

  it.each([
    ["Output", "output_status"],
    ["output", "Output_Status"],
  ])("keeps the confidential %s of a resource to itself, with %s", async (value, status) => {
    const made = await openMade({
      firms: {
        fields: [
          { name: "firm", type: "string" },
          { name: value, type: "integer" },
          { name: status, type: "string" },
        ],
        primaryKey: ["firm"],
        csv: `firm,${value},${status}\na,4711,c\n`,
      },
    });
    const { tables } = await loadFacts(made, undeclared);
    made.close();
    const fact = tables.get("firms")?.rows[0]?.facts.get(value);
    expect(fact).toMatchObject({ value: null, reason: "c", status: ["c"] });
  });

  it("tells what fails even where the check has no order", async () => {
    const said = await check("select v from (values (3), (1), (2)) t(v); -- three of them");
    expect(said.map((line) => /\((.*)\)/.exec(line)?.[1])).toEqual(["v=1", "v=2", "v=3"]);
  });

  it("shows the first twenty of many", async () => {
    const said = await check("select v from range(50) t(v) order by v");
    expect(said.length).toBe(21);
    expect(said.at(-1)).toBe(
      'facts/checks/sum.sql: the check "sum" fails for 30 more rows. Correct the first ones and run it again. [fact/check]',
    );
  });

  it("reports a check that can't run, and goes on", async () => {
    const checks = [
      { file: "facts/checks/a.sql", text: "select nothing from nowhere" },
      { file: "facts/checks/b.sql", text: "select 'second' as message" },
    ];
    const found = await runChecks(database, checks, {});
    expect(found.map(({ file }) => file)).toEqual(["facts/checks/a.sql", "facts/checks/b.sql"]);
  });
});
