import { isObject, type JsonObject } from "./record.ts";

/** The operators of a compiled chart, those of its panels within them left out. */
export function operatorsIn(runtime: object): JsonObject[] {
  const operators = "operators" in runtime ? runtime.operators : [];
  return Array.isArray(operators) ? operators.filter(isObject) : [];
}
