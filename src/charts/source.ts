import { type JsonNode, JsonSyntaxError, parseJson, plainValue } from "../data/json-text.ts";
import { linePositions } from "../data/lines.ts";
import { type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { isObject, type JsonObject } from "./record.ts";

/** What a chart file's name ends in. */
const CHART_ENDING = ".vl.json";

/** A Vega-Lite specification as the author wrote it, with the place of every part. */
export interface ChartSource {
  /** The file's name without its folder and `.vl.json`. */
  readonly name: string;
  /** Relative to the workspace. */
  readonly file: string;
  readonly root: JsonNode;
  readonly specification: JsonObject;
  /** Line and column of an offset in the file. */
  readonly place: (offset: number) => Place;
}

/**
 * Reads a chart file. Throws an InputError with line and column where it is no JSON, where a key
 * stands twice in one object, or where it holds anything but an object.
 */
export function readChart(file: string, text: string): ChartSource {
  const positions = linePositions(text);
  const place = (offset: number): Place => ({ file, ...positions(offset) });
  const root = parse(text, place);
  const specification = plainValue(root);
  if (!isObject(specification)) {
    throw new InputError([
      problem(
        "chart/json",
        place(root.start),
        "the chart is no JSON object",
        "Write a Vega-Lite specification in braces.",
      ),
    ]);
  }
  return { name: chartName(file), file, root, specification, place };
}

function parse(text: string, place: (offset: number) => Place): JsonNode {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new InputError([
      problem(
        "chart/json",
        place(error.offset),
        `the chart can't be read as JSON: ${error.message}`,
        "Correct the JSON here.",
      ),
    ]);
  }
}

/** "contribution" of "templates/x/charts/contribution.vl.json". */
function chartName(file: string): string {
  const base = file.slice(file.lastIndexOf("/") + 1);
  return base.endsWith(CHART_ENDING) ? base.slice(0, -CHART_ENDING.length) : base;
}
