import type { NamedPeriod } from "../../language/language.ts";
import { offsetPeriod } from "../../language/period.ts";
import { type Call, refuse } from "../helper.ts";

/** The edition's period, or the one so many steps later; a finding where there is none. */
export function periodAt(call: Call, offset: number): NamedPeriod {
  const { period } = call.render.input;
  if (period === undefined) {
    return refuse(
      call,
      "period",
      "this bulletin has no parameter named period",
      "Declare it in the definition: period: { type: year }.",
    );
  }
  const { value, type } = period;
  if (offset === 0) return { period: value, type, within: value };
  return { period: offsetPeriod(value, steppedType(call), offset), type, within: value };
}

/** The type of the edition's period, where one period follows another. */
export function steppedType(call: Call): NamedPeriod["type"] {
  const { period } = call.render.input;
  if (period === undefined) return periodAt(call, 0).type;
  if (period.type !== "text") return period.type;
  return refuse(
    call,
    "period",
    `the period "${period.value}" is a text, so it has no neighbours`,
    "Give the parameter a type: year, half, quarter, month or day.",
  );
}
