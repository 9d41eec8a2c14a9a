import { expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { placeText } from "../../src/finding/finding.ts";
import { resourceOf, withResource } from "../data-resource.ts";
import { SMALL, smallWorkspace } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";
const PAGE = "templates/prices/page.en.hbs";

/** The small bulletin, with a resource of levels by place and year, whose page lists them. */
function files(primaryKey: readonly string[], declaration = ""): Record<string, string> {
  const types = { place: "string", year: "year", level: "number" };
  const resource = resourceOf("local", types, primaryKey.length === 0 ? undefined : primaryKey);
  const page = SMALL[PAGE] ?? "";
  return {
    [YAML]: `${SMALL[YAML]}${declaration === "" ? "" : `  local: ${declaration}\n`}`,
    [PAGE]: page.replace(
      "{{#chart",
      "{{#each local}}<p>{{year}}: {{level}}</p>{{/each}}\n{{#chart",
    ),
    "data/prices/datapackage.json": withResource(SMALL["data/prices/datapackage.json"], resource),
    "data/prices/local.csv":
      "place,year,level\nAnytown,2020,1.5\nAnytown,2021,2.5\nNewtown,2021,3.5\n",
  };
}

const said = async (changes: Record<string, string>): Promise<string[]> =>
  (await check(await smallWorkspace(changes), "prices")).map(
    (one) => `${placeText(one)}: ${one.message}. ${one.remedy}`,
  );

test.each([
  [["place", "year"], "its key is place and year", "{ by: place, key: year }"],
  [["year", "level"], "its key is year and level", "{}"],
  [[], "it has no primary key", "{}"],
])("a resource whose key is %j is no fact table, and how it becomes one", async (key, why, how) => {
  expect(await said(files(key))).toEqual([
    `${PAGE}:7:9: "local" is not known here. The resource is no fact table by itself, since ${why}: declare it under \`facts\` as local: ${how}, or write facts/local.sql.`,
  ]);
  expect(await said(files(key, how))).toEqual([]);
});
