import { type AutoSize, parse, type Runtime, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { FactTables } from "../facts/types.ts";
import { InputError } from "../finding/input-error.ts";
import type { Look } from "./drawing-view.ts";
import { SEVERAL_VIEWS } from "./fields.ts";
import { recordMessages, vegaFinding } from "./messages.ts";
import { type FieldTest, fieldTest } from "./named-fields.ts";
import { isObject, type JsonObject, mergeObjects } from "./record.ts";
import type { ChartSource } from "./source.ts";
import { showStatuses } from "./status-looks.ts";
import type { ChartTheme } from "./theme.ts";
import { inUtc } from "./utc.ts";

/** A chart that is ready to be drawn from any data, in any language, again and again. */
export interface CompiledChart {
  readonly source: ChartSource;
  /** The specification with our theme and UTC, still without data. */
  readonly specification: JsonObject;
  readonly runtime: Runtime;
  /** Names of the data it asks for. */
  readonly tables: readonly string[];
  /** Which fields of them it may read. */
  readonly reads: FieldTest;
  /** How its marks show the status of the facts that it was compiled for. */
  readonly looks: readonly Look[];
  /** Digits that the definition allows in texts. */
  readonly literals: readonly string[];
}

/**
 * Compiles a chart once: Vega-Lite to Vega to a runtime whose expressions are syntax trees, so that
 * nothing is made into code. Throws an InputError where Vega-Lite or Vega warns: it would draw
 * something else than what was asked for.
 *
 * @param tables facts whose status the chart has to show; it can be drawn from others as well, which
 * then look final
 */
export function compileChart(
  source: ChartSource,
  theme: ChartTheme,
  literals: readonly string[] = [],
  tables: FactTables = new Map(),
): CompiledChart {
  const messages = recordMessages();
  const prepared = prepare(source.specification, theme);
  const { specification, looks } = run(source.file, () => showStatuses(prepared, tables));
  const { vega, runtime } = run(source.file, () => {
    const { spec } = compile(topLevel(specification), { logger: messages.logger });
    const vega = { ...spec, ...autosize(source.specification) };
    return { vega, runtime: parse(vega, undefined, { ast: true }) };
  });
  const findings = messages.findings(source.file);
  if (findings.length > 0) throw new InputError(findings);
  return {
    ...{ source, specification, runtime, looks, literals },
    tables: namedData(vega),
    reads: fieldTest(runtime),
  };
}

/** What Vega throws is the author's fault as well: its expressions and transforms fail this way. */
function run<Result>(file: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError([vegaFinding(file, error.message)]);
  }
}

/** Data without values of their own or a source: those that are put in when the chart is drawn. */
function namedData(vega: Spec): string[] {
  return (vega.data ?? [])
    .filter((data) => !("values" in data) && !("source" in data) && !("url" in data))
    .map(({ name }) => name);
}

function prepare(written: JsonObject, theme: ChartTheme): JsonObject {
  const config = isObject(written.config) ? written.config : {};
  const prepared = inUtc({ ...written, config: mergeObjects(theme, config) });
  if (!isObject(prepared)) throw new Error("a specification is an object");
  return prepared;
}

/**
 * The whole drawing, axes and labels included, gets exactly the declared size. It is put into Vega's
 * specification: Vega-Lite warns of it where the other dimension goes by steps.
 */
function autosize(written: JsonObject): { autosize?: AutoSize } {
  if ("autosize" in written || SEVERAL_VIEWS.some((key) => key in written)) return {};
  const fits = { x: isNumber(written.width), y: isNumber(written.height) };
  if (!fits.x && !fits.y) return {};
  const type = fits.x && fits.y ? "fit" : fits.x ? "fit-x" : "fit-y";
  return { autosize: { type, contains: "padding" } };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

/** Vega-Lite's own reading decides whether it is one: it throws or warns where it isn't. */
function topLevel(specification: JsonObject): TopLevelSpec {
  const copy: unknown = structuredClone(specification);
  if (!isTopLevel(copy)) throw new Error("a specification is an object");
  return copy;
}

function isTopLevel(value: unknown): value is TopLevelSpec {
  return isObject(value);
}
