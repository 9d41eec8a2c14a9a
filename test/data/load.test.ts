import { describe, expect, test } from "vitest";
import { csvPackage, findingsOf, open } from "./workspace.ts";

const products = {
  fields: [
    { name: "product", type: "string" },
    { name: "output", type: "number" },
  ],
  primaryKey: "product",
};

/** The one row of a query, by column name. */
async function row(files: Parameters<typeof open>[0], sql: string) {
  const database = await open(files);
  const { columns, rows } = await database.query(sql, "facts/t.sql");
  database.close();
  return Object.fromEntries(columns.map(({ name }, at) => [name, rows[0]?.[at]]));
}

describe("what a wrong CSV file says", () => {
  const cases: [string, string, object, string[]][] = [
    [
      "wrong type",
      "product,output\ncoal,12\nwashed,abc\n",
      products,
      [
        't.csv:3:2 data/type: "abc" in field "output" is not a number. Write it with "." before the decimals and no grouping, or declare how it is written.',
      ],
    ],
    [
      "NaN and INF",
      "product,output\na,NaN\nb,-INF\n",
      products,
      [
        't.csv:2:2 data/not-a-number: "NaN" in field "output" is no number that can be printed. Leave the cell empty, or add the text to "missingValues".',
        't.csv:3:2 data/not-a-number: "-INF" in field "output" is no number that can be printed. Leave the cell empty, or add the text to "missingValues".',
      ],
    ],
    [
      "numbers beyond what can be held",
      `product,output\na,1e400\nb,-1e-400\nc,0.${"1234567890".repeat(4)}\nd,1e300\ne,1e-300\nf,0e-400\n`,
      products,
      [
        't.csv:2:2 data/inexact: "1e400" in field "output" is beyond the numbers that can be held exactly. Write it with at most 38 digits, in another unit if need be.',
        't.csv:3:2 data/inexact: "-1e-400" in field "output" is beyond the numbers that can be held exactly. Write it with at most 38 digits, in another unit if need be.',
        't.csv:4:2 data/inexact: "0.1234567890123456789012345678901234567890" in field "output" is beyond the numbers that can be held exactly. Write it with at most 38 digits, in another unit if need be.',
      ],
    ],
    [
      "control characters",
      'product,output\na\u0007b,1\n"tab\tline\nend",2\nx\u202ey,3\nz\u0085,4\n\u2066,5\nq\u007f,6\n',
      products,
      [
        't.csv:2:1 data/control-character: "a\\u0007b" in field "product" has the control character U+0007. Remove the character.',
        't.csv:5:1 data/control-character: "x\\u202ey" in field "product" has the control character U+202E. Remove the character.',
        't.csv:6:1 data/control-character: "z\\u0085" in field "product" has the control character U+0085. Remove the character.',
        't.csv:7:1 data/control-character: "\\u2066" in field "product" has the control character U+2066. Remove the character.',
        't.csv:8:1 data/control-character: "q\\u007f" in field "product" has the control character U+007F. Remove the character.',
      ],
    ],
    [
      "missing column, with a near one",
      "product,outptu\ncoal,12\n",
      products,
      [
        't.csv:1 data/missing-label: column "output" is missing. Did you mean "outptu"?',
        't.csv:1:2 data/extra-label: column "outptu" is not in the schema. Did you mean "output"?',
      ],
    ],
    [
      "missing column",
      "product\ncoal\n",
      products,
      [
        't.csv:1 data/missing-label: column "output" is missing. Add the column, or take the field out of the schema.',
      ],
    ],
    [
      "extra column",
      "product,output,note\ncoal,12,x\n",
      products,
      [
        't.csv:1:3 data/extra-label: column "note" is not in the schema. Add the field to the schema, or set its "fieldsMatch" to "subset".',
      ],
    ],
    [
      "order of columns",
      "output,product\n12,coal\n",
      products,
      [
        't.csv:1:1 data/label-order: column 1 is "output", where the schema has "product". Reorder the columns, or set the schema\'s "fieldsMatch" to "equal".',
      ],
    ],
    [
      "blank and duplicate labels",
      "product,output,,output\ncoal,12,x,13\n",
      products,
      [
        "t.csv:1:3 data/blank-label: column 3 has no label. Name the column.",
        't.csv:1:4 data/duplicate-label: label "output" stands twice, first in column 2. Rename one of them.',
      ],
    ],
    [
      "blank rows, extra and missing cells",
      "product,output\n\na,1\n,\nb,2,3\nc\n",
      products,
      [
        "t.csv:2 data/blank-row: the row is blank. Remove it.",
        "t.csv:4 data/blank-row: the row is blank. Remove it.",
        't.csv:5:3 data/extra-cell: the row has 3 cells, where the header has 2; the first too many is "3". Remove the cell, or put one that has the delimiter in it in quotes.',
        "t.csv:6:2 data/missing-cell: the row has 1 cells, where the header has 2. Add the missing cells, empty ones too.",
      ],
    ],
    [
      "duplicate key",
      'product,output\ncoal,1\n"x\ny",2\ncoal,3\n',
      products,
      [
        't.csv:5:1 data/primary-key: primary key product "coal" stands twice, first on line 2. Remove one of the rows, or correct the key.',
      ],
    ],
    [
      "missing key",
      "product,output\n,1\n",
      products,
      [
        't.csv:2:1 data/primary-key: field "product" belongs to the primary key, but the cell is empty. Fill the cell.',
      ],
    ],
    ["empty file", "", products, ["t.csv data/empty-file: the file is empty. Put the data in."]],
    [
      "header only",
      "product,output\n",
      products,
      ["t.csv:1 data/no-rows: the file has no rows. Put the data in."],
    ],
    [
      "control characters and long values are shown, not printed",
      `product,output\na,"\t${"9".repeat(80)}x"\n`,
      products,
      [
        `t.csv:2:2 data/type: "\\t${"9".repeat(59)}…" in field "output" is not a number. Write it with "." before the decimals and no grouping, or declare how it is written.`,
      ],
    ],
    [
      "more than 38 digits",
      `n\n${"9".repeat(39)}\n`,
      { fields: [{ name: "n", type: "integer" }] },
      [
        't.csv:2:1 data/type: the number in field "n" has more than 38 digits. Declare the field as "string".',
      ],
    ],
  ];
  test.each(cases)("%s", async (_, text, schema, expected) => {
    const lines = await findingsOf(csvPackage(text, schema));
    expect(lines).toEqual(expected.map((line) => `data/p/${line}`));
  });
});

