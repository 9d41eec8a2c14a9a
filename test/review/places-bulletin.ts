import { resourceOf } from "../data-resource.ts";

/** A monthly bulletin of some places, in which one edition is odd in each way that a build lets pass. */

const PLACES = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Oak", "Pine", "Yew"];

/** Persons without work in two months; that of Oak leaps, and Yew has a month only. */
function levels(): string {
  const rows = PLACES.flatMap((place, at) => {
    const [before, after] = [1000 + 10 * at, 1000 + 10 * at + 5 * (at % 3)];
    const newest = place === "Oak" ? 9900 : after;
    return [
      `2020-02,${place},${before}`,
      ...(place === "Yew" ? [] : [`2020-03,${place},${newest}`]),
    ];
  });
  return `month,place,unemployed\n${rows.join("\n")}\n`;
}

/** The files of its workspace. Elm has a second page, Fir no chart, Hazel a word in Chinese. */
export const PLACES_BULLETIN: Readonly<Record<string, string>> = {
  "templates/jobs/bulletin.yaml": `title: Jobs in {{place}}, {{period}}
languages: [en]
parameters:
  period: { type: month, from: levels.month, default: latest }
  place: { default: Ash }
data: [jobs]
burst: { query: places.sql }
outputs: [html, charts]
edition: "{{period}}-{{place}}"
facts:
  headline: { one: true, columns: { unemployed: { unit: person, label: Unemployed persons } } }
  years: { key: month, columns: { unemployed: { unit: person } } }
`,
  "templates/jobs/places.sql": "select distinct place from levels order by place\n",
  "templates/jobs/facts/headline.sql":
    "select unemployed from levels where month = $period and place = $place\n",
  "templates/jobs/facts/years.sql":
    "select month, unemployed from levels where place = $place and month <= $period order by month\n",
  "templates/jobs/charts/years.vl.json": JSON.stringify({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: "years" },
    width: 300,
    height: 80,
    encoding: {
      y: { field: "month", type: "nominal", title: null },
      x: { field: "unemployed", type: "quantitative", axis: null },
    },
    layer: [
      { mark: "bar" },
      {
        mark: { type: "text", align: "left", dx: 4 },
        encoding: { text: { field: "unemployed_text" } },
      },
    ],
  }),
  "templates/jobs/page.en.hbs": `{{#> bulletin}}
{{#*inline "headline"}}{{headline.unemployed}} without work in {{place}}{{/inline}}
{{#*inline "body"}}
<h2>The month</h2>
<p>There were {{headline.unemployed}} without work.{{#if (is place "Hazel")}} {{foreign "zh" "榛"}}.{{/if}}</p>
{{#unless (is place "Fir")}}{{#chart "years"}}Persons without work{{/chart}}{{/unless}}
{{#if (is place "Elm")}}<p style="break-before: page">That is all.</p>{{/if}}
{{/inline}}
{{/bulletin}}
`,
  "data/jobs/datapackage.json": JSON.stringify({
    name: "jobs",
    resources: [
      resourceOf("levels", { month: "yearmonth", place: "string", unemployed: "integer" }, [
        "month",
        "place",
      ]),
    ],
  }),
  "data/jobs/levels.csv": levels(),
};
