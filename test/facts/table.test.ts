import { describe, expect, it } from "vitest";
import { factOf, findingsOf, resourceOf, result, table } from "./made.ts";

const growth = { unit: "percent", decimals: 1 };

describe("factTable", () => {
  it("makes a table of one row, addressed without a key", () => {
    const made = table(result(["growth decimal(1)", "place text"], [["12.1", "Yangquan"]]), {
      one: true,
      columns: { growth },
    });
    expect(made).toMatchObject({ name: "t", one: true, keyColumn: undefined, declared: true });
    expect(factOf(made, "growth")).toEqual({
      path: "t.growth",
      table: "t",
      key: undefined,
      column: "growth",
      kind: "number",
      value: "12.1",
      quantity: { value: "12.1", unit: "percent", decimals: 1, precision: undefined },
      reason: undefined,
      status: [],
      computed: false,
      approximate: false,
      cell: undefined,
    });
    expect(factOf(made, "place")).toMatchObject({
      path: "t.place",
      kind: "text",
      value: "Yangquan",
    });
  });

  it("keeps rows in order and finds them by key, a number as text", () => {
    const made = table(
      result(
        ["year integer", "v integer"],
        [
          ["2021", "5"],
          ["2020", "0"],
        ],
      ),
      {
        key: "year",
      },
    );
    expect(made.rows.map(({ key }) => key)).toEqual(["2021", "2020"]);
    expect(made.byKey.get("2020")?.facts.get("v")?.path).toBe("t.2020.v");
    expect(made.byKey.get("2020")?.facts.get("v")?.value).toBe("0");
  });

  it("counts rows where there is neither key nor one row", () => {
    const made = table(result(["v integer"], [["5"], ["6"]]));
    expect(factOf(made, "v", 1)).toMatchObject({ path: "t.2.v", key: undefined });
    expect(made.byKey.size).toBe(0);
  });

  it("gives every type its kind", () => {
    const columns = ["a integer", "b decimal(2)", "d text", "e date", "f datetime", "g boolean"];
    const cells = ["1", "1.50", "x", "2021-03-31", "2021-03-31T08:00:00Z", true];
    const made = table(result(columns, [cells]));
    expect(
      made.columns.map(({ name, kind, unit, decimals }) => [name, kind, unit, decimals]),
    ).toEqual([
      ["a", "number", "number", 0],
      ["b", "number", "number", 2],
      ["d", "text", undefined, undefined],
      ["e", "date", undefined, undefined],
      ["f", "date", undefined, undefined],
      ["g", "boolean", undefined, undefined],
    ]);
    expect(factOf(made, "g").value).toBe("true");
    expect(factOf(made, "b").value).toBe("1.5");
  });

  it("folds the columns of the edition's language and leaves the others out", () => {
    const made = result(
      [
        "name_en text",
        "name_zh text",
        "name_status text",
        "rate_en decimal(1)",
        "code_zh text",
        "size text",
        "size_en text",
      ],
      [["Coal", "煤炭", "p", "1.5", "meitan", "large?", "large"]],
    );
    const english = table(made);
    expect(english.columns.map(({ name }) => name)).toEqual(["name", "rate_en", "code_zh", "size"]);
    expect(factOf(english, "name")).toMatchObject({ value: "Coal", status: ["p"] });
    expect(factOf(english, "size").value).toBe("large");
    const chinese = table(made, {}, { languageCode: "zh" });
    expect(chinese.columns.map(({ name }) => name)).toEqual([
      "name",
      "rate_en",
      "code",
      "size",
      "size_en",
    ]);
    expect(factOf(chinese, "name").value).toBe("煤炭");
  });

  it("takes status, precision and reason from beside the column", () => {
    const made = table(
      result(
        ["v integer", "v_status text", "v_precision integer", "w decimal(12)", "w_reason text"],
        [["68254999", "r,p", "10000", null, "zero_base"]],
      ),
      { columns: { v: { unit: "tonne" }, w: { decimals: 1, computed: true, approximate: true } } },
    );
    expect(made.columns.map(({ name }) => name)).toEqual(["v", "w"]);
    expect(factOf(made, "v")).toMatchObject({
      status: ["p", "r"],
      quantity: { value: "68254999", unit: "tonne", precision: "10000" },
    });
    expect(factOf(made, "w")).toMatchObject({
      value: null,
      quantity: undefined,
      reason: "zero_base",
      computed: true,
      approximate: true,
    });
  });

  it.each([
    [null, null, null, "missing"],
    [null, "x", null, "x"],
    [null, "z,p", null, "z"],
    [null, "x", "strike at the mine", "strike at the mine"],
    [null, null, "negative_base", "negative_base"],
    [null, "c", "told by the firm", "c"],
    ["5", "c", null, "c"],
    ["5", null, "not looked at", undefined],
  ])("says why %j with status %j and reason %j has no value: %j", (value, status, reason, said) => {
    const made = table(
      result(["v integer", "v_status text", "v_reason text"], [[value, status, reason]]),
    );
    expect(factOf(made, "v").reason).toBe(said);
  });

  it("takes as many decimals as the data have, of any number of rows", () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => [String(at), at === 7 ? "0.25" : "1"]);
    const made = table(result(["k text", "v double"], rows), { key: "k" }, { straight: true });
    expect(made.columns[1]?.decimals).toBe(2);
    expect(made.rows.length).toBe(200_000);
  });

  it.each([
    [["Output text", "output_status text"], ["Output"]],
    [["output text", "Output_Status text"], ["output"]],
    [["v text", "V_STATUS text"], ["v"]],
    [["v_en text", "v_en_status text"], ["v"]],
    [["v_en text", "V_EN_Status text"], ["v"]],
    [["v_en text", "v_status text"], ["v"]],
    [["V_en text", "v_status text"], ["V"]],
    [["v_EN text", "v_en_status text"], ["v_EN"]],
    [["v_en text", "v_status_en text"], ["v"]],
  ])("finds the status among %j, whatever its capitals and language", (columns, names) => {
    const made = table(result(columns, [["4711", "c"]]));
    expect(made.columns.map(({ name }) => name)).toEqual(names);
    expect(factOf(made, names[0] ?? "")).toMatchObject({ value: null, status: ["c"] });
    expect(JSON.stringify([...made.rows].map((row) => [...row.facts]))).not.toContain("4711");
  });

  it("finds precision and reason so, too", () => {
    const columns = ["V integer", "v_PRECISION integer", "w_en text", "W_EN_reason text"];
    const made = table(result(columns, [["68254999", "10000", null, "strike"]]));
    expect(factOf(made, "V").quantity?.precision).toBe("10000");
    expect(factOf(made, "w").reason).toBe("strike");
  });

  it("refuses a companion that stands beside nothing", async () => {
    const columns = ["output integer", "outptu_status text", "marital_status text"];
    const step = () => table(result(columns, [["4711", "c", "married"]]));
    expect(await findingsOf(step)).toEqual([
      'templates/b/facts/t.sql: the column "outptu_status" of "t" stands beside no column "outptu". Did you mean "output_status"? [fact/companion]',
      'templates/b/facts/t.sql: the column "marital_status" of "t" stands beside no column "marital". Select "marital", too, or give the column a name without "_status". [fact/companion]',
    ]);
  });

  it("refuses two statuses for a column, and leaves another language's out", async () => {
    const twice = ["v_en text", "v_status text", "v_en_status text"];
    expect(await findingsOf(() => table(result(twice, [["4711", null, "c"]])))).toEqual([
      'templates/b/facts/t.sql: "v_status" and "v_en_status" both give the status of "v" in "t". Leave out one of them. [fact/companion]',
    ]);
    const other = ["v_en text", "v_zh text", "v_zh_status text"];
    const made = table(result(other, [["a", "b", "c"]]));
    expect(factOf(made, "v")).toMatchObject({ value: "a", status: [] });
  });

  it("drops a confidential value at the door, whatever it is", () => {
    const made = table(
      result(
        ["v text", "v_status text", "n text", "n_status text"],
        [["secret 4711", "c", "unreadable 4711", "p,c"]],
      ),
      { columns: { n: { unit: "CNY", decimals: 0 } } },
    );
    expect(JSON.stringify([...made.rows].map((row) => [...row.facts]))).not.toContain("4711");
    expect(factOf(made, "n")).toMatchObject({
      value: null,
      quantity: undefined,
      status: ["p", "c"],
      reason: "c",
    });
  });

  it.each([
    ["decimal(1)", {}, "12.1", 1],
    ["decimal(12)", { decimals: 3 }, "12.1", 3],
    ["integer", { unit: "tonne" }, "12", 0],
    ["integer", { unit: "tonne", decimals: 2 }, "12", 2],
    ["double", { unit: "enterprise" }, "230", 0],
    ["decimal(12)", { unit: "enterprise", computed: true }, "229.946524064171", 0],
    ["text", { unit: "rank" }, "7", 0],
  ])("decides the decimals of %s %j", (type, declaration, value, decimals) => {
    const made = table(result([`v ${type}`], [[value]]), { columns: { v: declaration } });
    expect(made.columns[0]?.decimals).toBe(decimals);
    expect(factOf(made, "v").quantity?.decimals).toBe(decimals);
  });

  it("asks for no decimals where each row states its precision or has no value", () => {
    const made = table(
      result(
        ["v double", "v_precision double"],
        [
          ["12.34", "0.1"],
          [null, null],
        ],
      ),
    );
    expect(factOf(made, "v").quantity).toMatchObject({ value: "12.34", precision: "0.1" });
  });

  it("takes as many decimals as the data have where rows come straight from a resource", () => {
    const made = table(result(["v double"], [["12.10"], ["3"], ["0.125"]]), {}, { straight: true });
    expect(made.columns[0]?.decimals).toBe(3);
  });
});