describe("constraints", () => {
  const correct = "Correct the cell, or the constraint in datapackage.json.";
  const cases: [object, string, string, string][] = [
    [
      { type: "number", constraints: { minimum: 0 } },
      "-0.1",
      "data/minimum",
      "is below the minimum of 0",
    ],
    [
      { type: "number", constraints: { maximum: "1.5" } },
      "1.51",
      "data/maximum",
      "is above the maximum of 1.5",
    ],
    [
      { type: "number", constraints: { exclusiveMinimum: 0 } },
      "0.0",
      "data/exclusiveMinimum",
      "is not above 0",
    ],
    [
      { type: "integer", constraints: { exclusiveMaximum: 5 } },
      "5",
      "data/exclusiveMaximum",
      "is not below 5",
    ],
    [
      { type: "number", decimalChar: ",", constraints: { minimum: 1.5 } },
      "1,4",
      "data/minimum",
      "is below the minimum of 1.5",
    ],
    [
      { type: "date", constraints: { minimum: "2021-01-01" } },
      "2020-12-31",
      "data/minimum",
      "is below the minimum of 2021-01-01",
    ],
    [
      { type: "year", constraints: { maximum: 2021 } },
      "2022",
      "data/maximum",
      "is above the maximum of 2021",
    ],
    [
      { type: "datetime", constraints: { minimum: "2022-02-10T00:00:00Z" } },
      "2022-02-10T07:00:00+08:00",
      "data/minimum",
      "is below the minimum of 2022-02-10T00:00:00Z",
    ],
    [{ constraints: { minLength: 2 } }, "阳", "data/minLength", "has length 1, shorter than 2"],
    [{ constraints: { maxLength: 2 } }, "abc", "data/maxLength", "has length 3, longer than 2"],
    [{ constraints: { pattern: "[A-Z]{3}" } }, "CHNX", "data/pattern", "doesn't match [A-Z]{3}"],
    [{ constraints: { enum: ["a", "b"] } }, "c", "data/enum", "is none of: a, b"],
    [{ type: "number", constraints: { enum: [1, 2.5] } }, "3", "data/enum", "is none of: 1, 2.5"],
    [
      { categories: ["low", { value: "high", label: "High" }] },
      "middle",
      "data/category",
      "is none of: low, high",
    ],
  ];
  test.each(cases)("%j refuses %s", async (field, written, rule, fault) => {
    const schema = { fields: [{ name: "f", ...field }] };
    const lines = await findingsOf(csvPackage(`f\n"${written}"\n`, schema));
    expect(lines).toEqual([
      `data/p/t.csv:2:1 ${rule}: "${written}" in field "f" ${fault}. ${correct}`,
    ]);
  });

  test("required, unique and unique keys", async () => {
    const schema = {
      fields: [
        { name: "a", constraints: { required: true } },
        { name: "b", type: "number", constraints: { unique: true } },
        { name: "c" },
      ],
      uniqueKeys: [["a", "c"]],
    };
    const lines = await findingsOf(csvPackage("a,b,c\n,1,x\nu,1.0,y\nu,2,y\nu,,\n", schema));
    expect(lines).toEqual([
      'data/p/t.csv:2:1 data/required: field "a" is required, but the cell is empty. Fill the cell.',
      'data/p/t.csv:3:2 data/unique: unique field b "1.0" stands twice, first on line 2. Remove one of the rows, or correct the key.',
      'data/p/t.csv:4:1 data/unique-key: unique key a "u", c "y" stands twice, first on line 3. Remove one of the rows, or correct the key.',
    ]);
  });

  test("what satisfies a constraint has no finding", async () => {
    const field = {
      name: "f",
      type: "number",
      constraints: { minimum: 0, maximum: 1, enum: [0, 0.5, 1] },
    };
    expect(await findingsOf(csvPackage("f\n0\n0.50\n1.0\n", { fields: [field] }))).toEqual([]);
  });
});

