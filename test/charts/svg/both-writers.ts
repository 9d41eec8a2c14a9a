import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { chartData } from "../../../src/charts/chart-data.ts";
import { numberedRows } from "../../../src/charts/drawn-facts.ts";
import { isObject } from "../../../src/charts/record.ts";
import { sceneOf } from "../../../src/charts/scene.ts";
import { writeScene } from "../../../src/charts/svg/write.ts";
import { measureWith } from "../../../src/charts/text-width.ts";
import { loadFonts } from "../../../src/fonts/measure.ts";
import { english } from "../../../src/language/en/english.ts";
import { compileKind, type Kind, tables, theme } from "../kinds.ts";

/** One picture, written by ourselves and by Vega. */
export interface Pair {
  readonly name: string;
  /** What stands in our SVG. */
  readonly ours: string;
  /** All of Vega's. */
  readonly vegas: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a specification that has its data inside. */
export async function pairOf(name: string, specification: object): Promise<Pair> {
  const written = { config: theme, ...specification };
  if (!isTopLevel(written)) throw new Error("no specification");
  return await pairFrom(name, new View(parse(compile(written).spec), { renderer: "none" }));
}

/** Draws one of the charts beside these tests. */
export async function pairOfKind(kind: Kind): Promise<Pair> {
  const chart = compileKind(kind);
  const view = new View(chart.runtime, { renderer: "none" });
  for (const [name, rows] of chartData(chart, tables, english))
    view.data(name, numberedRows(name, rows));
  return await pairFrom(kind, view);
}

async function pairFrom(name: string, view: View): Promise<Pair> {
  measureWith(loadFonts());
  await view.runAsync();
  const scene = sceneOf(view);
  const ours = writeScene(scene, name.replaceAll(/\W+/g, "-"));
  const vegas = await view.toSVG();
  view.finalize();
  return { name, ours, vegas, width: scene.width, height: scene.height };
}

function isTopLevel(value: unknown): value is TopLevelSpec {
  return isObject(value);
}
