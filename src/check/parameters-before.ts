import { offsetPeriod, parsePeriod } from "../language/period.ts";
import type { Definition } from "../workspace/schema.ts";
import { type Parameters, PERIOD } from "./parameters.ts";

/** The same parameters in the period before; undefined where the bulletin's period has no steps. */
export function parametersBefore(
  definition: Pick<Definition, "parameters">,
  parameters: Parameters,
): Parameters | undefined {
  const type = definition.parameters[PERIOD]?.type ?? "text";
  const period = parameters[PERIOD] ?? "";
  if (type === "text" || parsePeriod(period, type) === undefined || /^0001/.test(period)) {
    return undefined;
  }
  return { ...parameters, [PERIOD]: offsetPeriod(period, type, -1) };
}