test("of very many findings the first by line are shown, the rest is counted", async () => {
  const rows = Array.from({ length: 400_000 }, (_, at) => (at < 150 ? `p,1\n` : `p,x\n`));
  const lines = await findingsOf(csvPackage(`product,output\n${rows.join("")}`, products));
  expect(lines).toHaveLength(101);
  expect(lines[0]).toContain('t.csv:3:1 data/primary-key: primary key product "p" stands twice');
  expect(lines[99]).toContain("t.csv:102:1 data/primary-key:");
  expect(lines[100]).toContain("… and 799749 more findings in this file");
}, 20_000);

test("the hundred-and-first finding of a file is counted, not shown", async () => {
  const text = `product,output\n${Array.from({ length: 1000 }, (_, at) => `p${at},x\n`).join("")}`;
  const lines = await findingsOf(csvPackage(text, products));
  expect(lines).toHaveLength(101);
  expect(lines[100]).toBe(
    "data/p/t.csv data/more: … and 900 more findings in this file. Mend those above and check again.",
  );
});

describe("foreign keys", () => {
  const resource = (name: string, schema: object) => ({ name, path: `${name}.csv`, schema });
  const regions = { fields: [{ name: "id" }, { name: "part_of" }] };
  const selfReference = { fields: "part_of", reference: { fields: "id" } };
  const toRegions = { fields: ["region"], reference: { resource: "regions", fields: ["id"] } };

  test("a miss in another resource and in the resource itself", async () => {
    const lines = await findingsOf({
      "datapackage.json": {
        resources: [
          resource("regions", { ...regions, foreignKeys: [selfReference] }),
          resource("sales", { fields: [{ name: "region" }], foreignKeys: [toRegions] }),
        ],
      },
      "regions.csv": "id,part_of\nn,\ns,n\nw,x\n",
      "sales.csv": "region\nn\nq\n",
    });
    expect(lines).toEqual([
      'data/p/regions.csv:4:2 data/foreign-key: part_of "x" is not in "regions" (id). Correct the cell, or add the row to "regions".',
      'data/p/sales.csv:3:1 data/foreign-key: region "q" is not in "regions" (id). Correct the cell, or add the row to "regions".',
    ]);
  });

  test("an unknown resource or field is the descriptor's fault", async () => {
    const foreignKeys = [
      { fields: "region", reference: { resource: "regoins", fields: "id" } },
      { fields: "regio", reference: { resource: "regions", fields: "id" } },
    ];
    const lines = await findingsOf({
      "datapackage.json": {
        resources: [
          resource("regions", regions),
          resource("sales", { fields: [{ name: "region" }], foreignKeys }),
        ],
      },
      "regions.csv": "id,part_of\nn,\n",
      "sales.csv": "region\nn\n",
    });
    expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
      'data/descriptor: the foreign key refers to "regoins", which is no resource of the package. Did you mean "regions"?',
      'data/descriptor: the key names "regio", which is no field of "sales". Did you mean "region"?',
    ]);
  });
});

