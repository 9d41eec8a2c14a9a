import { isObject } from "./record.ts";

/**
 * Time is told in UTC, on whatever machine: temporal scales become UTC scales, and time units their
 * UTC forms. The specification is copied, not changed.
 */
export function inUtc(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inUtc);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = inUtc(inner);
  if (typeof value.timeUnit === "string") copy.timeUnit = utcUnit(value.timeUnit);
  if (value.type === "temporal" && "field" in value && value.scale !== null)
    copy.scale = { type: "utc", ...(isObject(copy.scale) ? copy.scale : {}) };
  return copy;
}

function utcUnit(unit: string): string {
  return unit.startsWith("utc") ? unit : `utc${unit}`;
}
