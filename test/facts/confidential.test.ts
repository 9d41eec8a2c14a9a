import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/data/types.ts";
import { runChecks } from "../../src/facts/checks.ts";
import { type LoadedFacts, loadFacts } from "../../src/facts/load.ts";
import type { FactTableDeclaration, Locate } from "../../src/facts/types.ts";
import { findingsOf, lines, openMade } from "./made.ts";

let database: Database;

beforeAll(async () => {
  database = await openMade({
    mines: {
      fields: [
        { name: "mine", type: "string" },
        { name: "output", type: "number" },
        { name: "output_status", type: "string" },
        { name: "workers", type: "integer" },
        { name: "workers_status", type: "string" },
      ],
      primaryKey: ["mine"],
      csv: 'mine,output,output_status,workers,workers_status\na,731846.5,c,4,c\nb,1200,,4,\nc,300,p,9,\nd,,"c,r",2,\n',
    },
  });
});
afterAll(() => database.close());

const locate: Locate = (path) => ({ file: `bulletin.yaml#${path.map(String).join(".")}` });

function load(sql: string, declaration: FactTableDeclaration = {}): Promise<LoadedFacts> {
  const facts = { t: { columns: {}, ...declaration } };
  const queries = new Map([["t", { file: "facts/t.sql", text: sql }]]);
  return loadFacts(database, {
    bulletin: { definition: { facts }, queries, locate },
    parameters: {},
    languageCode: "en",
    wanted: () => false,
  });
}

async function said(sql: string, declaration: FactTableDeclaration = {}): Promise<string[]> {
  const thrown = await findingsOf(() => load(sql, declaration));
  return thrown.length > 0 ? thrown : lines((await load(sql, declaration)).findings);
}

const keyed = { key: "mine" };
const one = { one: true };

describe("a query on a column with confidential values", () => {
  it("must read the column that says which they are", async () => {
    expect(await said("-- the output\nselect mine,\n  output\nfrom mines order by mine")).toEqual([
      'facts/t.sql:3: "t" reads mines.output, which has confidential values, but not output_status, which says so. Select output_status beside output, or filter with it (where …); a total that includes them says `includes_confidential: true` in the definition. [fact/confidential]',
    ]);
  });

  it.each([
    ["the status beside it", "select mine, output, output_status from mines order by mine", {}],
    [
      "a filter",
      "select mine, output from mines where output_status is distinct from 'c' and mine <> 'd' order by mine",
      {},
    ],
    [
      "a total that says so",
      "select sum(output) as output from mines",
      { ...one, includes_confidential: true, columns: { output: { decimals: 0 } } },
    ],
    [
      "a total that reads the status",
      "select sum(output) as v, count(output_status) as n from mines",
      { ...one, columns: { v: { decimals: 0 } } },
    ],
    ["other columns", "select mine from mines order by mine", {}],
  ])("is fine with %s", async (_, sql, declaration) => {
    expect(await said(sql, declaration)).toEqual([]);
  });

  it("keeps the values for checks alone", async () => {
    const { tables, withheld } = await load(
      "select mine, output, output_status, _row from mines order by mine",
      keyed,
    );
    expect([...withheld]).toEqual([["t.a.output", "731846.5"]]);
    expect(JSON.stringify([...(tables.get("t")?.rows ?? [])])).not.toContain("731846");
  });
});

