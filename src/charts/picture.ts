import type { View } from "vega";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Fonts } from "../fonts/measure.ts";
import { boundSequences } from "./bounded.ts";
import type { ChartData } from "./chart-data.ts";
import type { CompiledChart } from "./compile.ts";
import { type Messages, vegaFinding } from "./messages.ts";
import { isObject } from "./record.ts";
import {
  type DrawnItem,
  drawnItems,
  isSameBox,
  reachBeyond,
  type Scene,
  sceneOf,
  TOLERANCE,
} from "./scene.ts";
import { cleanedBody } from "./svg/clean.ts";
import type { SvgContent } from "./svg/document.ts";
import { Unwritable } from "./svg/unwritable.ts";
import { writeScene } from "./svg/write.ts";
import { measureWith } from "./text-width.ts";
import type { ChartView } from "./view.ts";

/** What Vega made of a chart and its data. */
export interface Picture extends SvgContent {
  readonly items: readonly DrawnItem[];
  /** Why Vega itself wrote it, where our own writer couldn't: "it has …". */
  readonly because: string | undefined;
}

/**
 * Draws data in a View. Throws an InputError where Vega warns or fails, and where the drawing is wider
 * than declared. The picture's items are the View's own: they change when it draws again.
 */
export async function makePicture(
  { view, fill }: ChartView,
  chart: CompiledChart,
  data: ChartData,
  fonts: Fonts,
): Promise<Picture> {
  measureWith(fonts);
  boundSequences();
  try {
    const messages = await fill(data);
    const picture = await written(view, await settled(view), chart.source.name);
    throwIfSaid(messages, chart);
    return sized(picture, chart);
  } catch (error) {
    throw faultOfChart(error, chart);
  }
}

/** Labels move with the bars that they stand at, so that room for them is found step by step. */
const LAYOUT_PASSES = 8;

/**
 * Lets Vega lay out again until nothing reaches beyond the drawing: it does so once only, with the
 * room that labels needed before the plot was made smaller for them. What a pass has not moved the
 * next won't: the ends of grid lines always reach out a little.
 */
async function settled(view: View): Promise<Settled> {
  let settled = settledOf(view);
  for (let pass = 1; pass < LAYOUT_PASSES && settled.items.some(isBeyond(settled)); pass++) {
    const before = settled;
    await view.resize().runAsync();
    settled = settledOf(view);
    if (isUnmoved(before, settled)) break;
  }
  return settled;
}

function isUnmoved(before: Settled, after: Settled): boolean {
  if (before.width !== after.width || before.height !== after.height) return false;
  if (before.items.length !== after.items.length) return false;
  return before.items.every(({ box }, index) => isSameBox(box, after.items[index]?.box));
}

function settledOf(view: View): Settled {
  const scene = sceneOf(view);
  return { ...scene, items: drawnItems(scene) };
}

interface Settled extends Scene {
  readonly items: readonly DrawnItem[];
}

function isBeyond(scene: Scene): (item: DrawnItem) => boolean {
  return ({ box }) => reachBeyond(box, scene) > TOLERANCE;
}

/** Written by ourselves, or, with a reason, by Vega and then cleaned: that takes much longer. */
async function written(view: View, scene: Settled, name: string): Promise<Picture> {
  const { width, height, items } = scene;
  try {
    return { width, height, items, body: writeScene(scene, name), because: undefined };
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    const body = cleanedBody(await view.toSVG(), name);
    return { width, height, items, body, because: error.message };
  }
}

function throwIfSaid(messages: Messages, { source }: CompiledChart): void {
  const findings = messages.findings(source.file);
  if (findings.length > 0) throw new InputError(findings);
}

/** Vega fails while it runs where an expression or a transform is wrong: the author's fault. */
function faultOfChart(error: unknown, { source }: CompiledChart): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  return new InputError([vegaFinding(source.file, error.message)]);
}

/**
 * The width that the whole drawing is to have: `width` of a chart with one view, `usermeta.width` of
 * one with several, whose panels have widths of their own. Undefined where neither is given.
 */
function declaredWidth({ specification }: CompiledChart): number | undefined {
  const { width, usermeta } = specification;
  if (typeof width === "number") return width;
  const declared = isObject(usermeta) ? usermeta.width : undefined;
  return typeof declared === "number" ? declared : undefined;
}

/** A narrower drawing keeps its place: white is added at its right. A wider one is an error. */
function sized(picture: Picture, chart: CompiledChart): Picture {
  const width = declaredWidth(chart);
  if (width === undefined || width === picture.width) return picture;
  if (width < picture.width) throw new InputError([tooWide(picture.width, width, chart)]);
  return { ...picture, width };
}

function tooWide(actual: number, width: number, { source }: CompiledChart) {
  return problem(
    "chart/width",
    { file: source.file },
    `the drawing is ${actual} px wide, and its width is declared as ${width} px`,
    `Take ${actual - width} px from its panels, ranges or labels.`,
  );
}
