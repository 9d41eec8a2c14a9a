import { type TextMetricsItem, textMetrics } from "vega";
import { type FaceRequest, type FontStyle, findFace, fontFamilies } from "../fonts/faces.ts";
import type { Fonts } from "../fonts/measure.ts";
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

function measured(item: TextMetricsItem): FaceRequest & { readonly size: number } {
  const request = requestedFace(item);
  // A face that isn't shipped is a finding of its own, once the chart is drawn.
  const face = findFace(request) ?? standIn();
  return { family: face.family, weight: face.weight, style: face.style, size: textSize(item) };
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
