import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { readBack } from "../pdf/read-back.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const DEFINITION = `title: { en: "Coal in {{place}}, {{period}}", de: "Kohle in {{place}}, {{period}}" }
office: { en: Statistics office, de: Amt für Statistik }
languages: [de]
parameters: { period: { type: year, from: output.year, default: latest }, place: { default: 阳泉 } }
data: [coal]
facts:
  change: { one: true, columns: { rate: { unit: percent, decimals: 1 }, points: { unit: percentage_point, decimals: 1 }, share: { unit: percent, decimals: 1 }, place: { unit: rank }, mines: { unit: count } } }
  levels: { key: year, columns: { tonnes: { unit: tonne } } }
`;

const CHANGE = `select growth(now.tonnes, before.tonnes) as rate, -1.04 as points, now.tonnes / 910000 as share, 7 as place, 1200 as mines, now._row
from output as now join output as before on before.year = now.year - 1
where now.year = $period
`;

const PAGE = `{{#> bulletin}}
{{#*inline "headline"}}Kohleförderung {{change change.rate}} gegenüber {{period offset=-1}}{{/inline}}
{{#*inline "body"}}
<h2>Mehr Kohle aus {{place}}</h2>
<p>Im Jahr {{period}} wurden {{levels.2021.tonnes}} gefördert, {{fraction change.share}} der Menge im Land
({{rank change.place}}). Die Quote {{change change.points verb="increase"}}. Erhoben am {{date "2022-02-10"}} in {{count change.mines}} Gruben.</p>
{{#table levels id="mengen"}}
  Förderung von Kohle
  {{#column "year"}}Jahr{{/column}}
  {{#column "tonnes"}}Kohle, {{unit}}{{/column}}
{{/table}}
{{#chart "levels" source="Amt für Statistik"}}Die Förderung {{direction change.rate}}{{/chart}}
{{/inline}}
{{/bulletin}}
`;

const CHART = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { name: "levels" },
  width: 300,
  height: 80,
  encoding: {
    y: { field: "year", type: "nominal", title: null },
    x: { field: "tonnes", type: "quantitative", axis: null },
  },
  layer: [
    { mark: "bar" },
    { mark: { type: "text", align: "left", dx: 4 }, encoding: { text: { field: "tonnes_text" } } },
  ],
};

const FIELDS = [
  { name: "year", type: "year" },
  { name: "tonnes", type: "number" },
  { name: "tonnes_precision", type: "number" },
];
const PACKAGE = {
  name: "coal",
  resources: [
    { name: "output", path: "output.csv", schema: { fields: FIELDS, primaryKey: "year" } },
  ],
};

test("a small bulletin in German, from data to the text of its PDF", async () => {
  const workspace = await smallWorkspace({
    "templates/prices/bulletin.yaml": DEFINITION,
    "templates/prices/facts/change.sql": CHANGE,
    "templates/prices/facts/levels.sql":
      "select year, tonnes, tonnes_precision, _row from output order by year\n",
    "templates/prices/charts/levels.vl.json": JSON.stringify(CHART),
    "templates/prices/page.de.hbs": PAGE,
    "data/coal/datapackage.json": JSON.stringify(PACKAGE),
    "data/coal/output.csv":
      "year,tonnes,tonnes_precision\n2020,60900000,10000\n2021,68250000,10000\n",
  });
  const { folder } = await build(workspace, "prices");
  expect(folder).toBe("output/prices/2021-阳泉-de");
  const file = async (name: string): Promise<Buffer> =>
    await readFile(join(workspace.root, folder, name));

  const { pages, info, outline } = await readBack(await file("bulletin.pdf"));
  const text = pages.join(" ").replace(/\s+/g, " ");
  for (const said of [
    "Kohleförderung stieg um 12,1 Prozent gegenüber 2020",
    "Im Jahr 2021 wurden 68,25 Millionen Tonnen gefördert, drei Viertel der Menge im Land (Rang 7).",
    "Die Quote nahm um 1,0 Prozentpunkte ab. Erhoben am 10. Februar 2022 in 1 200 Gruben.",
    "Tabelle 1 Förderung von Kohle Jahr Kohle, Millionen Tonnen 2020 60,90 2021 68,25",
    "Abbildung 1 Die Förderung stieg 2020 2021 60,90 68,25 Quelle: Amt für Statistik",
    "Seite 1 von 1",
  ])
    expect(text).toContain(said);
  const html = (await file("bulletin.html")).toString();
  expect(html).toContain(
    'aria-label="Die Förderung stieg. Balkendiagramm: 2020 60,90\u00A0Millionen\u00A0Tonnen, 2021 68,25\u00A0Millionen\u00A0Tonnen."',
  );
  expect(info).toMatchObject({ Title: "Kohle in 阳泉, 2021", Language: "de-DE" });
  expect(outline.map(({ title }) => title)).toContain("Mehr Kohle aus 阳泉");
});
