import { escapeXml } from "./escape.ts";

/** What stands in a chart's SVG, and its size in CSS px. */
export interface SvgContent {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

/**
 * What a page may set for its text must not reach a chart's: its widths were measured without. The
 * rest is what most of Vega's marks have, and need not say.
 */
const EVERYWHERE =
  'fill="none" stroke-miterlimit="4" font-style="normal" font-variant="normal" font-weight="400" ' +
  'text-anchor="start" letter-spacing="0" word-spacing="0" text-rendering="geometricPrecision" ' +
  'style="text-spacing-trim:space-all;text-autospace:no-autospace"';

/** One picture with one label: any role inside would become a figure of its own in a tagged PDF. */
export function svgDocument({ body, width, height }: SvgContent, label: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const named = `role="img" aria-label="${escapeXml(label)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${named} ${size} ${EVERYWHERE}>${body}</svg>`;
}

/** Replaces the alternative text of a drawing's SVG. */
export function labelled(svg: string, label: string): string {
  return svg.replace(/ aria-label="[^"]*"/, () => ` aria-label="${escapeXml(label)}"`);
}
