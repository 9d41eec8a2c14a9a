import { createHash } from "node:crypto";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/data/database.ts";
import type { InputFile } from "../../src/workspace/workspace.ts";
import {
  csvPackage,
  findingLine,
  findingLines,
  findingsOf,
  makeWorkspace,
  open,
} from "./workspace.ts";

const schema = { fields: [{ name: "a", type: "integer" }] };
const standard = "Correct it after the Data Package standard.";

/** Findings of a package whose one resource has these keys, without the file's name. */
async function resourceFindings(resource: object): Promise<string[]> {
  const lines = await findingsOf({
    "datapackage.json": { resources: [{ name: "t", path: "t.csv", schema, ...resource }] },
    "t.csv": "a\n1\n",
  });
  return lines.map((line) => line.replace("data/p/datapackage.json:", ""));
}

describe("the descriptor as a file", () => {
  test("missing", async () => {
    expect(await findingsOf({ "t.csv": "a\n1\n" })).toEqual([
      "data/p/datapackage.json workspace/file: the file data/p/datapackage.json does not exist. Create it, or correct its name.",
    ]);
  });

  test("JSON syntax", async () => {
    expect(await findingsOf({ "datapackage.json": '{\n  "name": "p",\n}' })).toEqual([
      'data/p/datapackage.json:3:1 data/json: the JSON can\'t be read: "}" stands where a key in quotes belongs. Correct the line, or the one above it.',
    ]);
  });

  test("what is missing and wrong, all of it, each at its line and column", async () => {
    const text = `{
  "title": 5,
  "resources": [
    { "path": "t.csv" },
    { "name": "u", "path": "u.csv",
      "schema": { "fields": [ { "name": "a", "type": "intger" } ] } }
  ]
}`;
    expect(await findingsOf({ "datapackage.json": text })).toEqual([
      `data/p/datapackage.json:2:3 data/descriptor: "title" is not right: expected string, received number. ${standard}`,
      'data/p/datapackage.json:4:5 data/descriptor: "resources.0.name" is missing. Add the key with a string.',
      'data/p/datapackage.json:6:46 data/descriptor: "resources.1.schema.fields.0.type" is "intger", which is not known. Did you mean "integer"?',
    ]);
  });
});

describe("a resource", () => {
  const cases: [string, object, string[]][] = [
    [
      "without schema",
      { schema: undefined },
      [
        '3:3 data/descriptor: resource "t" has no schema, and types are never guessed. Add a "schema" with the fields and their types.',
      ],
    ],
    [
      "with path and data",
      { data: [] },
      [
        '3:3 data/descriptor: resource "t" has both "path" and "data". Give it either a "path" to its file or inline "data".',
      ],
    ],
    [
      "of an unknown format",
      { format: "xlsx" },
      ['14:4 data/descriptor: format "xlsx" can\'t be read. Use one of: csv, tsv, json, parquet.'],
    ],
    [
      "in an unknown encoding",
      { encoding: "utf-7" },
      ['14:4 data/descriptor: encoding "utf-7" is not known. Did you mean "utf-8"?'],
    ],
    [
      "with other bytes and hash",
      { bytes: 5, hash: "sha256:00" },
      [
        '14:4 data/bytes: data/p/t.csv has 4 bytes, not the 5 that are declared. Get the file again, or, if it is the right one, set "bytes" to 4.',
        '15:4 data/hash: data/p/t.csv has the sha256 hash 309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc, not the one that is declared. Get the file again, or, if it is the right one, set "hash" to sha256:309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc.',
      ],
    ],
    [
      "with an unknown hash algorithm",
      { hash: "sha255:00" },
      ['14:4 data/descriptor: hash has the unknown algorithm "sha255". Did you mean "sha256"?'],
    ],
    [
      "whose key names no field",
      { schema: { ...schema, primaryKey: "b" } },
      ['13:5 data/descriptor: the key names "b", which is no field of "t". Did you mean "a"?'],
    ],
  ];
  test.each(cases)("%s", async (_, resource, expected) => {
    expect(await resourceFindings(resource)).toEqual(expected);
  });
});

test("a hash without a prefix is MD5", async () => {
  const [line] = await resourceFindings({ hash: "c1fce1e1f1e2b0b8b4dae8a5cd8c8a1d" });
  expect(line).toContain("data/hash: data/p/t.csv has the md5 hash");
});

