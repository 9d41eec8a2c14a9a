import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type CompiledChart, compileChart } from "../../src/charts/compile.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { readChart } from "../../src/charts/source.ts";
import type { Drawing } from "../../src/charts/types.ts";
import type { FactTables } from "../../src/facts/types.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import { findingsOf } from "../findings-of.ts";
import { factTable, type TestCell } from "./fact-table.ts";
import { compileKind, KINDS, type Kind, tables, theme } from "./kinds.ts";

let fonts: Fonts;
beforeAll(async () => {
  fonts = loadFonts();
});

const draw = (kind: Kind): Promise<Drawing> => drawChart(compileKind(kind), tables, english, fonts);

/** The texts of a drawing, in painting order. */
function textsOf({ svg }: Drawing): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
}

describe.each(KINDS)("%s", (kind) => {
  let drawing: Drawing;
  beforeAll(async () => {
    drawing = await draw(kind);
  });

  test("has its declared size exactly", () => {
    const declared = {
      bars: 323,
      bridge: 323,
      panels: 493,
      lines: 493,
      squares: 153,
      stacked: 323,
      area: 323,
    };
    expect(drawing.width).toBe(declared[kind]);
    const { width, height } = drawing;
    expect(drawing.svg).toContain(
      ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    );
  });

  test("is one picture with one label and nothing invisible", () => {
    expect(drawing.svg.match(/role=/g)).toHaveLength(1);
    expect(drawing.svg.match(/aria-/g)).toHaveLength(1);
    expect(drawing.svg).toContain(` role="img" aria-label="${drawing.description}"`);
    expect(drawing.svg).not.toMatch(
      /opacity="[01]"|display="none"|class=|NaN|undefined|<a |<image/,
    );
    expect(drawing.svg).not.toMatch(/\d\.\d{4}/);
  });

  test("draws the same bytes again, compiled anew or not, alone or beside others", async () => {
    const chart = compileKind(kind);
    const again = () => drawChart(chart, tables, english, fonts);
    const others = KINDS.map((other) => draw(other));
    const [first, second] = await Promise.all([again(), again(), ...others]);
    expect(first).toEqual(drawing);
    expect(second).toEqual(drawing);
    expect(await again()).toEqual(drawing);
  });
});

