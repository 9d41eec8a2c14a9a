import { View, type ViewOptions } from "vega";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Fonts } from "../fonts/measure.ts";
import type { AxisFormats } from "../language/axis-formats.ts";
import { boundSequences } from "./bounded.ts";
import type { ChartData } from "./chart-data.ts";
import type { CompiledChart } from "./compile.ts";
import { numberedRows } from "./drawn-facts.ts";
import { closures } from "./expressions/closures.ts";
import { type Messages, recordMessages, vegaFinding } from "./messages.ts";
import { isObject, type JsonObject } from "./record.ts";
import {
  type DrawnItem,
  drawnItems,
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

/** What Vega made of a chart and its data. */
interface Picture extends SvgContent {
  readonly items: readonly DrawnItem[];
  /** Why Vega itself wrote it, where our own writer couldn't: "it has …". */
  readonly because: string | undefined;
}

/**
 * Runs a chart in a View of its own, which is ended whatever happens. Throws an InputError where
 * Vega warns or fails, and where the drawing is wider than declared.
 */
export async function makePicture(
  chart: CompiledChart,
  data: ChartData,
  locale: AxisFormats,
  fonts: Fonts,
): Promise<Picture> {
  measureWith(fonts);
  boundSequences();
  const messages = recordMessages();
  const view = new View(chart.runtime, viewOptions(messages, locale));
  try {
    for (const [name, rows] of data) view.data(name, numberedRows(name, rows));
    await view.runAsync();
    const picture = await written(view, await settled(view), chart.source.name);
    throwIfSaid(messages, chart);
    return sized(picture, chart);
  } catch (error) {
    throw faultOfChart(error, chart);
  } finally {
    view.finalize();
  }
}

/** Labels move with the bars that they stand at, so that room for them is found step by step. */
const LAYOUT_PASSES = 8;

/**
 * Lets Vega lay out again until nothing reaches beyond the drawing: it does so once only, with the
 * room that labels needed before the plot was made smaller for them.
 */
async function settled(view: View): Promise<Settled> {
  let settled = settledOf(view);
  for (let pass = 1; pass < LAYOUT_PASSES && settled.items.some(isBeyond(settled)); pass++) {
    await view.resize().runAsync();
    settled = settledOf(view);
  }
  return settled;
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

/** No loader and no code: nothing is fetched, expressions are closures. */
function viewOptions(messages: Messages, locale: AxisFormats): ViewOptions {
  const options: JsonObject = {
    renderer: "none",
    logger: messages.logger,
    loader: refusingLoader(messages),
    expr: closures,
    // As plain formats: what `vega.locale` makes of them would be passed over silently.
    locale,
  };
  return options;
}

/**
 * A refused file must not be an exception: Vega would go on with empty data, and an exception at a
 * link would end the process.
 */
function refusingLoader({ logger }: Messages): ViewOptions["loader"] {
  const refuse = (uri: string): void => {
    logger.error(`${uri} was asked for, and a chart loads nothing`);
  };
  const load = async (uri: string): Promise<string> => {
    refuse(uri);
    return "[]";
  };
  const sanitize = async (uri: string): Promise<{ href: string }> => {
    refuse(uri);
    return { href: "" };
  };
  return { load, sanitize, http: load, file: load };
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
