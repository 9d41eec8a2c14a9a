import { describe, expect, test } from "vitest";
import { commandReference } from "./command-reference.ts";
import { definitionJsonSchema, definitionReference } from "./definition-reference.ts";
import { indicatorReference } from "./indicator-reference.ts";
import { vocabularyReference } from "./vocabulary-reference.ts";

/** What is made from the code goes stale loudly. */
describe("the generated reference", () => {
  test.each([
    ["../../docs/definition.md", definitionReference],
    ["../../docs/vocabulary.md", vocabularyReference],
    ["../../docs/indicators.md", indicatorReference],
    ["../../docs/commands.md", commandReference],
    ["../../assets/bulletin.schema.json", definitionJsonSchema],
  ])("%s", async (file, make) => {
    await expect(make()).toMatchFileSnapshot(file);
  });
});