describe("what is drawn", () => {
  test("numbers stand at their bars as they are printed, with their marks", async () => {
    expect(textsOf(await draw("bars"))).toEqual([
      ...["Refractory materials", "Washed coal", "Raw coal", "Primary aluminium"],
      ...["28.7", "23.3", "20.2\u00a0[p]", "19.3"],
    ]);
    expect(textsOf(await draw("bridge"))).toEqual(
      expect.arrayContaining(["8.9*", "3.2*", "12.1*"]),
    );
  });

  test("bars are as long as their printed numbers: 8.9056 points are drawn as 8.9", async () => {
    const { svg } = await draw("bridge");
    const bars = [...svg.matchAll(/d="M([\d.]+),[\d.]+h([\d.]+)v/g)];
    const [coal = 0, others = 0, all = 0] = bars.map((match) => Number(match[2]));
    expect(bars).toHaveLength(3);
    expect(coal / all).toBeCloseTo(8.9 / 12.1, 3);
    expect(others / all).toBeCloseTo(3.2 / 12.1, 3);
  });

  test("a missing value is a gap with its mark, never a zero, and its row keeps its place", async () => {
    const drawing = await draw("panels");
    expect(textsOf(drawing)).toContain("[x]");
    expect(drawing.svg.match(/h[\d.]+v[\d.]+h-/g)).toHaveLength(5);
    expect(drawing.marks).toEqual(["x"]);
  });

  test("squares are as many as there are rows", async () => {
    const { svg } = await draw("squares");
    expect(svg.match(/M[^M]*Z/g)).toHaveLength(230);
  });

  test("faces are named as the private font set has them", async () => {
    const { svg } = await draw("lines");
    const families = [...svg.matchAll(/font-family="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(families)).toEqual(new Set(["'Source Sans 3', 'Noto Sans SC', sans-serif"]));
  });

  test("a text in the data is printed as text", async () => {
    const drawing = await drawBars([['<script>alert(1)</script> & "co"', "1"]]);
    expect(drawing.svg).toContain(
      ">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;</text>",
    );
    expect(drawing.svg).not.toContain("<script");
  });

  test("what our writer lacks Vega writes, cleaned, and the drawing says why", async () => {
    const multiplied = bars({ layer: [{ mark: { type: "bar", blend: "multiply" } }] });
    const { svg, drawnByVega } = await drawBars([["Coal", "1"]], multiplied);
    expect(drawnByVega).toBe('the blend mode "multiply"');
    expect(svg).toMatch(/<path [^>]*style="mix-blend-mode: multiply;"/);
    expect(svg.match(/role=/g)).toHaveLength(1);
    expect((await drawBars([["Coal", "1"]])).drawnByVega).toBeUndefined();
  });

  test("facts and marks are those that the chart shows", async () => {
    const { facts, marks } = await draw("bars");
    expect(facts.map(({ path }) => path)).toEqual(
      ["refractory", "washed_coal", "raw_coal", "aluminium"].flatMap((key) => [
        `products.${key}.name`,
        `products.${key}.growth`,
      ]),
    );
    expect(marks).toEqual(["p"]);
  });

  test("facts of rows that are filtered away are not shown", async () => {
    const filtered = bars({ transform: [{ filter: "datum.v > 2" }] });
    const drawing = await drawBars(
      [
        ["a", "1"],
        ["b", "3"],
      ],
      filtered,
    );
    expect(drawing.facts.map(({ path }) => path)).toEqual(["t.b.n", "t.b.v"]);
  });
});

describe("time", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  test.each(["America/Los_Angeles", "Pacific/Kiritimati"])("is UTC in %s too", async (other) => {
    const here = await draw("lines");
    process.env.TZ = other;
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(await draw("lines")).toEqual(here);
  });
});

/** A bar chart of the table `t` with parts laid over it. */
function bars(over: object = {}): CompiledChart {
  const specification = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: "t" },
    width: 300,
    height: 100,
    encoding: {
      y: { field: "n", type: "nominal", sort: null },
      x: { field: "v", type: "quantitative", axis: null },
    },
    layer: [
      { mark: "bar" },
      { mark: { type: "text", style: "value", dx: 6 }, encoding: { text: { field: "v_text" } } },
    ],
    ...over,
  };
  return compileChart(readChart("charts/t.vl.json", JSON.stringify(specification)), theme, ["5G"]);
}

function tableOf(cells: readonly (readonly TestCell[])[]): FactTables {
  const table = factTable("t", [{ name: "n" }, { name: "v", unit: "number", decimals: 1 }], cells);
  return new Map([["t", table]]);
}

function drawBars(
  cells: readonly (readonly TestCell[])[],
  chart: CompiledChart = bars(),
): Promise<Drawing> {
  return drawChart(chart, tableOf(cells), english, fonts);
}

test("any finite numbers and names make a drawing of the declared size, twice the same", async () => {
  const chart = bars();
  const row = fc.record({
    name: fc.stringMatching(/^[A-Za-z<&" ]{1,12}[a-z]$/),
    value: fc.integer({ min: -99_999, max: 99_999 }),
  });
  const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ name }) => name });
  const uneven = [
    { name: "large", value: 83_097 },
    { name: "small", value: -1 },
    { name: "less", value: -80_001 },
  ];
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const cells = given.map(({ name, value }) => [name, String(value / 10)]);
      const drawing = await drawBars(cells, chart);
      expect([drawing.width, drawing.height]).toEqual([300, 100]);
      expect(drawing.svg).not.toMatch(/NaN|Infinity/);
      expect((await drawBars(cells, chart)).svg).toBe(drawing.svg);
    }),
    { numRuns: 25, examples: [[uneven]] },
  );
});

