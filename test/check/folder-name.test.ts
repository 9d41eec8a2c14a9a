import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folderName } from "../../src/check/folder-name.ts";
import { spelledValue } from "../../src/check/name-spelling.ts";
import type { Bulletin } from "../../src/workspace/bulletin.ts";
import { parseDefinition } from "../../src/workspace/definition.ts";

function bulletinWith(edition: string | undefined): Bulletin {
  const text = `title: T
languages: [en, zh]
parameters: { place: {} }
${edition === undefined ? "" : `edition: "${edition}"`}
`;
  return {
    ...{ name: "t", directory: "/t", ...parseDefinition("bulletin.yaml", text) },
    ...{ queries: new Map(), checks: [], burst: undefined, charts: new Map(), pages: new Map() },
    ...{ partials: new Map(), styles: [], photos: new Map(), commentary: new Map(), macros: [] },
  };
}

function nameOf(place: string, edition = "{{place}}"): string {
  return folderName(bulletinWith(edition), { place, language: "en" });
}

describe("a value in a folder's name", () => {
  test.each([
    ["CHN", "CHN"],
    ["São Tomé", "São-Tomé"],
    ["Sa\u0303o", "São"],
    ["阳泉", "阳泉"],
    ["साओ टोमे", "साओ-टोमे"],
    ["Côte d'Ivoire", "Côte-d-Ivoire"],
    ["Côte d’Ivoire", "Côte-d-Ivoire"],
    ["Bonaire, Sint Eustatius", "Bonaire-Sint-Eustatius"],
    ["Congo (Kinshasa)", "Congo-Kinshasa"],
    ["a/b", "a-b"],
    ["a\\b:c", "a-b-c"],
    ["../../etc/passwd", "etc-passwd"],
    ["St. Gallen.", "St.-Gallen"],
    [".hidden", "hidden"],
    ["-rf", "rf"],
    ["a - b", "a-b"],
    ["$(reboot)", "reboot"],
    ["a\nb", "a-b"],
    ["می\u200cخواهم", "میخواهم"],
    ["con", "con_"],
    ["NUL.txt", "NUL_.txt"],
    ["COM¹", "COM¹_"],
    ["conakry", "conakry"],
    ["states.jsonl", "states_.jsonl"],
  ])("%s", (value, name) => {
    expect(nameOf(value)).toBe(name);
  });

  test.each(["???", "…", "-", "\u200b"])("%j, of which nothing would be left", (value) => {
    expect(() => nameOf(value, "{{place}}-{{language}}")).toThrow(
      `the place "${value}" has no letter and no digit`,
    );
  });

  test("too long for a file system: cut, and still another than its neighbour", () => {
    const [one, other] = [nameOf(`${"阳".repeat(300)}a`), nameOf(`${"阳".repeat(300)}b`)];
    expect(one).toMatch(/^阳{63}-[0-9a-f]{8}$/);
    expect(other).toMatch(/^阳{63}-[0-9a-f]{8}$/);
    expect(one).not.toBe(other);
  });

  test("whatever it is, what comes out is safe, and stays as it is when it is spelled again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (value) => {
        fc.pre(spelledValue(value) !== "");
        const name = nameOf(value);
        expect(name).toMatch(/^[\p{L}\p{N}]([\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}_])?$/u);
        expect(name).toBe(name.normalize("NFC"));
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(nameOf(name.replace(/_(?=\.|$)/, ""))).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});

test("a pattern's own text is never respelled", () => {
  expect(() => nameOf("CHN", "brief/{{place}}")).toThrow(
    '"brief/CHN" can\'t be the name of a folder',
  );
  expect(nameOf("CHN", "brief_{{ place }}-{{language}}")).toBe("brief_CHN-en");
});