describe("the findings of factTable", () => {
  const sql = "templates/b/facts/t.sql";

  it("name a declared column that the query lacks", async () => {
    const step = () => table(result(["growht decimal(1)"], [["1.0"]]), { columns: { growth } });
    expect(await findingsOf(step)).toEqual([
      `bulletin.yaml#facts.t.columns.growth: "t" has no column "growth": ${sql} doesn't give it. Did you mean "growht"? [fact/missing-column]`,
    ]);
  });

  it("count the rows of a table that needs one", async () => {
    const none = () => table(result(["v integer"], []), { one: true });
    expect(await findingsOf(none)).toEqual([
      `${sql}: "t" needs exactly one row, but the query gives none. Look whether the data have a row for period=2021, and at the query's conditions. [fact/no-row]`,
    ]);
    const two = () => table(result(["v integer"], [["1"], ["2"]]), { one: true });
    expect(await findingsOf(two)).toEqual([
      `${sql}: "t" needs exactly one row, but the query gives 2. Narrow the query's conditions, or declare a key instead of \`one\`. [fact/one-row]`,
    ]);
  });

  it("name a key column that the query lacks", async () => {
    const step = () => table(result(["product text"], [["coal"]]), { key: "produkt" });
    expect(await findingsOf(step)).toEqual([
      `bulletin.yaml#facts.t.key: "t" has no column "produkt" for its key: ${sql} doesn't give it. Did you mean "product"? [fact/key]`,
    ]);
  });

  it("point to keys that are missing or come twice, at the input line where it is known", async () => {
    const made = result(
      ["k text", "_row text"],
      [
        ["coal", "data/d/p.csv:2"],
        [null, "data/d/p.csv:3"],
        ["coal", "data/d/p.csv:4"],
        ["", null],
      ],
    );
    const resources = new Map([["p", resourceOf("data/d/p.csv", 4)]]);
    expect(await findingsOf(() => table(made, { key: "k" }, { resources }))).toEqual([
      'data/d/p.csv:3: the key "k" of "t" must name each row once, but row 2 has none. Mend the query, or take a column as key that is different in every row. [fact/key]',
      'data/d/p.csv:4: the key "k" of "t" must name each row once, but "coal" names row 1 and row 3. Mend the query, or take a column as key that is different in every row. [fact/key]',
      `${sql}: the key "k" of "t" must name each row once, but row 4 has none. Mend the query, or take a column as key that is different in every row. [fact/key]`,
    ]);
  });

  it("are a hundred at most, and how many more: a wrong key has one in every row", async () => {
    const rows = Array.from({ length: 151 }, () => ["coal"]);
    const found = await findingsOf(() => table(result(["k text"], rows), { key: "k" }));
    expect(found).toHaveLength(101);
    expect(found[99]).toContain("row 1 and row 101.");
    expect(found[100]).toBe(
      `${sql}: … and 50 more findings in "t". Mend those above and check again. [fact/more]`,
    );
  });

  it.each([
    ["v double", "0.1", {}],
    ["v decimal(12)", "0.1", {}],
    ["v text", "0.1", { unit: "percent" }],
    ["v double", "12.5", { unit: "person" }],
  ])("ask for decimals: %s %s", async (column, value, declaration) => {
    const step = () => table(result([column], [[value]]), { columns: { v: declaration } });
    expect(await findingsOf(step)).toEqual([
      'bulletin.yaml#facts.t.columns.v: nothing says with how many decimals "v" of "t" is published. State decimals: v: { decimals: 1 }, or give v_precision in the query. [fact/decimals]',
    ]);
  });

  it("ask for the decimals of what a macro gives, even if it is a fraction of few digits", async () => {
    const step = () => table(result(["v decimal(1)", "v_reason text"], [["0.1", null]]));
    expect((await findingsOf(step)).length).toBe(1);
  });

  it.each([
    [
      "text",
      "about 5",
      "percent",
      '"about 5" is not a number, but the column has a unit. Cast it in the query, or remove the unit from the column. [fact/not-a-number]',
    ],
    [
      "text",
      "0x10",
      "percent",
      '"0x10" is not a number, but the column has a unit. Cast it in the query, or remove the unit from the column. [fact/not-a-number]',
    ],
    [
      "text",
      "",
      "percent",
      '"" is not a number, but the column has a unit. Cast it in the query, or remove the unit from the column. [fact/not-a-number]',
    ],
    [
      "text",
      "NaN",
      "percent",
      "the value is NaN. Catch the division by zero in the query: nullif(…, 0), or a macro such as growth(…). [fact/not-finite]",
    ],
    [
      "double",
      "-Infinity",
      "percent",
      "the value is -Infinity. Catch the division by zero in the query: nullif(…, 0), or a macro such as growth(…). [fact/not-finite]",
    ],
    ["text", "7.5", "rank", '"7.5" is not a rank. Give a whole number from one on. [fact/rank]'],
    ["integer", "0", "rank", '"0" is not a rank. Give a whole number from one on. [fact/rank]'],
  ])("refuse the %s %j as %s", async (type, value, unit, said) => {
    const step = () =>
      table(result([`v ${type}`], [[value]]), { one: true, columns: { v: { unit, decimals: 1 } } });
    expect(await findingsOf(step)).toEqual([`${sql}: t.v: ${said}`]);
  });

  it("tell the author, not the reader, of a number that a macro can't hold", async () => {
    const made = result(["v decimal(12)", "v_reason text"], [[null, "out_of_range"]]);
    expect(await findingsOf(() => table(made, { columns: { v: growth } }))).toEqual([
      `${sql}: t.1.v: a macro can't reckon with what it is given: no number, or one too large or too small. Look at the values that the query gives it, and at their units. [fact/out-of-range]`,
    ]);
  });

  it("refuse a unit for dates and truth values", async () => {
    const step = () =>
      table(result(["v date", "w boolean"], []), {
        columns: { v: { unit: "day" }, w: { unit: "count" } },
      });
    expect(await findingsOf(step)).toEqual([
      'bulletin.yaml#facts.t.columns.v.unit: column "v" of "t" has the unit day, but holds date values. Remove the unit, or select a number. [fact/unit]',
      'bulletin.yaml#facts.t.columns.w.unit: column "w" of "t" has the unit count, but holds boolean values. Remove the unit, or select a number. [fact/unit]',
    ]);
  });

  it("name the unit that was probably meant", async () => {
    const step = () => table(result(["v integer"], []), { columns: { v: { unit: "tons" } } });
    const [found] = await findingsOf(step);
    expect(found).toContain(
      'bulletin.yaml#facts.t.columns.v.unit: unknown unit "tons" of column "v" of "t"',
    );
    const near = () => table(result(["v integer"], []), { columns: { v: { unit: "precent" } } });
    expect((await findingsOf(near))[0]).toContain('Did you mean "percent"?');
  });

  it("name an unknown status code and a precision that is no power of ten", async () => {
    const made = result(
      ["v integer", "v_status text", "v_precision text"],
      [
        ["5", "p,P", "100"],
        ["5", "q", "50"],
        ["5", null, "0"],
      ],
    );
    expect(await findingsOf(() => table(made))).toEqual([
      `${sql}: t.1.v: unknown status code "P". Did you mean "p" (provisional)? [fact/status]`,
      `${sql}: t.2.v: unknown status code "q". Use one of: p (provisional), r (revised), e (estimated), b (break), c (confidential), x (not available), z (not applicable). [fact/status]`,
      `${sql}: t.2.v: the precision "50" is not a power of ten. Use a power of ten, such as 1000 or 0.1. [fact/precision]`,
      `${sql}: t.3.v: the precision "0" is not a power of ten. Use a power of ten, such as 1000 or 0.1. [fact/precision]`,
    ]);
  });

  it("point out a value that its status denies", async () => {
    const made = result(
      ["v integer", "v_status text"],
      [
        ["5", "x"],
        ["6", "p,z"],
      ],
    );
    expect(await findingsOf(() => table(made))).toEqual([
      `${sql}: t.1.v: the status x says that the value is not available, but it is "5". Correct the status, or leave the value empty. [fact/status-value]`,
      `${sql}: t.2.v: the status z says that the value is not applicable, but it is "6". Correct the status, or leave the value empty. [fact/status-value]`,
    ]);
  });

  it("are collected, not stopped at the first", async () => {
    const made = result(
      ["v double", "k text", "v_status text"],
      [
        ["1.5", "a", "?"],
        ["2.5", "a", null],
      ],
    );
    const found = await findingsOf(() => table(made, { key: "k", columns: { w: {} } }));
    expect(found.map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual([
      "fact/missing-column",
      "fact/decimals",
      "fact/key",
      "fact/status",
    ]);
  });
});
