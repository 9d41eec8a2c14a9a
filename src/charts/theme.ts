import { fontStack } from "../fonts/stack.ts";
import { readAsset } from "../workspace/assets.ts";
import type { RecordInput } from "../workspace/workspace.ts";
import { isObject, type JsonObject } from "./record.ts";

/** A Vega-Lite `config`: faces, sizes, colours and named styles of every chart. */
export type ChartTheme = JsonObject;

/**
 * Our theme, `assets/vega-theme.json`, recorded as an input of the edition, with the faces for a
 * script (ISO 15924, as `Language.script`).
 */
export async function readTheme(record: RecordInput, script: string): Promise<ChartTheme> {
  const { text } = await readAsset("vega-theme.json", record);
  const theme: unknown = JSON.parse(text);
  if (!isObject(theme)) throw new Error("assets/vega-theme.json holds no object");
  return { ...theme, font: fontStack("sans-serif", script) };
}
