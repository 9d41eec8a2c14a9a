import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparableName, namedEditions } from "../../src/burst/names.ts";
import { InputError } from "../../src/finding/input-error.ts";
import type { Bulletin } from "../../src/workspace/bulletin.ts";
import { parseDefinition } from "../../src/workspace/definition.ts";
import { saidOf } from "../findings-of.ts";

const QUERY = { file: "templates/t/list.sql", text: "" };

function bulletinWith(edition: string): Bulletin {
  const text = `title: T
languages: [en, de]
parameters: { place: {}, code: {} }
edition: "${edition}"
`;
  return {
    ...{ name: "t", directory: "/t", ...parseDefinition("bulletin.yaml", text) },
    ...{ queries: new Map(), checks: [], burst: QUERY, charts: new Map(), pages: new Map() },
    ...{ partials: new Map(), styles: [], photos: new Map(), commentary: new Map(), macros: [] },
  };
}

function named(places: readonly string[], edition = "{{place}}-{{code}}-{{language}}") {
  const rows = places.map((place, at) => ({
    row: at + 1,
    parameters: { place, code: "C", language: "en" },
  }));
  return namedEditions(bulletinWith(edition), QUERY, rows).map(({ folder }) => folder);
}

const MENDED =
  "Put a parameter into `edition` that tells them apart, a code for one, or change a value.";

describe("two editions with one folder", () => {
  test.each([
    ["in their spelling", "a/b", "a b", "the same folder, a-b-C-en"],
    ["but for invisible characters", "ab", "a\u200bb", "the same folder, ab-C-en"],
    ["but for capitals", "Chad", "CHAD", undefined],
    ["but for Unicode forms", "São", "Sa\u0303o", "the same folder, São-C-en"],
    ["but for capitals and Unicode forms", "SÃO", "sa\u0303o", undefined],
    ["on a file system that folds ß", "Strasse", "STRAßE", undefined],
    ["on a file system that folds ẞ", "strasse", "STRAẞE", undefined],
    ["but for a final sigma", "ΟΔΟΣ", "οδος", undefined],
    ["but for full width", "ABC", "ＡＢＣ", undefined],
    ["but for a ligature", "fiji", "ﬁji", undefined],
  ])("the same %s", async (_, one, other, said) => {
    const folders = [one, other].map((value) => `${value.normalize("NFC")}-C-en`).join(" and ");
    const would =
      said ?? `the folders ${folders}, which are one where capitals or Unicode forms don't count`;
    expect(await saidOf(() => named(["first", one, "third", other]))).toEqual([
      `bulletin.yaml:4:1: row 2 (place "${one}") and row 4 (place "${other}") would have ${would}. ${MENDED}`,
    ]);
  });

  test("are told once each, a few of many", async () => {
    const said = await saidOf(() =>
      named(Array.from({ length: 20 }, (_, at) => `a${"/".repeat(at)}b`).slice(1)),
    );
    expect(said).toHaveLength(5);
    expect(said.at(-1)).toContain("would have the same folder, a-b-C-en (and 13 more like it).");
  });
});

test("a parameter that the pattern lacks is told once, not once an edition", async () => {
  expect(await saidOf(() => named(["A", "B", "C"], "{{code}}-{{language}}"))).toEqual([
    'bulletin.yaml:4:1: the folder\'s name doesn\'t hold "place", so that the edition for "A" would replace the usual one (and 2 more like it). Write {{place}} into `edition`.',
  ]);
});

test("values of which nothing would be left are told once", async () => {
  expect(await saidOf(() => named(["A", "???", "!!!"]))).toEqual([
    'bulletin.yaml:4:1: the place "???" has no letter and no digit, so that nothing of it is left in the folder\'s name (and 1 more like it). Give it one, or put another parameter into `edition`.',
  ]);
});

describe("no two folders of a burst are one anywhere", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(..."aAſsSßẞSSıiIİéÉe\u0301ﬁfiKkΣσςǅǆᾳΑΙｱ阳/ .-".split("")),
      maxLength: 6,
    }),
  );
  /** What file systems make of a name before they look it up, in any order. */
  const forms: readonly ((name: string) => string)[] = [
    (name) => name.normalize("NFC"),
    (name) => name.normalize("NFD"),
    (name) => name.normalize("NFKC"),
    (name) => name.normalize("NFKD"),
    (name) => name.toLowerCase(),
    (name) => name.toUpperCase(),
  ];

  test("however it spells them: one finding, or folders that stay apart", () => {
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 2, maxLength: 6 }), (places) => {
        const folders = namedOrRefused(places);
        for (const one of forms)
          for (const other of forms)
            expect(new Set(folders.map((name) => other(one(name)))).size).toBe(folders.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("what is compared is the same for every form of a name", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...forms), (text, form) => {
        const name = text.normalize("NFC");
        expect(comparableName(form(name))).toBe(comparableName(name));
      }),
      { numRuns: 5000 },
    );
  });

  function namedOrRefused(places: readonly string[]): string[] {
    try {
      return named(places);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      return [];
    }
  }
});
