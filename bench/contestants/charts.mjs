// Draws the four charts of one edition after another, in one of three ways. Started by contestant.mjs.
import { fileURLToPath } from "node:url";
import * as vega from "vega";
import { compile } from "vega-lite";
import { chartData } from "../../dist/charts/chart-data.js";
import { keepCharts } from "../../dist/charts/kept.js";
import { svgDocument } from "../../dist/charts/svg/document.js";
import { drawCharts } from "../../dist/check/draw.js";
import { withBulletin } from "../../dist/check/open.js";
import { knowEdition } from "../../dist/check/prepare.js";
import { loadFonts } from "../../dist/fonts/measure.js";
import { findWorkspace } from "../../dist/workspace/find.js";

const WORKSPACE = fileURLToPath(new URL("../workspace", import.meta.url));
const DISTRICTS = 200;
const LATEST = 2024;

const kept = keepCharts();
// Vega's own measure of texts, which costs less than ours; put back for Vega alone.
const estimate = vega.textMetrics.width;
const [way, count] = process.argv.slice(2);
const editions = await known(Number(count));
const draw = await { scratch, raw, all }[way]();
let next = 0;

process.on("message", async ({ count: many }) => {
  const start = performance.now();
  for (const end = next + many; next < end; next++) await draw(next);
  process.send({ milliseconds: performance.now() - start });
});
process.send("ready");

/** The facts of editions: for each district of the last year, then of the year before. */
async function known(many) {
  return await withBulletin(await findWorkspace(WORKSPACE), "districts", {}, async (open) => {
    const made = [];
    for (let index = 0; index < many; index++) {
      const district = `d${String((index % DISTRICTS) + 1).padStart(3, "0")}`;
      const period = String(LATEST - Math.floor(index / DISTRICTS));
      made.push(await knowEdition(open, { set: { district, period } }));
    }
    return made;
  });
}

/** Everything that a build does with charts: no edition is drawn twice, so that nothing is known of it. */
async function all() {
  return (index) => drawCharts(editions[index].sources, editions[index].facts, kept);
}

/** Rows to SVG, nothing looked through. */
async function raw() {
  const { views } = kept;
  const requests = [];
  for (const edition of editions) requests.push(await requestsOf(edition));
  return async (index) => {
    for (const request of requests[index])
      await views.draw(request, (picture) => svgDocument(picture, ""));
  };
}

/** The same rows in the same charts, by Vega-Lite and Vega alone. */
async function scratch() {
  const specifications = [];
  for (const edition of editions) {
    const requests = await requestsOf(edition);
    specifications.push(
      requests.map(({ chart, data }) => ({
        ...chart.specification,
        datasets: Object.fromEntries(data),
      })),
    );
  }
  vega.textMetrics.width = estimate;
  return async (index) => {
    for (const specification of specifications[index]) {
      const view = new vega.View(vega.parse(compile(specification).spec), { renderer: "none" });
      await view.toSVG();
      view.finalize();
    }
  };
}

async function requestsOf({ sources, facts }) {
  const { charts, definition } = sources.bulletin;
  const { tables, language } = facts;
  const theme = await kept.theme(sources.record, language.script);
  const requests = [];
  for (const { file, text } of charts.values()) {
    const source = kept.read(file, text);
    const chart = await kept.compiled({ source, theme, literals: definition.literals, tables });
    const data = chartData(chart, tables, language);
    requests.push({ chart, data, locale: language.axes, fonts: loadFonts() });
  }
  return requests;
}
