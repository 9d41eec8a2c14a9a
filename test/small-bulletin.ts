import { findWorkspace } from "../src/workspace/find.ts";
import { temporaryWorkspace } from "./temporary-workspace.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A small bulletin that is right in every way: the ground on which a test spoils one thing. */
export const SMALL: Readonly<Record<string, string>> = {
  "templates/prices/bulletin.yaml": `title: Prices in {{place}}, {{period}}
languages: [en]
parameters: { period: { type: year, from: index.year, default: latest }, place: { default: Anytown } }
data: [prices]
facts:
  change: { one: true, columns: { rate: { unit: percent, decimals: 1 } } }
  levels: { key: year, columns: { level: { unit: index, decimals: 1 } } }
`,
  "templates/prices/facts/change.sql": `-- Growth on the year.
select growth(now.level, before.level) as rate
from index as now join index as before on before.year = now.year - 1
where now.year = $period
`,
  "templates/prices/facts/levels.sql": `select year, level, _row from index order by year
`,
  "templates/prices/charts/levels.vl.json": `{
  "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
  "data": { "name": "levels" },
  "width": 300,
  "height": 80,
  "encoding": {
    "y": { "field": "year", "type": "nominal", "title": null },
    "x": { "field": "level", "type": "quantitative", "axis": null }
  },
  "layer": [
    { "mark": "bar" },
    { "mark": { "type": "text", "align": "left", "dx": 4 }, "encoding": { "text": { "field": "level_text" } } }
  ]
}
`,
  "templates/prices/page.en.hbs": `{{#> bulletin}}
{{#*inline "headline"}}Prices in {{place}} {{change change.rate}}{{/inline}}
{{#*inline "body"}}
<h2>Prices {{direction change.rate}}</h2>
<p>Prices {{change change.rate}} in {{period}}.</p>
{{#each levels}}<p>{{year}}: {{level}}</p>{{/each}}
{{#chart "levels"}}Prices {{direction change.rate}}{{/chart}}
{{/inline}}
{{/bulletin}}
`,
  "data/prices/datapackage.json": `{
  "name": "prices",
  "resources": [
    {
      "name": "index",
      "path": "index.csv",
      "schema": {
        "fields": [
          { "name": "year", "type": "year" },
          { "name": "level", "type": "number" },
          { "name": "note", "type": "string" }
        ],
        "primaryKey": "year"
      }
    }
  ]
}
`,
  "data/prices/index.csv": "year,level,note\n2020,100.0,base\n2021,102.4,\n",
};

/** What makes the small bulletin one of an office: a calendar, a folder's name of its own, an approval. */
export const CALENDAR: Readonly<Record<string, string>> = {
  "templates/prices/bulletin.yaml": `title: Prices in {{place}}, {{period}}
languages: [en]
parameters: { period: { type: year, default: latest }, place: { default: Anytown } }
data: [prices, releases]
calendar: releases
approval: true
edition: "{{period}}-{{language}}"
facts:
  change: { one: true, columns: { rate: { unit: percent, decimals: 1 } } }
  levels: { key: year, columns: { level: { unit: index, decimals: 1 } } }
`,
  "data/releases/datapackage.json": `{
  "name": "releases",
  "resources": [
    {
      "name": "releases",
      "path": "releases.csv",
      "schema": {
        "fields": [
          { "name": "period", "type": "year" },
          { "name": "number", "type": "string" },
          { "name": "release", "type": "string" },
          { "name": "next_release", "type": "string" }
        ],
        "primaryKey": "period"
      }
    }
  ]
}
`,
  "data/releases/releases.csv":
    "period,number,release,next_release\n2021,A,2022-02-10T09:00:00+08:00,2023-02-10T09:00:00+08:00\n",
};

/** The small bulletin in a new workspace, some files replaced, those given as null left out. */
export async function smallWorkspace(
  changes: Readonly<Record<string, string | Uint8Array | null>> = {},
) {
  const files: Record<string, string | Uint8Array> = { ...SMALL };
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  const kept: Files = files;
  return findWorkspace(await temporaryWorkspace(kept));
}

/** A file of the small bulletin with one passage replaced; fails where the passage isn't in it. */
export function spoiled(
  path: string,
  passage: string,
  replacement: string,
): Record<string, string> {
  const text = SMALL[path];
  if (text?.includes(passage) !== true) throw new Error(`${path} has no ${passage}`);
  return { [path]: text.replace(passage, () => replacement) };
}