test("a right hash and size have no finding", async () => {
  for (const algorithm of ["md5", "sha1", "sha512"]) {
    const digits = createHash(algorithm).update("a\n1\n").digest("hex");
    expect(await resourceFindings({ hash: `${algorithm}:${digits}`, bytes: 4 })).toEqual([]);
  }
});

describe("paths", () => {
  test.each([
    ["../q/t.csv", 'climbs out of its folder with ".."'],
    ["x/../../t.csv", 'climbs out of its folder with ".."'],
    ["/etc/passwd", "is absolute"],
    ["C:\\t.csv", "is an address, and nothing is fetched"],
    ["a\\t.csv", "has a backslash"],
    ["https://example.org/t.csv", "is an address, and nothing is fetched"],
    ["", "is empty"],
  ])("%s is refused", async (path, fault) => {
    expect(await resourceFindings({ path })).toEqual([
      `5:4 data/path: path ${JSON.stringify(path).replaceAll("\\\\", "\\")} ${fault}. Use a path below the folder of datapackage.json, with forward slashes.`,
    ]);
  });

  test("of a schema, too", async () => {
    const [line] = await resourceFindings({ schema: "../s.json" });
    expect(line).toContain('data/path: path "../s.json" climbs out');
  });

  test("a link that leads out of the workspace is refused", async () => {
    const elsewhere = await makeWorkspace({ q: { "t.csv": "a\n1\n" } });
    const files = { "datapackage.json": { resources: [{ name: "t", path: "t.csv", schema }] } };
    const workspace = await makeWorkspace({ p: files });
    await symlink(join(elsewhere.data, "q", "t.csv"), join(workspace.data, "p", "t.csv"));
    const [line] = await findingLines(() => openDatabase(workspace, ["p"], () => {}));
    expect(line).toContain('path "data/p/t.csv" leads out of the workspace through a link');
    expect(line).toContain("data/p/datapackage.json:5:4");
  });

  test("a missing data file is named where it is asked for", async () => {
    expect(await resourceFindings({ path: "no.csv" })).toEqual([
      "5:4 workspace/file: the file data/p/no.csv does not exist. Create it, or correct its name.",
    ]);
  });
});

describe("fields", () => {
  const cases: [object, string][] = [
    [{ name: "_row" }, 'field "_row" has a name that is ours. Rename the field.'],
    [
      { name: "a", type: "date", format: "%d %B %Y" },
      'format "%d %B %Y" of field "a" can\'t be read. Use default (ISO) or a pattern of %Y %y %m %d %H %M %S %f %z.',
    ],
    [
      { name: "a", format: "mail" },
      'format "mail" of field "a" can\'t be read. Use one of: default, email, uri, uuid, binary.',
    ],
    [
      { name: "a", constraints: { minimum: 1 } },
      'minimum of field "a" has no meaning for type string. Remove it, or correct the type.',
    ],
    [
      { name: "a", type: "year", constraints: { minLength: 1 } },
      'minLength of field "a" has no meaning for type year. Remove it, or correct the type.',
    ],
    [
      { name: "a", type: "integer", constraints: { minimum: "x" } },
      'minimum "x" of field "a" is no integer. Write it as the data are written.',
    ],
    [
      { name: "a", constraints: { pattern: "(" } },
      'pattern "(" of field "a" is no regular expression. Correct it after XML Schema\'s regular expressions.',
    ],
    [
      { name: "a", type: "integer", constraints: { enum: [1, "x"] } },
      'enum of field "a" has "x", which is no integer. Correct it, or the field\'s type.',
    ],
    [
      { name: "a", type: "number", decimalChar: ",", groupChar: "," },
      'field "a" has "," as decimalChar and as groupChar. Make them two characters.',
    ],
  ];
  test.each(cases)("%j", async (field, expected) => {
    const lines = await resourceFindings({ schema: { fields: [field] } });
    expect(lines.map((line) => line.replace(/^\S+ data\/descriptor: /, ""))).toEqual([expected]);
  });

  test("that SQL can't tell apart", async () => {
    const lines = await findingsOf(
      csvPackage("a,A\n1,2\n", { fields: [{ name: "a" }, { name: "A" }] }),
    );
    expect(lines[0]).toContain('field "A" stands twice (SQL knows no capitals)');
  });
});