describe("encoding", () => {
  const text = "product,output\ncafé,1\n";

  test("bytes that are not of the declared encoding are found by line", async () => {
    const lines = await findingsOf(csvPackage(Buffer.from(text, "latin1"), products));
    expect(lines).toEqual([
      'data/p/t.csv:2 data/encoding: the text is not utf-8. Save the file as UTF-8, or declare its "encoding".',
    ]);
  });

  test("UTF-16 without a mark is found by its NUL characters", async () => {
    const lines = await findingsOf(csvPackage(Buffer.from("product\n", "utf16le"), products));
    expect(lines[0]).toContain("t.csv:1 data/encoding: the text has a NUL character");
  });

  test.each([
    [Buffer.from(text, "latin1"), "iso-8859-1"],
    [Buffer.from(text, "utf16le"), "utf-16le"],
    [Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`), "utf-8"],
  ])("declared, with a mark or CRLF: no finding (%#)", async (bytes, encoding) => {
    const sql = "select product from t";
    expect(await row(csvPackage(bytes, products, { encoding }), sql)).toEqual({ product: "café" });
  });
});

describe("what is loaded", () => {
  test("types are the declared ones, values exact, places known", async () => {
    const schema = {
      fields: [
        { name: "code", type: "string" },
        { name: "big", type: "integer" },
        { name: "n", type: "number" },
        { name: "y", type: "year" },
        { name: "m", type: "yearmonth" },
        { name: "d", type: "date" },
        { name: "at", type: "datetime" },
        { name: "ok", type: "boolean" },
      ],
    };
    const text =
      "code,big,n,y,m,d,at,ok\n007,99999999999999999999999999999999999999,12.10,2021,2021-03,2021-03-31,2022-02-10T09:30:00+08:00,true\n";
    expect(await row(csvPackage(text, schema), "select *, y - 1 as before from t")).toEqual({
      code: "007",
      big: "99999999999999999999999999999999999999",
      n: "12.10",
      y: "2021",
      m: "2021-03",
      d: "2021-03-31",
      at: "2022-02-10T09:30:00+08:00",
      ok: true,
      before: "2020",
      _row: "data/p/t.csv:2",
    });
  });

  test("tiny, huge and too long numbers", async () => {
    const sql = "select typeof(n) as type, n from t";
    const file = (written: string) =>
      csvPackage(`n\n${written}\n`, { fields: [{ name: "n", type: "number" }] });
    expect(await row(file("0.000000000000000001"), sql)).toEqual({
      type: "DECIMAL(38,18)",
      n: "0.000000000000000001",
    });
    expect(await row(file(`9${"0".repeat(36)}.5`), sql)).toEqual({
      type: "DECIMAL(38,1)",
      n: `9${"0".repeat(36)}.5`,
    });
    expect(await row(file("1e300"), sql)).toEqual({ type: "DOUBLE", n: `1${"0".repeat(300)}` });
  });

  test("a number that doubles would change, since the column needs them for others", async () => {
    const text = `n\n0.${"0".repeat(25)}1\n1.5\n12345678901234567.5\n`;
    expect(await findingsOf(csvPackage(text, { fields: [{ name: "n", type: "number" }] }))).toEqual(
      [
        'data/p/t.csv:4:1 data/inexact: "12345678901234567.5" in field "n" can\'t be held exactly beside the others, which together need more than 38 digits. Write the field\'s numbers in a unit that needs fewer digits.',
      ],
    );
  });

  test("missing values, of the schema, of a field, and the null sequence", async () => {
    const schema = {
      fields: [
        { name: "a", type: "integer" },
        { name: "b", type: "integer", missingValues: ["x", { value: "c", label: "confidential" }] },
        { name: "c", missingValues: [] },
      ],
      missingValues: ["", "-"],
    };
    const files = csvPackage("a,b,c\n-,c,\n\\N,x,\n", schema, { dialect: { nullSequence: "\\N" } });
    const sql = "select count(a) as a, count(b) as b, count(c) as c, count(*) as rows from t";
    expect(await row(files, sql)).toEqual({ a: "0", b: "0", c: "2", rows: "2" });
  });

  test("names with spaces, quotes and letters of any script", async () => {
    const files = {
      "datapackage.json": {
        resources: [
          { name: '产品 "a"', path: "数据.csv", schema: { fields: [{ name: "名 称" }] } },
        ],
      },
      "数据.csv": "名 称\n煤\n",
    };
    const database = await open(files);
    const { rows, reads } = await database.query('select "名 称", _row from "产品 ""a"""', "q.sql");
    expect(rows).toEqual([["煤", "data/p/数据.csv:2"]]);
    expect(reads).toEqual({ '产品 "a"': ["名 称"] });
    database.close();
  });

  test("several files make one table, each row with its own file", async () => {
    const files = {
      "datapackage.json": {
        resources: [
          {
            name: "t",
            path: ["a.csv", "b.csv"],
            schema: { fields: [{ name: "x" }, { name: "y" }], fieldsMatch: "equal" },
          },
        ],
      },
      "a.csv": "x,y\n1,2\n",
      "b.csv": "y,x\n4,3\n",
    };
    const database = await open(files);
    const { rows } = await database.query("select x, _row from t order by x", "q.sql");
    expect(rows).toEqual([
      ["1", "data/p/a.csv:2"],
      ["3", "data/p/b.csv:2"],
    ]);
    expect(database.resources.get("t")).toMatchObject({
      files: ["data/p/a.csv", "data/p/b.csv"],
      rows: 2,
      positions: { "data/p/a.csv": { x: 1, y: 2 }, "data/p/b.csv": { x: 2, y: 1 } },
    });
    database.close();
  });

  test.each([
    ["subset", "b,a,c\n2,1,3\n", "1"],
    ["superset", "a\n1\n", "1"],
    ["partial", "c,a\n3,1\n", "1"],
    ["equal", "b,a\n2,1\n", "1"],
  ])("fieldsMatch %s", async (fieldsMatch, text, a) => {
    const schema = { fields: [{ name: "a" }, { name: "b" }], fieldsMatch };
    expect(await row(csvPackage(text, schema), "select a from t")).toEqual({ a });
  });
});
