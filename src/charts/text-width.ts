import { type TextMetricsItem, textMetrics } from "vega";
import { type FaceRequest, type FontStyle, findFace, fontFamilies } from "../fonts/faces.ts";
import type { Fonts, TextStyle } from "../fonts/measure.ts";
import { familyStack } from "../fonts/stack.ts";

/** What Vega takes where a text says nothing. */
const DEFAULT_SIZE = 11;

/**
 * Lets Vega measure with the printed faces instead of its estimate, which is off by half and more.
 * Vega has one such function for the process; ours depends on nothing but its arguments, so that
 * setting it again, or from two drawings at once, changes nothing.
 */
export function measureWith(fonts: Fonts): void {
  textMetrics.width = (item, text) => fonts.measure(String(text ?? "").trim(), measured(item));
}

/** The styles that texts ask for, less their size: few, and every layout measures every text. */
const styles = new Map<string, Omit<TextStyle, "size">>();
const MOST_STYLES = 1_000;

function measured(item: TextMetricsItem): TextStyle {
  const { font, fontWeight, fontStyle } = item;
  const key = `${font},${fontWeight},${fontStyle}`;
  const style = styles.get(key) ?? styleOf(item);
  if (styles.size < MOST_STYLES) styles.set(key, style);
  const { family, weight, style: slope, fallbacks } = style;
  return { family, weight, style: slope, fallbacks, size: textSize(item) };
}

function styleOf(item: TextMetricsItem): Omit<TextStyle, "size"> {
  // A face that isn't shipped is a finding of its own, once the chart is drawn.
  const { family, weight, style } = findFace(requestedFace(item)) ?? standIn();
  return { family, weight, style, fallbacks: fallbacksOf(item) };
}

/** The families behind the first of a text's stack: they set what it lacks. */
export function fallbacksOf({ font }: TextMetricsItem): readonly string[] {
  return familyStack(font ?? "sans-serif").slice(1);
}

/** The face that a text item asks for, by the first family of its stack. */
export function requestedFace({ font, fontWeight, fontStyle }: TextMetricsItem): FaceRequest {
  const family = familyStack(font ?? "sans-serif")[0] ?? "";
  return { family, weight: weightNumber(fontWeight), style: slope(fontStyle) };
}

export function textSize({ fontSize }: TextMetricsItem): number {
  return fontSize ?? DEFAULT_SIZE;
}

function weightNumber(weight: string | number | undefined): number {
  if (weight === undefined || weight === "normal") return 400;
  return weight === "bold" ? 700 : Number(weight);
}

function slope(style: string | undefined): FontStyle {
  return style === "italic" || style === "oblique" ? "italic" : "normal";
}

function standIn(): FaceRequest {
  const face = fontFamilies()[0]?.faces[0];
  if (face === undefined) throw new Error("assets/fonts.json lists no face");
  return face;
}
