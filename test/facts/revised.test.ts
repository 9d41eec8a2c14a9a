import { expect, test } from "vitest";
import { withRevised } from "../../src/facts/revised.ts";
import type { FactTables } from "../../src/facts/types.ts";
import { result, table as tableOf } from "./made.ts";

const table = tableOf(
  result(
    ["month text", "level integer", "level_status text"],
    [
      ["2010-01", "5", "p"],
      ["2010-02", "6", null],
      ["2010-03", null, "x"],
    ],
  ),
  { key: "month" },
);

const statuses = (tables: FactTables): unknown =>
  [...(tables.get("t")?.rows ?? [])].map(({ facts }) => facts.get("level")?.status);

test("facts of given paths get the status r, in printing order, beside those they have", () => {
  const tables = new Map([["t", table]]);
  const paths = ["t.2010-01.level", "t.2010-03.level", "t.2010-04.level"];
  const revised = withRevised(tables, new Set(paths));
  expect(statuses(revised)).toEqual([["p", "r"], [], ["x"]]);
  expect(revised.get("t")?.byKey.get("2010-01")?.facts.get("level")?.status).toEqual(["p", "r"]);
  expect(statuses(tables)).toEqual([["p"], [], ["x"]]);
  expect(withRevised(tables, new Set())).toBe(tables);
});
