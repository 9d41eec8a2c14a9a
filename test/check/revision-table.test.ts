import { expect, test } from "vitest";
import { factChanges } from "../../src/archive/changes.ts";
import type { Edition } from "../../src/archive/edition.ts";
import { isPeriodKeyed, revisionTable } from "../../src/check/revision-table.ts";
import type { FactRecord } from "../../src/facts/facts-json.ts";
import { languageFor } from "../../src/language/languages.ts";
import { result, table } from "../facts/made.ts";

function record(path: string, value: string, others: Partial<FactRecord> = {}): FactRecord {
  const [name = "", key, column] = path.split(".");
  return {
    path,
    table: name,
    key: column === undefined ? undefined : key,
    column: column ?? key ?? "",
    kind: "number",
    value,
    unit: "person",
    text: `${value}人`,
    status: [],
    computed: false,
    approximate: false,
    ...others,
  };
}

const text = { kind: "text", unit: undefined } as const;

/** An edition of 2021 that printed all that it published but what is called "hidden". */
function edition(facts: readonly FactRecord[]): Edition {
  const printed = facts.map(({ path }) => path).filter((path) => !path.includes("hidden"));
  return {
    name: "b/2021-zh",
    directory: "/b/2021-zh",
    shown: "output/b/2021-zh",
    manifest: {
      bulletin: "b",
      edition: "2021-zh",
      parameters: { period: "2021", language: "zh" },
      draft: false,
      made_with: { bulletin: "1", browser: "", icu: "", unicode: "" },
      inputs: [],
      outputs: [],
    },
    document: {
      bulletin: "b",
      edition: "2021-zh",
      title: "T",
      parameters: { period: "2021", language: "zh" },
      tables: {},
      facts,
      occurrences: printed.map((fact) => ({ fact, text: "", where: "sentence" })),
    },
  };
}

test("rows are called by their name, their key or their period, in the edition's language", () => {
  const before = [
    record("headline.jobs", "10", { label: "就业人数" }),
    record("years.2020.year", "2020", { kind: "date", unit: undefined }),
    record("years.2020.jobs", "8", { label: "就业人数" }),
    record("months.2021-03.jobs", "3"),
    record("branches.mining.branch", "mining", text),
    record("branches.mining.name", "采矿业", text),
    record("branches.mining.jobs", "5", { label: "就业人数" }),
    record("zones.1001.jobs", "6", { label: "就业人数" }),
    record("zones.1001.hidden", "6"),
  ];
  const after = before.map((fact) =>
    fact.kind === "number" ? { ...fact, value: "11", text: "11人" } : fact,
  );
  const chinese = languageFor("zh");
  if (chinese === undefined) throw new Error();
  const { changed } = factChanges(before, after);
  const { rows } = revisionTable(edition(before), changed, chinese);
  expect(rows.map(({ facts }) => [...facts.values()].map(({ value }) => value).join(" "))).toEqual([
    "就业人数 2021 10人 11人 1人",
    "就业人数 2020 8人 11人 3人",
    "Jobs 2021-03 3人 11人 8人",
    "采矿业：就业人数 2021 5人 11人 6人",
    "1001：就业人数 2021 6人 11人 5人",
  ]);
});

test.each([
  ["months", ["2020-01", "2020-02"], true],
  ["quarters", ["2020-Q1"], true],
  ["years, which may be codes", ["2020", "2021"], false],
  ["codes among months", ["2020-01", "all"], false],
  ["nothing", [], false],
])("a table keyed by %s", (_, keys, expected) => {
  const made = result(
    ["key text", "x integer"],
    keys.map((key) => [key, "1"]),
  );
  expect(isPeriodKeyed(table(made, { key: "key" }))).toBe(expected);
});
