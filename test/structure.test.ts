import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";

/** Bottom floor first: a folder imports from itself and from folders above it in this list. */
const FLOORS = [
  "finding",
  "workspace",
  "data",
  "language",
  "facts",
  "archive",
  "fonts",
  "charts",
  "page",
  "markdown",
  "social",
  "press",
  "pdf",
  "spreadsheet",
  "check",
  "calendar",
  "edition",
  "burst",
  "review",
  "delivery",
  "index.ts",
  "server",
  "cli",
];

const source = resolve(import.meta.dirname, "../src");

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(sep).join("/"))
  .sort();

/** What a file imports from our own code, also by type and by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map(([, path]) => posix.normalize(posix.join(posix.dirname(file), path ?? "")));
}

const floorOf = (file: string): number => FLOORS.indexOf(file.split("/")[0] ?? "");

describe("the floors of src/", () => {
  test("every file stands on one", () => {
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  test("nothing imports upwards", () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => floorOf(target) > floorOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test("every import is of a file that is there", () => {
    const known = new Set(files);
    const lost = files.flatMap((file) => importsOf(file).filter((target) => !known.has(target)));
    expect(lost).toEqual([]);
  });

  test("index.ts only exports", () => {
    const text = readFileSync(join(source, "index.ts"), "utf8");
    const statements = text.replace(/\/\*[\s\S]*?\*\//g, "").split(";");
    expect(statements.filter((s) => s.trim() !== "" && !/^\s*export\s/.test(s))).toEqual([]);
  });

  test("no folder is a drawer for what has no name", () => {
    // "Helper" is Handlebars' own word for what a template calls.
    const drawers = files.filter((file) => /(^|\/)(utils?|common|misc|shared)(\.ts|\/)/.test(file));
    expect(drawers).toEqual([]);
  });
});
