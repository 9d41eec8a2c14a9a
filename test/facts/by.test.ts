import { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../../src/data/types.ts";
import { keepFacts } from "../../src/facts/kept.ts";
import { type LoadedFacts, loadFacts } from "../../src/facts/load.ts";
import type { FactTableDeclaration, Locate } from "../../src/facts/types.ts";
import { InputError } from "../../src/finding/input-error.ts";
import { lines, openMade } from "./made.ts";

let database: Database;

/** c has no rows; one value of d is confidential, and the whole of the others gives it away. */
const GDP = `country,year,gdp,gdp_status,note_en,note_zh
a,2019,100.25,,first,一
a,2020,110,p,second,二
b,2019,7,,only,三
d,2019,731846.5,c,,
d,2020,12,,,
`;

beforeAll(async () => {
  database = await openMade({
    gdp: {
      fields: [
        { name: "country", type: "string" },
        { name: "year", type: "year" },
        { name: "gdp", type: "number", unit: "USD" },
        { name: "gdp_status", type: "string" },
        { name: "note_en", type: "string" },
        { name: "note_zh", type: "string" },
      ],
      primaryKey: ["country", "year"],
      csv: GDP,
    },
  });
});
afterAll(() => database.close());

const locate: Locate = (path) => ({ file: `bulletin.yaml#${path.map(String).join(".")}` });

interface Asked {
  readonly sql?: string;
  readonly declaration: FactTableDeclaration;
  readonly parameters: Readonly<Record<string, string>>;
  readonly name?: string;
}

function load({ sql, declaration, parameters, name = "t" }: Asked): Promise<LoadedFacts> {
  const queries =
    sql === undefined ? [] : [[name, { file: `facts/${name}.sql`, text: sql }] as const];
  return loadFacts(database, {
    bulletin: {
      definition: { facts: { [name]: { columns: {}, ...declaration } } },
      queries: new Map(queries),
      locate,
    },
    parameters: { language: "en", ...parameters },
    languageCode: "en",
    wanted: () => false,
  });
}

/** Everything that comes of it: facts with their provenance, what was withheld, what was found. */
async function outcome(asked: Asked) {
  try {
    const { tables, withheld, findings } = await load(asked);
    return { tables, withheld, findings: lines(findings) };
  } catch (error) {
    if (error instanceof InputError) return { errors: lines(error.findings) };
    throw error;
  }
}

async function said(asked: Asked): Promise<readonly string[]> {
  const { errors, findings } = { errors: [], findings: [], ...(await outcome(asked)) };
  return [...errors, ...findings];
}

const usd = { columns: { gdp: { unit: "USD", decimals: 2 } } };

/** `WHERE` stands where the condition goes. */
const QUERIES: readonly (readonly [
  what: string,
  sql: string,
  declaration: FactTableDeclaration,
])[] = [
  [
    "rows with a key",
    "select country, year, gdp, gdp_status, note_en, note_zh, _row from gdp WHERE order by year",
    { key: "year", ...usd },
  ],
  [
    "rows without a key, in an order across all",
    "select country, gdp, gdp_status, _row from gdp WHERE order by gdp desc nulls last",
    usd,
  ],
  [
    "one row, in no order",
    "select country, max(year) as year, count(*) as years from gdp WHERE group by country",
    { one: true },
  ],
  ["several rows in no order", "select country, note_en from gdp WHERE", {}],
  [
    "a key that isn't one",
    "select country, year, 1 as n from gdp WHERE order by all",
    { key: "n" },
  ],
  [
    "a total that few have",
    "select country, year::varchar as y from gdp WHERE order by all",
    { key: "y", total: "2020" },
  ],
  [
    "a number that is none",
    "select country, year, 1 / (year - 2020) as ratio from gdp WHERE order by year",
    { key: "year", columns: { ratio: { decimals: 1 } } },
  ],
  [
    "decimals that the data say",
    "select country, sum(gdp) as gdp, any_value(gdp_status) as gdp_status from gdp WHERE group by 1",
    { one: true, columns: { gdp: { unit: "USD" } } },
  ],
  [
    "a confidential value under another name",
    "select country, year, gdp as level, gdp_status from gdp WHERE order by year",
    { key: "year", columns: { level: { unit: "USD", decimals: 1 } } },
  ],
  [
    "a total that a confidential value is in",
    "select country, sum(gdp) as level from gdp WHERE group by 1",
    { one: true, includes_confidential: true, columns: { level: { decimals: 1 } } },
  ],
  [
    "an unread status",
    "select country, sum(gdp) as level from gdp WHERE group by 1",
    { one: true },
  ],
  ["a column that is declared and isn't there", "select country from gdp WHERE order by 1", usd],
];

describe("a table dealt out by a column", () => {
  it.each(QUERIES)("is the same as with a condition: %s", async (_, sql, declaration) => {
    for (const country of ["a", "b", "c", "d", "language"]) {
      const parameters = { country };
      const alone = sql.replace("WHERE", "where country = $country");
      const all = sql.replace("WHERE", "");
      const dealt = { sql: all, declaration: { ...declaration, by: "country" }, parameters };
      expect(await outcome(dealt)).toEqual(await outcome({ sql: alone, declaration, parameters }));
    }
  });

  it("has findings of its own rows only", async () => {
    const sql = "select country, 1 / (gdp - 7) as r, gdp_status as r_status from gdp order by year";
    const declaration = { by: "country", columns: { r: { decimals: 1 } } };
    expect(await said({ sql, declaration, parameters: { country: "a" } })).toEqual([]);
    expect(await said({ sql, declaration, parameters: { country: "b" } })).toEqual([
      'facts/t.sql: column "r" is Infinity in row 1 of the result. Guard the division or the cast, e.g. with nullif(…, 0). [query/not-finite]',
    ]);
  });

  it("can be of numbers and dates", async () => {
    const sql = "select year, country from gdp order by country";
    const { tables } = await load({
      sql,
      declaration: { by: "year" },
      parameters: { year: "2020" },
    });
    const rows = tables.get("t")?.rows ?? [];
    expect(rows.map(({ facts }) => facts.get("country")?.value)).toEqual(["a", "d"]);
  });

  it("can be a resource", async () => {
    const declaration = { by: "country", key: "year", columns: { gdp: { decimals: 0 } } };
    const parameters = { country: "a" };
    const { tables } = await load({ name: "gdp", declaration, parameters });
    expect([...(tables.get("gdp")?.byKey.keys() ?? [])]).toEqual(["2019", "2020"]);
  });

  it("keeps other parameters bound", async () => {
    const sql = "select country, gdp, gdp_status from gdp where year = $year";
    const declaration = { by: "country", one: true, ...usd };
    for (const [year, value] of [
      ["2019", "100.25"],
      ["2020", "110"],
    ] as const) {
      const { tables } = await load({ sql, declaration, parameters: { country: "a", year } });
      expect(tables.get("t")?.rows[0]?.facts.get("gdp")?.value).toBe(value);
    }
  });
});

it.each<[string, Asked, string]>([
  [
    "uses the parameter itself",
    {
      sql: "select country\nfrom gdp\nwhere country = $country",
      declaration: { by: "country" },
      parameters: { country: "a" },
    },
    "facts/t.sql:3: the query uses $country, but it runs once for every country. Leave the condition out and select country: each edition gets its own rows. [query/by]",
  ],
  [
    "doesn't select the column",
    {
      sql: "select country as county from gdp",
      declaration: { by: "country" },
      parameters: { country: "a" },
    },
    'facts/t.sql: the query has no column "country" that says of which country a row is. Did you mean "county"? [query/by]',
  ],
  [
    "is dealt out by what is no parameter",
    { sql: "select country from gdp", declaration: { by: "county" }, parameters: { country: "a" } },
    'bulletin.yaml#facts.t.by: "t" is dealt out by "county", which is no parameter. Did you mean "country"? [fact/by]',
  ],
])("a table that %s is refused", async (_, asked, line) => {
  expect(await said(asked)).toEqual([line]);
});

describe("what editions share", () => {
  /** The statements that the data's own connection runs while something is done. */
  async function runs(work: () => Promise<unknown>): Promise<readonly string[]> {
    const spy = vi.spyOn(DuckDBConnection.prototype, "run");
    try {
      await work();
      return spy.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes("marked"));
    } finally {
      spy.mockRestore();
    }
  }

  it("is asked once: a dealt table, and a query whose parameters are the same", async () => {
    const facts = { dealt: { by: "country" }, shared: { one: true }, own: { one: true } };
    const texts = {
      dealt: "select country, 'marked' as m from gdp order by year",
      shared: "select count(*) as n, 'marked' as m from gdp where year = $year",
      own: "select count(*) as n, 'marked' as m from gdp where country = $country",
    };
    const queries = Object.entries(texts).map(
      ([name, text]) => [name, { file: `facts/${name}.sql`, text }] as const,
    );
    const bulletin = { definition: { facts }, queries: new Map(queries), locate };
    const kept = keepFacts();
    const of = (country: string, languageCode: string) =>
      loadFacts(database, {
        ...{ bulletin, languageCode, kept, wanted: () => false },
        parameters: { country, year: "2019" },
      });
    const ran = await runs(async () => {
      const [a, b] = await Promise.all([of("a", "en"), of("b", "en")]);
      const again = await of("a", "zh");
      expect(a.tables.get("shared")).toBe(b.tables.get("shared"));
      expect(a.tables.get("dealt")?.rows).toHaveLength(2);
      expect(b.tables.get("dealt")?.rows).toHaveLength(1);
      expect(again.tables.get("dealt")?.rows).toHaveLength(2);
    });
    const times = (name: keyof typeof texts) =>
      ran.filter((sql) => sql.startsWith(texts[name].replace(/\$.*/, ""))).length;
    expect([times("dealt"), times("shared"), times("own")]).toEqual([1, 1, 2]);
  });
});