describe("what can't be printed is a finding that names the chart", () => {
  const one: readonly (readonly TestCell[])[] = [["Coal", "1"]];
  const text = (mark: object, encoding: object = { value: "a text" }) => ({
    encoding: {},
    layer: [{ mark: { type: "text", ...mark }, encoding: { x: { value: 10 }, text: encoding } }],
  });

  const barsOver = (domain: readonly number[]) => ({
    layer: [{ mark: "bar" }],
    encoding: {
      y: { field: "n", type: "nominal", sort: null, axis: null },
      x: { field: "v", type: "quantitative", axis: null, scale: { domain, zero: false } },
    },
  });

  test.each<[string, readonly (readonly TestCell[])[], object, string, RegExp]>([
    ["no row", [], {}, "chart/empty", /the fact table "t" has no row/],
    [
      "no row is left",
      one,
      { transform: [{ filter: "datum.v > 9" }] },
      "chart/empty",
      /draws nothing/,
    ],
    [
      "a huge number",
      [["Coal", `1${"0".repeat(400)}`]],
      {},
      "chart/not-finite",
      /row 1 of "t" has a v that is too large/,
    ],
    [
      "a glyph that no face has",
      [["ถ่านหิน coal", "1"]],
      {},
      "chart/glyph",
      /no printed face has "ถ" \(U\+0E16\), .* in "ถ่านหิน coal"/,
    ],
    [
      "a face that isn't shipped",
      one,
      text({ fontWeight: 300 }),
      "chart/face",
      /the text "a text" asks for Source Sans 3 300, which is not shipped/,
    ],
    [
      "a family that isn't shipped",
      one,
      text({ font: "Helvetica" }),
      "chart/face",
      /asks for Helvetica 400/,
    ],
    [
      "steps that add up to more than a page",
      one,
      { height: { step: 1200 }, layer: [{ mark: "bar" }] },
      "chart/width",
      /^the drawing is 300 × 1\d{3} px, more than a page holds \(700 × 1100 px\)$/,
    ],
    [
      "a bar beyond the domain",
      [["Coal", "5"]],
      barsOver([0, 4]),
      "chart/domain",
      /^the mark \(rect\) of v 5, n Coal lies outside of its view, beyond its scale's domain$/,
    ],
    [
      "a bar that the domain leaves without length",
      [
        ["Coal", "5"],
        ["Coke", "9"],
      ],
      barsOver([5, 10]),
      "chart/domain",
      /^the mark \(rect\) of v 5, n Coal has no length, though its value isn't 0$/,
    ],
    [
      "a point beyond the domain, clipped away",
      [["Coal", "5"]],
      { ...barsOver([6, 10]), layer: [{ mark: { type: "point", clip: true } }] },
      "chart/domain",
      /^the mark \(symbol\) of v 5, n Coal lies outside/,
    ],
    [
      "a name that a domain leaves out",
      [
        ["Coal", "5"],
        ["Coke", "9"],
      ],
      {
        layer: [{ mark: "bar" }],
        encoding: {
          y: { field: "n", type: "nominal", axis: null, scale: { domain: ["Coke"] } },
          x: { field: "v", type: "quantitative", axis: null },
        },
      },
      "chart/not-finite",
      /^a mark \(rect\) has no place: its y is NaN$/,
    ],
    [
      "a colour that an expression makes",
      one,
      { layer: [{ mark: { type: "bar", fill: { expr: "'url(http://a)'" } } }] },
      "chart/colour",
      /"url\(http:\/\/a\)" is no colour/,
    ],
    [
      "a small text",
      one,
      text({ fontSize: 9 }),
      "chart/small-text",
      /the text "a text" is 9 px high, which prints below 8 points/,
    ],
    [
      "a text cut off",
      one,
      text({ limit: 20 }),
      "chart/cut-off",
      /the text "a text" is cut off: it is \d+ px wide and its limit is 20 px/,
    ],
    [
      "a text outside",
      one,
      { ...text({ dx: 285 }), autosize: "none" },
      "chart/overflow",
      /the text "a text" reaches \d+ px beyond the drawing \(300 × 100 px\)/,
    ],
    [
      "a number that no fact says",
      one,
      {
        ...text({}, { field: "twice" }),
        transform: [{ calculate: "'5G ' + datum.v * 2", as: "twice" }],
      },
      "chart/typed-digit",
      /prints "5G 2", and no fact of its data prints "2"/,
    ],
    [
      "an axis wider than its place",
      one,
      { width: undefined, usermeta: { width: 200 } },
      "chart/width",
      /the drawing is \d+ px wide, and its width is declared as 200 px/,
    ],
    [
      "a mark at no place",
      one,
      text({ dx: { expr: "log(datum.v - 2)" } }),
      "chart/not-finite",
      /a mark \(text\) has no place: its dx is NaN/,
    ],
  ])("%s", async (_what, cells, over, rule, message) => {
    const findings = await findingsOf(async () => drawBars(cells, bars(over)));
    expect(findings.map((finding) => finding.file)).toContain("charts/t.vl.json");
    expect(findings[0]).toMatchObject({ severity: "error", rule });
    expect(findings[0]?.message).toMatch(message);
    expect(findings[0]?.remedy).toMatch(/^[A-Z].*\.$/);
  });

  test("a table that isn't there", async () => {
    const [finding] = await findingsOf(() =>
      drawChart(
        bars(),
        new Map([["tt", factTable("tt", [{ name: "n" }], [["Coal"]])]]),
        english,
        fonts,
      ),
    );
    expect(finding).toMatchObject({
      rule: "chart/unknown-table",
      message: 'the chart\'s data "t" is no fact table',
      remedy: 'Did you mean "tt"?',
    });
  });

  test.each<[string, object, RegExp]>([
    [
      "what Vega-Lite drops",
      { layer: [{ mark: "bar", encoding: { text: { field: "n" } } }] },
      /Vega says: text dropped as it is incompatible with "bar"/,
    ],
    [
      "a function that there isn't",
      { transform: [{ filter: "foo(datum.v)" }] },
      /Vega says: Unrecognized function: foo/,
    ],
    [
      "a list of a hundred million",
      { transform: [{ calculate: "sequence(100000000)", as: "list" }] },
      /Vega says: sequence\(\) makes 100000000 numbers, more than 10000/,
    ],
    [
      "a list whose length the facts say",
      { transform: [{ calculate: "sequence(0, datum.v * 20000)", as: "list" }] },
      /Vega says: sequence\(\) makes 20000 numbers, more than 10000/,
    ],
    [
      "an expression that fails while it runs",
      { transform: [{ calculate: "datum.none.more", as: "x1" }] },
      /Vega says: Cannot read properties of undefined/,
    ],
  ])("%s is said in Vega's words", async (_what, over, message) => {
    const [finding] = await findingsOf(async () => drawBars(one, bars(over)));
    expect(finding).toMatchObject({ rule: "chart/vega", file: "charts/t.vl.json" });
    expect(finding?.message).toMatch(message);
  });
});
