/** Charts of every mark that Vega-Lite makes, with every option that changes how they look. */
type Specification = Readonly<Record<string, unknown>>;

const values = [
  { n: "Coal", g: "a", x: 1, y: 4.37, s: 20 },
  { n: "Iron & steel", g: "b", x: 2, y: -2.11, s: 60 },
  { n: "Cement", g: "a", x: 3, y: 7.93, s: 140 },
  { n: "Power", g: "b", x: 4, y: 5.02, s: 90 },
  { n: "Water <raw>", g: "a", x: 5, y: 0.4, s: 33 },
];

const n = { field: "n", type: "nominal", sort: null };
const g = { field: "g", type: "nominal" };
const x = { field: "x", type: "quantitative" };
const y = { field: "y", type: "quantitative" };
const s = { field: "s", type: "quantitative" };

const chart = (mark: unknown, encoding: object = { x, y }, over: object = {}): Specification => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { values },
  width: 180,
  height: 110,
  mark,
  encoding,
  ...over,
});

const gappy = { data: { values: values.map((row) => (row.x === 3 ? { ...row, y: null } : row)) } };

const linear = {
  gradient: "linear",
  ...{ x1: 0.2, y1: 1, x2: 0.7, y2: 0 },
  stops: [
    { offset: 0, color: "#12436D" },
    { offset: 0.4, color: "white" },
    { offset: 1, color: "rgba(128, 22, 80, 0.5)" },
  ],
};
const bare = { ...linear, x1: undefined, y1: undefined, x2: undefined, y2: undefined };
const radial = { ...bare, gradient: "radial" };
const offCentre = { ...radial, x1: 0.3, y1: 0.6, r1: 0.1, x2: 0.5, y2: 0.5, r2: 0.7 };

const INTERPOLATIONS = [
  ...[
    "basis",
    "basis-open",
    "basis-closed",
    "bundle",
    "cardinal",
    "cardinal-open",
    "cardinal-closed",
  ],
  ...["catmull-rom", "linear", "linear-closed", "monotone", "natural", "step", "step-before"],
  "step-after",
];

const SHAPES = [
  ...["circle", "square", "cross", "diamond", "triangle", "triangle-up", "triangle-down"],
  ...["triangle-right", "triangle-left", "arrow", "wedge", "stroke"],
  "M-1,-1H1V1H-1Z m 0.5 0.5 l .2 .3 q 0.1 0.2 0.3 0.4 a 0.3 0.2 20 1 0 0.2 0.1 z",
];

const BASELINES = ["alphabetic", "top", "middle", "bottom", "line-top", "line-bottom"];

const text = (mark: object, words: unknown = "Aj of 12.5") =>
  chart(
    { type: "text", ...mark },
    { x: { value: 80 }, y: { value: 50.3 }, text: { value: words } },
    { data: { values: [{}] } },
  );

/** Two squares and a point between, as GeoJSON. */
const land = {
  type: "FeatureCollection",
  features: [
    ...[0, 20].map((west) => ({
      type: "Feature",
      properties: { west },
      geometry: {
        type: "Polygon",
        coordinates: [[0, 10, 10, 0, 0].map((east, i) => [west + east, i < 2 || i > 3 ? 0 : 12])],
      },
    })),
    {
      type: "Feature",
      properties: { west: 15 },
      geometry: { type: "Point", coordinates: [15, 5] },
    },
  ],
};

