import { describe, expect, test } from "vitest";
import { parseDefinition } from "../../src/workspace/definition.ts";
import { saidOf } from "../findings-of.ts";

const minimal = "title: Prices\nlanguages: [en]\n";

describe("parseDefinition", () => {
  test("fills the defaults in", () => {
    const { definition } = parseDefinition(
      "b.yaml",
      `${minimal}facts:\n  headline: { one: true }\n`,
    );
    expect(definition).toEqual({
      title: "Prices",
      languages: ["en"],
      parameters: {},
      data: [],
      literals: [],
      approval: false,
      outputs: ["html", "markdown", "spreadsheet", "social", "charts", "data"],
      facts: { headline: { one: true, includes_confidential: false, columns: {} } },
    });
  });

  test("reads a parameter's number as text", () => {
    const { definition } = parseDefinition(
      "b.yaml",
      `${minimal}parameters:\n  period: { type: year, default: 2021 }\n`,
    );
    expect(definition.parameters).toEqual({ period: { type: "year", default: "2021" } });
  });

  test("knows where each key stands", () => {
    const { locate } = parseDefinition(
      "b.yaml",
      `${minimal}data:\n  - prices\nfacts:\n  headline:\n    one: true\n`,
    );
    expect(locate(["facts", "headline", "one"])).toEqual({ file: "b.yaml", line: 7, column: 5 });
    expect(locate(["data", 0])).toEqual({ file: "b.yaml", line: 4, column: 5 });
    expect(locate(["facts", "headline", "absent"])).toEqual({ file: "b.yaml", line: 6, column: 3 });
    expect(locate(["absent"])).toEqual({ file: "b.yaml", line: 1 });
  });

  test.each([
    [
      "an unknown key, with the near one",
      `${minimal}facst: {}\n`,
      'b.yaml:3:1: unknown key "facst". Did you mean "facts"?',
    ],
    [
      "an unknown key deep inside",
      `${minimal}facts:\n  a:\n    columns:\n      b: { decimal: 1 }\n`,
      'b.yaml:6:12: unknown key "decimal". Did you mean "decimals"?',
    ],
    [
      "a missing key",
      "title: Prices\n",
      'b.yaml:1: the key "languages" is missing. Add it: Languages it is printed in; the first is the default.',
    ],
    [
      "a wrong type",
      "title: Prices\nlanguages: en\n",
      'b.yaml:2:1: "languages" is not right: expected array, received string. Correct it: Languages it is printed in; the first is the default.',
    ],
    [
      "an output that there isn't, with the near one",
      `${minimal}outputs: [html, markdwon]\n`,
      'b.yaml:3:17: "outputs.1" is not right: there is no "markdwon". Did you mean "markdown"?',
    ],
    [
      "a type that there isn't",
      `${minimal}parameters:\n  period: { type: week }\n`,
      'b.yaml:4:13: "parameters.period.type" is not right: there is no "week". Use one of: text, year, half, quarter, month, day.',
    ],
    [
      "a key and one row at once",
      `${minimal}facts:\n  a: { one: true, key: b }\n`,
      'b.yaml:4:3: "facts.a" is not right: a table of one row needs no key: give `one` or `key`, not both. Correct it: A fact table: the result of `facts/<name>.sql`, or a resource.',
    ],
    ["a name that SQL can't take", `${minimal}facts:\n  "a b": {}\n`, "b.yaml:4:3: "],
    ["a syntax error", `${minimal}facts: {\n  a: [}\n`, "b.yaml:4:7: the YAML can't be read: "],
    [
      "a key given twice",
      `${minimal}title: again\n`,
      "b.yaml:3:1: the YAML can't be read: map keys must be unique. Correct the line, or the one above it.",
    ],
    [
      "a list where the definition should be",
      "- 1\n",
      "b.yaml:1: the definition is not right: expected object, received array",
    ],
    ["an empty file", "", 'b.yaml:1: the key "title" is missing'],
  ])("finds %s", async (_, text, expected) => {
    const said = await saidOf(() => parseDefinition("b.yaml", text));
    expect(said.join("\n")).toContain(expected);
  });

  test("says all findings at once", async () => {
    const said = await saidOf(() => parseDefinition("b.yaml", "titel: x\nlangauges: [en]\n"));
    expect(said).toHaveLength(4);
  });
});
