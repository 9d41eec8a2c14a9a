import { printFact } from "../facts/print.ts";
import { statusCodes } from "../facts/status.ts";
import type { Fact, FactTables, Status } from "../facts/types.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import type { Fonts } from "../fonts/measure.ts";
import type { Language } from "../language/language.ts";
import { chartData } from "./chart-data.ts";
import type { CompiledChart } from "./compile.ts";
import { describeChart } from "./describe.ts";
import { type Look, type LookKind, MISSING_CODES } from "./drawing-view.ts";
import { type DrawnRow, drawnRows } from "./drawn-facts.ts";
import { inspectDrawing } from "./inspect.ts";
import type { Picture } from "./picture.ts";
import { chartMarks } from "./rows.ts";
import { type DrawnItem, textLines } from "./scene.ts";
import { selfContained } from "./self-contained.ts";
import { svgDocument } from "./svg/document.ts";
import type { Drawing, DrawnLook } from "./types.ts";
import { freshViews, type PictureRequest, type Views } from "./views.ts";

/**
 * Draws a compiled chart from the edition's facts: data, picture, inspection, then cleaning and
 * description. The same chart and facts give the same bytes, whatever was drawn before or is drawn
 * meanwhile. Throws an InputError that names the chart's file where a table is missing or empty, Vega
 * warns, or the drawing would not print as it should.
 */
export async function drawChart(
  chart: CompiledChart,
  tables: FactTables,
  language: Language,
  fonts: Fonts,
  views: Views = freshViews,
): Promise<Drawing> {
  const data = chartData(chart, tables, language);
  const request = { chart, data, locale: language.axes, fonts };
  return await views.draw(request, (picture) => drawingOf(picture, request, tables, language));
}

/** The drawing of a picture; the picture's items are read here and not kept. */
function drawingOf(
  picture: Picture,
  { chart, data, fonts }: PictureRequest,
  tables: FactTables,
  language: Language,
): Drawing {
  throwIfErrors(inspectDrawing({ chart, data, fonts, ...picture }));
  const rows = drawnRows(chart, tables, picture.items);
  const description = describeChart(chart, rows, language);
  return {
    name: chart.source.name,
    svg: svgDocument(picture, description),
    ...(picture.because === undefined ? {} : { drawnByVega: picture.because }),
    width: picture.width,
    height: picture.height,
    description,
    facts: rows.flatMap(({ facts }) => facts),
    marks: drawnMarks(rows, picture.items, language),
    looks: drawnLooks(chart, rows),
    // Not every edition publishes it.
    get specification() {
      return selfContained(chart, tables, language);
    },
  };
}

const LOOK_KINDS: readonly LookKind[] = ["dashed", "open", "gap"];

/** The looks that something drawn has, each kind once, with the codes of the facts that have it. */
function drawnLooks({ looks }: CompiledChart, rows: readonly DrawnRow[]): DrawnLook[] {
  return LOOK_KINDS.map((kind) => {
    const codes = looks
      .filter((look) => look.kind === kind)
      .flatMap((look) => look.codes.filter((code) => rows.some((row) => hasLook(row, look, code))));
    return { kind, codes: statusCodes.filter((code) => codes.includes(code)) };
  }).filter(({ codes }) => codes.length > 0);
}

function hasLook({ table, row }: DrawnRow, look: Look, code: Status): boolean {
  const fact = table.name === look.table ? row.facts.get(look.column) : undefined;
  if (fact === undefined || !fact.status.includes(code)) return false;
  return (fact.value === null) === MISSING_CODES.includes(code);
}

/** The marks that the chart's texts print, in the order of their facts, each once. */
function drawnMarks(
  rows: readonly DrawnRow[],
  items: readonly DrawnItem[],
  language: Language,
): string[] {
  const facts = rows.flatMap((row) => row.facts).filter(isMarked);
  if (facts.length === 0) return [];
  const marks = facts.flatMap((fact) => chartMarks(printFact(fact, language)));
  const texts = items.filter(({ kind }) => kind === "text").flatMap(textLines);
  return [...new Set(marks)].filter((mark) =>
    texts.some((text) => text.includes(language.mark(mark))),
  );
}

function isMarked({ value, status, computed }: Fact): boolean {
  return value === null || status.length > 0 || computed;
}
