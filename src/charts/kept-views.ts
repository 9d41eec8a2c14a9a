import type { CompiledChart } from "./compile.ts";
import { operatorsIn } from "./operators.ts";
import { makePicture, type Picture } from "./picture.ts";
import { isObject } from "./record.ts";
import { type ChartView, chartView } from "./view.ts";
import { freshViews, type PictureRequest, type Views } from "./views.ts";

/** Views that draw one edition after another. */
export interface KeptViews extends Views {
  /** Ends the Views of a chart that won't be drawn any more. */
  forget(chart: CompiledChart): void;
  /** Ends all of them. */
  close(): void;
}

/** A kept View drew something else than a new one: our own fault, never the author's. */
export class UnequalDrawing extends Error {
  constructor(chart: string) {
    super(
      `the chart "${chart}" came out otherwise in a View that had drawn before: editions made since ` +
        "it was last compared may show it wrongly, and have to be built again",
    );
  }
}

/** How a chart is drawn in one language. */
interface Kept {
  view: ChartView | undefined;
  /** Drawings so far. */
  count: number;
  /** Whether every drawing has a View of its own: the chart can't have another, or a kept View has failed. */
  isRefused: boolean;
  /** Ends when what is under way has been drawn. */
  last: Promise<unknown>;
}

/** Every so many drawings of a chart are compared with a new View's; the first ones more often. */
const COMPARED = 256;

/** 2nd, 4th, 8th … 256th, then one in 256: a hundredth of the work of a thousand. */
function isCompared(count: number): boolean {
  const isPowerOfTwo = (count & (count - 1)) === 0;
  return count % COMPARED === 0 || (count > 1 && count < COMPARED && isPowerOfTwo);
}

/**
 * A View for each compiled chart and language, used again and again: half of the work is to make one.
 * Two editions never have the same one at once. Time and again a drawing is made anew in a View of its
 * own: if it differs, that is an UnequalDrawing, and the chart's Views aren't kept any more.
 */
export function keepViews(): KeptViews {
  const charts = new Map<CompiledChart, Map<object, Kept>>();
  const forget = (chart: CompiledChart): void => {
    for (const kept of charts.get(chart)?.values() ?? []) void kept.last.then(() => end(kept));
    charts.delete(chart);
  };
  return {
    draw(request, use) {
      const kept = keptFor(charts, request);
      const drawn = kept.last.then(() => drawKept(kept, request, use));
      kept.last = drawn.catch(() => undefined);
      return drawn;
    },
    forget,
    close: () => [...charts.keys()].forEach(forget),
  };
}

function keptFor(
  charts: Map<CompiledChart, Map<object, Kept>>,
  { chart, locale }: PictureRequest,
): Kept {
  const locales = charts.get(chart) ?? new Map<object, Kept>();
  charts.set(chart, locales);
  const isRefused = hasPanels(chart);
  const unused = { view: undefined, count: 0, isRefused, last: Promise.resolve() };
  const kept = locales.get(locale) ?? unused;
  locales.set(locale, kept);
  return kept;
}

/** Panels that come, go and come without a value stand a pixel off in a View that has drawn others. */
function hasPanels({ runtime }: CompiledChart): boolean {
  return operatorsIn(runtime).some(({ data }) => isObject(data) && "row_header" in data);
}

async function drawKept<Result>(
  kept: Kept,
  request: PictureRequest,
  use: (picture: Picture) => Result,
): Promise<Result> {
  if (kept.isRefused) return await freshViews.draw(request, use);
  const picture = await pictureOf(kept, request);
  kept.count++;
  if (isCompared(kept.count)) await compare(kept, picture, request);
  return use(picture);
}

/** What Vega failed at may be left half done: that View is not used again. */
async function pictureOf(kept: Kept, { chart, data, locale, fonts }: PictureRequest) {
  kept.view ??= chartView(chart, locale);
  try {
    return await makePicture(kept.view, chart, data, fonts);
  } catch (error) {
    end(kept);
    throw error;
  }
}

/** Draws the same in a new View, which takes the old one's place: Vega never forgets a row's number. */
async function compare(kept: Kept, picture: Picture, request: PictureRequest): Promise<void> {
  const { chart, data, locale, fonts } = request;
  const fresh = chartView(chart, locale);
  const drawn = await makePicture(fresh, chart, data, fonts);
  end(kept);
  kept.view = fresh;
  if (isEqual(drawn, picture)) return;
  kept.isRefused = true;
  end(kept);
  throw new UnequalDrawing(chart.source.name);
}

function isEqual(one: Picture, other: Picture): boolean {
  return one.body === other.body && one.width === other.width && one.height === other.height;
}

function end(kept: Kept): void {
  kept.view?.view.finalize();
  kept.view = undefined;
}
