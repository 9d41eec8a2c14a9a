import type { JsonNode } from "../../data/json-text.ts";
import { type Finding, problem } from "../../finding/finding.ts";
import { isColour } from "../colour.ts";
import type { ChartSource } from "../source.ts";
import { type Leaf, leaves, type Member, members } from "../walk.ts";

/** Texts that stand for a colour and are none. */
export function colourFindings({ root, place }: ChartSource): Finding[] {
  return members(root)
    .flatMap(colourLeaves)
    .filter(({ text, kind }) => kind === "number" || !isColour(text))
    .map(({ text, start }) =>
      problem("chart/colour", place(start), `"${text}" is no colour`, COLOUR_REMEDY),
    );
}

/** What to write for a colour. */
export const COLOUR_REMEDY = "Write a colour of CSS, e.g. #12436D, rgb(18, 67, 109) or teal.";

/** Keys whose text is a colour, `labelColor` and the like apart. */
const PAINTS: ReadonlySet<string> = new Set(["color", "fill", "stroke", "background"]);

function isPaint(key: string): boolean {
  return PAINTS.has(key) || key.endsWith("Color");
}

/** A colour by its own key, a channel's `value`, the `range` of a colour's scale, a gradient's stop. */
function colourLeaves({ key, value, above }: Member): Leaf[] {
  if (isPaint(key)) return plainLeaves(value);
  if (!above.some(isPaint)) return [];
  if (key === "value") return plainLeaves(value);
  return key === "range" && value.kind === "array" ? leaves(value) : [];
}

/** A text or number; objects are channels, expressions and gradients. */
function plainLeaves(value: JsonNode): Leaf[] {
  return value.kind === "string" || value.kind === "number" ? leaves(value) : [];
}