describe("a confidential value under another name", () => {
  it.each([
    ["renamed", "output as amount"],
    ["in another unit", "output / 1000 as amount"],
    ["rounded", "round(output, -3) as amount"],
    ["in a text", "'so much: ' || output as amount"],
    ["in a text, with groups", "'so much: ' || format('{:,}', output) as amount"],
    ["in a text, rounded", "'some ' || round(output, -3) || ' tonnes' as amount"],
    ["in a text, in another unit", "'约' || format('{:.2f}', output / 10000) || '万吨' as amount"],
    ["as a count of few", "workers as amount, workers_status as w"],
  ])("is an error: %s", async (how, column) => {
    const sql = `select mine, ${column}, output_status as o, _row from mines order by mine`;
    const columns = how.startsWith("in a text") ? {} : { amount: { decimals: 1 } };
    expect(await said(sql, { ...keyed, columns })).toEqual([
      expect.stringMatching(
        /^facts\/t\.sql: t\.a\.amount gives away the confidential value at data\/made\/mines\.csv:2:[24]\. Select (output|workers)_status AS amount_status, or leave the row out\. \[fact\/confidential\]$/,
      ),
    ]);
  });

  it("is an error in a total that is the value alone", async () => {
    const sql = "select sum(output) as v, count(output_status) from mines where mine in ('a', 'd')";
    expect(await said(sql, { ...one, columns: { v: { decimals: 0 } } })).toEqual([
      "facts/t.sql: t.v gives away the confidential value at data/made/mines.csv:2:2. Select output_status AS v_status, or leave the row out. [fact/confidential]",
    ]);
  });

  it("is only warned of where it may be chance", async () => {
    const sql = "select sum(workers) - 13 + 2 - 4 as v, count(workers_status) as n from mines";
    expect(await said(sql, one)).toEqual([
      "facts/t.sql: t.v has the few digits of the confidential value at data/made/mines.csv:2:4, and changes with it. Look whether it is chance; else select workers_status AS v_status, or leave the row out. [fact/confidential]",
    ]);
  });

  it("is nothing where the same number comes from elsewhere", async () => {
    const sql =
      "select mine, workers as w, workers_status as w_status, 731846.5 as v, 4 as n from mines order by mine";
    expect(await said(sql, keyed)).toEqual([]);
  });

  it.each([
    ["that it comes from", "where mine = 'a'", ", _row"],
    ["that its key names", "order by mine", ""],
  ])("is warned of where a number is reckoned with that of the row %s", async (_, end, row) => {
    const sql = `select mine, output, output_status, output / workers as each, workers_status as s${row} from mines ${end}`;
    expect(await said(sql, { ...keyed, columns: { each: { decimals: 2 } } })).toEqual([
      "facts/t.sql: t.a.each is reckoned with the confidential value at data/made/mines.csv:2:2, which may follow from it. Select output_status AS each_status, or leave the row out. [fact/confidential]",
    ]);
  });
});

describe("a rank of one digit", () => {
  it("says no value", async () => {
    const sql =
      "select mine, 8 - rank() over (order by output desc nulls last) as place, output_status as s from mines order by mine";
    const declaration = { ...keyed, columns: { place: { unit: "rank" } } };
    const found = await said(sql, declaration);
    expect(found.filter((line) => line.includes("digits"))).toEqual([]);
  });
});

describe("a confidential key", () => {
  it("is an error, since facts have it in their paths", async () => {
    const sql = "select mine, 'c' as mine_status from mines where mine = 'a'";
    expect(await said(sql, keyed)).toEqual([
      'facts/t.sql: the key "mine" of "t" is confidential in row 1, but the paths of facts have it in them. Take a column as key that may be published, or leave the row out. [fact/key]',
    ]);
  });
});

describe("what is said on screens and in logs", () => {
  it("has no confidential value from a check", async () => {
    const text =
      "select mine, output as amount, output * 2 as twice, 'it is ' || output as message from mines where mine = 'a'";
    const found = lines(await runChecks(database, [{ file: "facts/checks/c.sql", text }], {}));
    expect(found).toEqual([
      "facts/checks/c.sql: it is confidential (mine=a, amount=confidential, twice=1463693). Correct the data or the query, or the check facts/checks/c.sql. [fact/check]",
    ]);
  });

  it("has none from a check, rounded or in another unit", async () => {
    const text =
      "select 'it is ' || format('{:,}', round(output, -2)) || ', ' || output / 1000 as message, output_status as s from mines where mine = 'a'";
    const found = lines(await runChecks(database, [{ file: "facts/checks/c.sql", text }], {}));
    expect(found[0]).toContain("it is confidential, confidential (s=c)");
  });

  it.each([
    [
      "a key that stands twice",
      "select output as k, 1.5 as v, output_status as s from mines where mine = 'a' union all select 731846.5, 2, 'c' order by all",
      'the key "k" of "t" must name each row once, but "confidential" names row 1 and row 2',
    ],
    [
      "another's status",
      "select a.mine as k, b.output as v, 'x' as v_status, b.output_status as s from mines a join mines b on b.mine = 'a' where a.mine = 'b'",
      't.b.v: the status x says that the value is not available, but it is "confidential"',
    ],
    [
      "a key that is the value",
      "select output as k, 1.5 as v, output_status as s from mines where mine = 'a'",
      "t.confidential.k gives away the confidential value at data/made/mines.csv:2:2",
    ],
  ])("has none in what is said of %s", async (_, sql, message) => {
    const found = await said(sql, { key: "k", columns: { v: { decimals: 1 } } });
    expect(found.join("\n")).toContain(message);
    expect(found.join("\n")).not.toContain("731846");
  });

  it("has none from the database", async () => {
    const sql =
      "select output::decimal(18,1)::tinyint as v, output_status as s from mines where mine = 'a'";
    const found = await said(sql, one);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("confidential");
    expect(found[0]).not.toContain("731846");
  });
});