test("schema and dialect in files of their own; findings point into them", async () => {
  const files = (type: string) => ({
    "datapackage.json": {
      resources: [{ name: "t", path: "t.csv", schema: "s.json", dialect: "d.json" }],
    },
    "s.json": { fields: [{ name: "a", type }] },
    "d.json": { delimiter: ";" },
    "t.csv": "a\n1,5\n",
  });
  expect(await findingsOf(files("string"))).toEqual([]);
  expect(await findingsOf(files("strin"))).toEqual([
    'data/p/s.json:5:4 data/descriptor: "fields.0.type" is "strin", which is not known. Did you mean "string"?',
  ]);
});

test("warnings: keys near known ones, a name unlike the folder's", async () => {
  // "scheme" is near "schema", but that one is there.
  const own = { "x-own": 1, scheme: "file" };
  const resource = { name: "t", path: "t.csv", schema: { ...schema, primarykey: "a" }, ...own };
  const database = await open({
    "datapackage.json": { name: "q", resources: [resource] },
    "t.csv": "a\n1\n",
  });
  expect(database.warnings.map(findingLine)).toEqual([
    'data/p/datapackage.json:14:5 data/unknown-key: the key "primarykey" is not known and has no effect. Did you mean "primaryKey"?',
    'data/p/datapackage.json:2:2 data/package-name: the package is named "q", but its folder "p". Give both the same name: bulletins use the folder\'s.',
  ]);
  database.close();
});

test("the findings of several packages come together", async () => {
  const bad = { "datapackage.json": "{" };
  const workspace = await makeWorkspace({ p: bad, q: bad });
  const lines = await findingLines(() => openDatabase(workspace, ["p", "q"], () => {}));
  expect(lines.map((line) => line.split(" ")[0])).toEqual([
    "data/p/datapackage.json:1:2",
    "data/q/datapackage.json:1:2",
  ]);
});

test("a resource's name in two packages is refused: SQL would take the first", async () => {
  const workspace = await makeWorkspace({
    p: csvPackage("a\n1\n", schema),
    q: csvPackage("a\n1\n", schema),
  });
  const lines = await findingLines(() => openDatabase(workspace, ["p", "q"], () => {}));
  expect(lines).toEqual([
    'data/q/datapackage.json:4:4 data/descriptor: resource "t" is in another of the bulletin\'s packages, too. Rename one of them.',
  ]);
});

test("a package named like a schema of DuckDB is refused", async () => {
  const workspace = await makeWorkspace({ temp: csvPackage("a\n1\n", schema) });
  const lines = await findingLines(() => openDatabase(workspace, ["temp"], () => {}));
  expect(lines).toEqual([
    'data/temp/datapackage.json:1:1 data/package-name: the package name "temp" is one of the database\'s own. Rename the folder.',
  ]);
});

test("every file that is read is recorded, with its hash", async () => {
  const recorded: InputFile[] = [];
  const resource = { name: "t", path: "t.csv", schema: "s.json" };
  const files = { "datapackage.json": { resources: [resource] }, "s.json": schema };
  (await open({ ...files, "t.csv": "a\n1\n" }, recorded)).close();
  expect(recorded.map(({ path }) => path)).toEqual([
    "data/p/datapackage.json",
    "data/p/s.json",
    "data/p/t.csv",
  ]);
  const digits = createHash("sha256").update("a\n1\n").digest("hex");
  expect(recorded[2]).toEqual({ path: "data/p/t.csv", sha256: digits, bytes: 4 });
});

test("sources and licences are told", async () => {
  const database = await open({
    "datapackage.json": {
      title: "Figures",
      sources: [{ title: "Bureau", path: "https://example.org" }],
      licenses: [{ name: "CC-BY-4.0" }],
      resources: [{ name: "t", data: [{ a: 1 }], schema }],
    },
  });
  expect(database.packages).toEqual([
    {
      name: "p",
      title: "Figures",
      sources: [{ title: "Bureau", path: "https://example.org" }],
      licenses: [{ name: "CC-BY-4.0" }],
    },
  ]);
  database.close();
});
