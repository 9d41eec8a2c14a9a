import { View, type ViewOptions } from "vega";
import type { AxisFormats } from "../language/axis-formats.ts";
import type { ChartData } from "./chart-data.ts";
import type { CompiledChart } from "./compile.ts";
import { numberedRows } from "./drawn-facts.ts";
import { closures } from "./expressions/closures.ts";
import { type Messages, recordMessages } from "./messages.ts";
import { drawsInOneRun, forgetSums } from "./one-run.ts";
import { operatorsIn } from "./operators.ts";
import type { JsonObject } from "./record.ts";

/** A View of a chart in one language, and what Vega has said in it since it was last filled. */
export interface ChartView {
  readonly view: View;
  /** Puts other data in and lets Vega lay them out. */
  fill(data: ChartData): Promise<Messages>;
}

/**
 * Makes a View that draws one set of data after another. Each is drawn as in a View of its own: the
 * old rows are taken out, in a run of Vega before where sums, panels and the order of things would not
 * begin anew otherwise; and the size, which fitting has changed, is set back to the declared one.
 */
export function chartView({ runtime, tables }: CompiledChart, locale: AxisFormats): ChartView {
  let messages = recordMessages();
  const view = new View(
    runtime,
    viewOptions(() => messages, locale),
  );
  // Vega keeps up to 10,000 marks that are gone in each of its tables; of those of editions none comes again.
  Object.assign(view, { cleanThreshold: 0 });
  const sizes = declaredSizes(runtime);
  const inOneRun = drawsInOneRun(runtime);
  if (inOneRun) forgetSums(view);
  let isUsed = false;
  const empty = async (): Promise<void> => {
    for (const name of tables) view.data(name, []);
    await view.runAsync();
  };
  const begin = async (): Promise<void> => {
    if (!inOneRun) await empty();
    for (const [signal, value] of sizes) view.signal(signal, value);
    view.resize();
  };
  return {
    view,
    async fill(data) {
      if (isUsed) await begin();
      isUsed = true;
      messages = recordMessages();
      for (const [name, rows] of data) view.data(name, numberedRows(name, rows));
      await view.runAsync();
      return messages;
    },
  };
}

/** Width and height where they are numbers; Vega reckons those that go by steps itself. */
function declaredSizes(runtime: object): [signal: string, value: number][] {
  return operatorsIn(runtime).flatMap(({ signal, value, update }): [string, number][] => {
    if (signal !== "width" && signal !== "height") return [];
    return update === undefined && typeof value === "number" ? [[signal, value]] : [];
  });
}

/** No loader and no code: nothing is fetched, expressions are closures. */
function viewOptions(messages: () => Messages, locale: AxisFormats): ViewOptions {
  const logger = {
    ...messages().logger,
    warn: (...said: readonly unknown[]) => messages().logger.warn(...said),
    error: (...said: readonly unknown[]) => messages().logger.error(...said),
  };
  const options: JsonObject = {
    renderer: "none",
    logger,
    loader: refusingLoader(logger),
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
function refusingLoader(logger: Messages["logger"]): ViewOptions["loader"] {
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
