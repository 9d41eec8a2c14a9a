import { expect, test } from "vitest";
import { readAsset } from "../../src/workspace/assets.ts";
import { csvPackage, findingLines, open } from "./workspace.ts";

const schema = { fields: [{ name: "n", type: "integer" }] };

test("our macros are what an author's would have to be, though no build looks", async () => {
  const database = await open(csvPackage("n\n1\n", schema));
  const { text } = await readAsset("macros.sql", () => {});
  expect(await findingLines(() => database.define(text, "views/macros.sql"))).toEqual([]);
  const another = "create or replace macro growth(a, b) as a * random();";
  expect(await findingLines(() => database.define(`${text}\n${another}`, "views/m.sql"))).toEqual([
    expect.stringContaining("random() gives another value at every run"),
  ]);
  database.close();
});

test("an author's macros are looked at after ours, and in place of ours", async () => {
  const database = await open(csvPackage("n\n1\n", schema));
  const ours = await readAsset("macros.sql", () => {});
  await database.define(ours.text, ours.file);
  const bad = "create macro lucky() as random();";
  expect(await findingLines(() => database.define(bad, "views/lucky.sql"))).toHaveLength(1);
  const hiding = "create or replace macro growth(a, b) as a * random();";
  expect(await findingLines(() => database.define(hiding, "views/growth.sql"))).toHaveLength(1);
  await database.define("create macro twice(n) as 2 * n;", "views/twice.sql");
  expect((await database.query("select twice(n) as m from t", "q.sql")).rows).toEqual([["2"]]);
  database.close();
});
