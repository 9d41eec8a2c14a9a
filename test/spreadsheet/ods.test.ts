import { expect, test } from "vitest";
import { writeOds } from "../../src/spreadsheet/ods.ts";
import { elementsIn, partsOf } from "./parts.ts";
import { HOSTILE, HOSTILE_BOOK } from "./workbooks.ts";

const bytes = writeOds(HOSTILE_BOOK);
const parts = partsOf(bytes);
const content = elementsIn(parts.get("content.xml") ?? "");

test("begins with its media type, uncompressed, as OpenDocument asks", () => {
  const type = "application/vnd.oasis.opendocument.spreadsheet";
  expect(Buffer.from(bytes.slice(30, 38 + type.length)).toString()).toBe(`mimetype${type}`);
});

test("has well-formed parts, each named in its manifest", () => {
  const listed = elementsIn(parts.get("META-INF/manifest.xml") ?? "")
    .flatMap(({ attributes }) => attributes["manifest:full-path"] ?? [])
    .filter((path) => path !== "/");
  const others = [...parts.keys()].filter(
    (path) => path !== "mimetype" && !path.startsWith("META"),
  );
  expect(listed.sort()).toEqual(others.sort());
  for (const xml of parts.values()) if (xml.startsWith("<")) elementsIn(xml);
});

test("holds texts as texts and numbers as numbers, no formula, no merged cell", () => {
  const cells = content.filter(({ name }) => name === "table:table-cell");
  const numbers = cells.flatMap(({ attributes }) => attributes["office:value"] ?? []);
  expect(numbers).toEqual(["-0.04", ...Array(6).fill("68250000")]);
  const texts = cells.map(({ text }) => text);
  for (const text of [HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[6]])
    expect(texts).toContain(text);
  expect(texts).toContain("1234567890123456789");
  const names = cells.flatMap(({ attributes }) => Object.keys(attributes));
  expect(names.filter((name) => /formula|spanned/.test(name))).toEqual([]);
});

test("marks the table as a range with a head", () => {
  const range = content.find(({ name }) => name === "table:database-range");
  expect(range?.attributes).toEqual({
    "table:name": "data_hostile",
    "table:target-range-address": "'Data <1>'.A3:'Data <1>'.C10",
    "table:contains-header": "true",
  });
  expect(content.some(({ name }) => name === "table:table-header-rows")).toBe(true);
});

test("gives the same bytes for the same workbook", () => {
  expect(Buffer.compare(writeOds(HOSTILE_BOOK), bytes)).toBe(0);
});
