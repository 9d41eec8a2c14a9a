import { describe, expect, it } from "vitest";
import {
  type FactsDocument,
  factsDocumentSchema,
  factsDocumentText,
} from "../../src/archive/facts-document.ts";
import type { FactRecord } from "../../src/facts/facts-json.ts";

const head = { bulletin: "b", edition: "e", title: "t", parameters: { period: "2024" } };
const fact: FactRecord = {
  ...{ path: "t.c", table: "t", column: "c", kind: "text" as const },
  ...{ value: "},{", text: '"},\n{', status: [], computed: false, approximate: false },
};

describe("the text of facts.json", () => {
  it.each<[string, FactsDocument, number]>([
    ["no facts", { ...head, tables: {}, facts: [], occurrences: [] }, 14],
    [
      "facts and occurrences",
      {
        ...{ ...head, tables: { t: { file: "t.sql", read: { r: ["c"] } } } },
        facts: [fact, { ...fact, status: ["p"], computed: true }],
        occurrences: [
          { id: "f1", fact: "t.c", text: "x", where: "page" },
          { fact: "t.c", text: "x", where: "title" },
          { fact: "t.c", text: "y", where: "title" },
        ],
      },
      17,
    ],
  ])("has a line each, and is read back as it was: %s", (_, document, lines) => {
    const text = factsDocumentText(document);
    expect(text.split("\n")).toHaveLength(lines);
    expect(factsDocumentSchema.parse(JSON.parse(text))).toEqual(document);
  });
});
