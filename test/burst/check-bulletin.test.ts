import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";

/** A burst of places, without which a place has no default. */
function files(query: string): Record<string, string> {
  const given = burstFiles(["Anytown", "Newtown"]);
  const definition = given[YAML]?.replace("{ default: Anytown }", "{}") ?? "";
  return { ...given, [YAML]: definition, "templates/prices/places.sql": query };
}

test.each([
  ["the first edition of the list", "select place from places order by place", []],
  ["the list", "select code from places order by code", ["burst/column"]],
])("a program checks %s as the command does", async (_, query, rules) => {
  const workspace = await smallWorkspace(files(query));
  for (const request of [{}, { set: {} }]) {
    const found = await check(workspace, "prices", request);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  }
  expect(await check(workspace, "prices", { set: { place: "Anytown" } })).toEqual([]);
});
