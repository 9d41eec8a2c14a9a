import { type Finding, problem } from "../finding/finding.ts";
import { chartEncodings } from "./encodings.ts";
import type { JsonObject } from "./record.ts";
import type { DrawnItem } from "./scene.ts";
import type { ChartSource } from "./source.ts";

/** Strokes stand on a view's edge, CSS px. */
const EDGE = 1;

/** A small value among large ones still has some length; one that its domain cuts off has none. */
const NO_LENGTH = 1e-9;

/** Kinds whose place says a value; a text stands beside one, an arc and a shape in the middle. */
const PLACED: ReadonlySet<string> = new Set(["rect", "symbol", "line", "area", "rule", "trail"]);

/** Marks that a scale's domain puts outside of their view, or leaves without length. */
export function domainFindings(items: readonly DrawnItem[], source: ChartSource): Finding[] {
  const encodings = chartEncodings(source.root);
  return items
    .filter(({ role, kind }) => role === "mark" && PLACED.has(kind))
    .flatMap((item) => {
      const fault = outside(item) ?? withoutLength(item, encodings);
      if (fault === undefined) return [];
      const { file } = source;
      const remedy = "Widen the scale's domain or range, or filter such rows out.";
      return [problem("chart/domain", { file }, `${named(item, encodings)} ${fault}`, remedy)];
    });
}

const AXES = [
  { from: "x", to: "x2", size: "width" },
  { from: "y", to: "y2", size: "height" },
] as const;

/** Vega's rect has its corner and its size, whatever it was encoded with; a rule both ends. */
function outside({ properties, view, kind }: DrawnItem): string | undefined {
  for (const { from, to, size } of AXES) {
    const start = properties[from];
    const far = kind === "rect" ? Number(start) + Number(properties[size] ?? 0) : properties[to];
    if (isBeyond(start, view[size]) || isBeyond(far, view[size]))
      return "lies outside of its view, beyond its scale's domain";
  }
  return undefined;
}

function isBeyond(place: unknown, length: number): boolean {
  return typeof place === "number" && (place < -EDGE || place > length + EDGE);
}

type Encodings = ReturnType<typeof chartEncodings>;

/** A bar of a value that isn't nought, cut to nothing by its domain; one from 5 to 5 has none. */
function withoutLength(
  { properties, datum, kind }: DrawnItem,
  encodings: Encodings,
): string | undefined {
  if (kind !== "rect") return undefined;
  const axis = AXES.find(({ size }) => Math.abs(Number(properties[size])) < NO_LENGTH);
  const encoding = axis && encodings.find((each) => isValue(datum[each[axis.from] ?? ""]));
  if (axis === undefined || encoding === undefined) return undefined;
  const second = encodings.map((each) => each[axis.to]).find((field) => field !== undefined);
  const value = datum[encoding[axis.from] ?? ""];
  if (second !== undefined && datum[second] === value) return undefined;
  return "has no length, though its value isn't 0";
}

function isValue(value: unknown): boolean {
  return typeof value === "number" && value !== 0;
}

/** "the mark (rect) of growth 28.7, name Coal". */
function named({ kind, datum }: DrawnItem, encodings: Encodings): string {
  const fields = new Set(encodings.flatMap(({ x, y }) => [x, y]));
  const values = [...fields].flatMap((field) => valueText(datum, field));
  return values.length === 0 ? `a mark (${kind})` : `the mark (${kind}) of ${values.join(", ")}`;
}

function valueText(datum: JsonObject, field: string | undefined): string[] {
  const value = field === undefined ? undefined : datum[field];
  return typeof value === "number" || typeof value === "string" ? [`${field} ${value}`] : [];
}
