/** Values that stand nowhere but in the confidential cells of the data. */
export const SECRETS = ["7318465", "48291.5", "3190427"];

const mines = `mine,name_en,name_zh,output,output_status
final,Ash,甲矿,1250000,
provisional,Birch,乙矿,1104000,p
revised,Cedar,丙矿,983000,r
estimated,Elm,丁矿,870000,e
broken,Fir,戊矿,640000,b
both,Hazel,己矿,512000,"r,p"
secret,Larch,庚矿,7318465,c
hidden,Maple,辛矿,48291.5,c
missing,Oak,壬矿,,x
none,Pine,癸矿,,z
`;

const years = `year,output,output_status
2018,5100000,
2019,5400000,
2020,3190427,c
2021,4900000,b
2022,5200000,r
2023,5600000,p
`;

const field = (name: string, type: string) => ({ name, type });

const descriptor = {
  name: "mining",
  resources: [
    {
      name: "mines",
      path: "mines.csv",
      schema: {
        fields: [
          ...["mine", "name_en", "name_zh"].map((name) => field(name, "string")),
          { ...field("output", "number"), unit: "tonne", decimals: 0 },
          field("output_status", "string"),
        ],
        primaryKey: "mine",
      },
    },
    {
      name: "series",
      path: "series.csv",
      schema: {
        fields: [
          field("year", "year"),
          { ...field("output", "number"), unit: "tonne", decimals: 0 },
          field("output_status", "string"),
        ],
        primaryKey: "year",
      },
    },
  ],
};

const bars = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { name: "by_mine" },
  width: 432,
  height: { step: 22 },
  encoding: {
    y: { field: "name", type: "nominal", sort: null },
    x: {
      field: "output",
      type: "quantitative",
      axis: null,
      scale: { domainMin: 0, range: [0, 240] },
    },
  },
  layer: [
    { mark: { type: "bar", style: "accent" } },
    { mark: { type: "text", style: "value", dx: 6 }, encoding: { text: { field: "output_text" } } },
  ],
};

const line = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { name: "series" },
  width: 432,
  height: 150,
  mark: { type: "line", point: true },
  encoding: {
    x: { field: "year", type: "temporal", axis: { format: "%Y", tickCount: "year", domain: true } },
    y: { field: "output", type: "quantitative", axis: null },
  },
};

function page(words: {
  headline: string;
  mine: string;
  output: string;
  chart: string;
  line: string;
}) {
  return `{{#> bulletin}}
{{#*inline "headline"}}${words.headline}{{/inline}}
{{#*inline "body"}}
<h2>${words.headline}</h2>
<ul>{{#each by_mine}}<li>{{name}} {{output}}</li>{{/each}}</ul>
{{#chart "bars"}}${words.chart}{{/chart}}
{{#chart "line"}}${words.line}{{/chart}}
{{#table by_mine}}${words.output}
{{#column "name"}}${words.mine}{{/column}}
{{#column "output"}}${words.output} ({{unit}}){{/column}}
{{/table}}
{{#each series}}<p>{{year}} {{output}}</p>{{/each}}
{{/inline}}
{{/bulletin}}
`;
}

/** A bulletin in two languages whose data have every status code, some together, and three secrets. */
export const STATUS_BULLETIN: Readonly<Record<string, string>> = {
  "data/mining/datapackage.json": JSON.stringify(descriptor, null, 2),
  "data/mining/mines.csv": mines,
  "data/mining/series.csv": years,
  "templates/mines/bulletin.yaml": `title: { en: "Mines, {{period}}", zh: "煤矿，{{period}}" }
languages: [en, zh]
parameters: { period: { type: year, from: series.year, default: latest } }
data: [mining]
facts:
  by_mine: { key: mine, columns: { output: { unit: tonne, decimals: 0 } } }
  all: { one: true, includes_confidential: true, columns: { output: { unit: tonne, decimals: 0 } } }
`,
  "templates/mines/facts/by_mine.sql":
    "select mine, name_en, name_zh, output, output_status, _row from mines order by len(_row), _row\n",
  "templates/mines/facts/all.sql": "select round(sum(output), -6) as output from mines\n",
  "templates/mines/charts/bars.vl.json": JSON.stringify(bars, null, 2),
  "templates/mines/charts/line.vl.json": JSON.stringify(line, null, 2),
  "templates/mines/page.en.hbs": page({
    headline: "The mines produced {{all.output}}",
    mine: "Mine",
    output: "Output",
    chart: "Ash was the largest that may be named",
    line: "Output rose again",
  }),
  "templates/mines/page.zh.hbs": page({
    headline: "各矿共产{{all.output}}",
    mine: "煤矿",
    output: "产量",
    chart: "可公布的以甲矿为最大",
    line: "产量回升",
  }),
};