export const MARKS: Readonly<Record<string, Specification>> = {
  bars: chart("bar", { x: n, y }),
  "bars lying": chart("bar", { y: n, x: y }),
  "bars from and to": chart("bar", { y: n, x: { ...x }, x2: { field: "y" } }),
  "bars that touch": chart({ type: "bar", width: { band: 1 } }, { x: n, y }),
  "bars outlined": chart(
    { type: "bar", stroke: "red", strokeWidth: 3, strokeDash: [4, 2] },
    { x: n, y },
  ),
  "bars by colour": chart("bar", { x: n, y, color: g }),
  "bars translucent": chart({ type: "bar", opacity: 0.5, fillOpacity: 0.7 }, { x: n, y }),
  "bars with corners": chart({ type: "bar", cornerRadius: 4 }, { x: n, y }),
  "bars with one corner": chart(
    { type: "bar", cornerRadiusTopLeft: 9, cornerRadiusBottomRight: 3 },
    { x: n, y },
  ),
  "bars with round ends": chart({ type: "bar", cornerRadiusEnd: 5 }, { x: n, y }),
  "bars in a gradient": chart({ type: "bar", color: linear }, { x: n, y }),
  "bars in a plain gradient": chart({ type: "bar", color: bare }, { x: n, y }),
  "bars in circles": chart({ type: "bar", color: radial }, { x: n, y }),
  "bars in shifted circles": chart({ type: "bar", color: offCentre, stroke: linear }, { x: n, y }),
  "bars stacked": chart("bar", { x: g, y: { ...s, stack: "zero" }, color: n }),
  "bars in a histogram": chart("bar", { x: { ...s, bin: true }, y: { aggregate: "count" } }),
  rects: chart("rect", { x: n, y: g, color: s }),
  ticks: chart({ type: "tick", thickness: 2 }, { x: y, y: g }),
  rules: chart("rule", { x: n, y }),
  "rules across": chart({ type: "rule", strokeDash: [5, 3], strokeDashOffset: 2 }, { y }),
  "rules slanting": chart(
    { type: "rule", strokeCap: "round", strokeWidth: 4, opacity: 0.6 },
    { x, y, x2: { value: 9 }, y2: { value: 3 } },
  ),
  lines: chart("line"),
  "lines by colour": chart(
    { type: "line", strokeWidth: 5, strokeJoin: "bevel" },
    { x, y, color: g },
  ),
  "lines dashed": chart({ type: "line", strokeDash: [6, 2, 1, 2] }, { x, y, strokeDash: g }),
  "lines with gaps": chart("line", { x, y }, gappy),
  "lines mitred": chart({ type: "line", strokeWidth: 7, strokeJoin: "miter", strokeMiterLimit: 2 }),
  "lines in a gradient": chart({ type: "line", stroke: linear, strokeWidth: 6 }),
  "lines with points": chart({ type: "line", point: { filled: false, fill: "white" } }),
  trails: chart("trail", { x, y, size: s }),
  "trails with gaps": chart("trail", { x, y, size: s }, gappy),
  areas: chart({ type: "area", line: true, point: true }),
  "areas stacked": chart("area", { x, y: { ...s, stack: "center" }, color: g }),
  "areas in a gradient": chart({ type: "area", color: linear }),
  "areas with gaps": chart({ type: "area", interpolate: "monotone" }, { x, y }, gappy),
  "areas lying": chart({ type: "area", orient: "horizontal" }, { x: y, y: x }),
  ...Object.fromEntries(
    INTERPOLATIONS.flatMap((interpolate) => [
      [`lines ${interpolate}`, chart({ type: "line", interpolate, tension: 0.3 })],
    ]),
  ),
  circles: chart("circle", { x, y, size: s }),
  "points filled": chart({ type: "point", filled: true, opacity: 1 }),
  "points turned": chart({ type: "point", shape: "cross", angle: 30, size: 90 }),
  "points outlined": chart({ type: "point", fill: linear, stroke: "black", size: 200 }),
  "points by shape": chart("point", { x, y, shape: n, color: g }),
  "points in a layer": chart("point", { x, y, order: s }, { config: { axis: { zindex: 1 } } }),
  ...Object.fromEntries(
    SHAPES.map((shape) => [`points ${shape}`, chart({ type: "point", shape, size: 150 })]),
  ),
  pies: chart("arc", { theta: s, color: n }),
  rings: chart(
    { type: "arc", innerRadius: 20, padAngle: 0.05, cornerRadius: 4, stroke: "white" },
    { theta: s, color: n },
  ),
  "pies by radius": chart({ type: "arc" }, { theta: s, radius: { ...s, scale: { zero: true } } }),
  "texts around": chart(
    { type: "text", radius: 45 },
    { theta: { ...s, stack: true }, text: n, color: n },
  ),
  "texts in place": chart({ type: "text", dx: 3, dy: -2 }, { x, y, text: n }),
  ...Object.fromEntries(
    BASELINES.flatMap((baseline) =>
      ["left", "center", "right"].map((align) => [
        `text ${baseline} ${align}`,
        text({ baseline, align, fontSize: 17, dx: 2.5, dy: 1.25 }),
      ]),
    ),
  ),
  "text turned": text({ angle: 37, dx: 4, dy: 3, align: "right", baseline: "top" }),
  "text turned, in lines": text({ angle: -90, lineBreak: "\n" }, "one\ntwo\nthree"),
  "text in lines": text({ align: "center", lineHeight: 21 }, ["first", "second", "", "fourth"]),
  "text of one line": text({}, ["only"]),
  "text within its limit": text({ limit: 150 }),
  "text bold": text({ fontWeight: "bold", fontStyle: "italic" }),
  "text outlined": text({ fontSize: 40, fill: "white", stroke: "black", strokeWidth: 2 }),
  "text in a gradient": text({ fontSize: 40, fill: linear }),
  "text translucent": text({ fontSize: 20, opacity: 0.4 }),
  "text of spaces": text({}, "  in   between  "),
  shapes: chart(
    { type: "geoshape", stroke: "white" },
    { color: { field: "properties.west", type: "quantitative" } },
    { data: { values: land.features }, projection: { type: "mercator" } },
  ),
  "shapes in a sphere": chart(
    "geoshape",
    {},
    {
      data: { sphere: true },
      projection: { type: "orthographic" },
    },
  ),
  "clipped marks": chart(
    { type: "line", clip: true, strokeWidth: 9 },
    {
      x: { ...x, scale: { domain: [2, 4] } },
      y: { ...y, scale: { domain: [0, 6] } },
    },
  ),
  "clipped bars": chart(
    { type: "bar", clip: true },
    {
      y: n,
      x: { ...y, scale: { domain: [0, 6] } },
    },
  ),
  "a framed view": chart(
    "point",
    { x, y },
    {
      view: { stroke: "black", fill: "#EEF", cornerRadius: 12, strokeWidth: 2 },
    },
  ),
  "a ground": chart("point", { x, y }, { background: "#FFE", padding: 12 }),
  "axes with everything": chart("line", {
    x: { ...x, axis: { grid: true, domain: true, ticks: true, title: "Along", labelAngle: -45 } },
    y: { ...y, axis: { grid: true, gridDash: [2, 2], ticks: true, title: "Up", orient: "right" } },
  }),
  "axes in bands": chart("bar", {
    x: { ...n, axis: { grid: true, bandPosition: 0, tickBand: "extent", ticks: true } },
    y,
  }),
  "a legend of a scale": chart("circle", { x, y, color: s }),
  "a legend of steps": chart("circle", { x, y, color: { ...s, bin: { maxbins: 3 } } }),
  "legends of sizes": chart("circle", { x, y, size: { ...s, legend: { orient: "bottom" } } }),
  boxes: chart("boxplot", { x: g, y: s }),
  "error bars": chart({ type: "errorbar", ticks: true }, { x: g, y: s }),
  panels: chart("bar", { x: n, y, row: g }, { height: 50 }),
  "panels wrapped": chart("area", { x, y, facet: { ...n, columns: 3 } }, { width: 40, height: 30 }),
  "side by side": {
    data: { values },
    hconcat: [
      { ...chart("bar", { x: n, y }), width: 60 },
      { ...chart("point"), width: 60 },
    ],
  },
  "two layers": {
    data: { values },
    width: 180,
    height: 110,
    layer: [{ mark: "bar" }, { mark: { type: "text", dy: -6 }, encoding: { text: y } }],
    encoding: { x: n, y },
  },
  titled: chart("point", { x, y }, { title: { text: ["A title", "of two"], subtitle: "below" } }),
};
