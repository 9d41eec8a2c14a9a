import { decimalPlaces, signOf } from "../language/decimal.ts";
import type { Language } from "../language/language.ts";
import type { Unit } from "../language/types.ts";
import type { FactChange } from "./changes.ts";

/** Two percentages differ by percentage points, two ranks by places, which are counted. */
const UNIT_OF_DIFFERENCE: Readonly<Partial<Record<Unit, Unit>>> = {
  percent: "percentage_point",
  rank: "count",
};

/** "1.2 percentage points", "−0.25 million tonnes"; "" where nothing can be reckoned. */
export function differenceText({ difference, after }: FactChange, language: Language): string {
  if (difference === undefined || signOf(difference) === 0) return "";
  const unit = after.unit ?? "number";
  return quantityText(difference, UNIT_OF_DIFFERENCE[unit] ?? unit, language);
}

/** "−0.4 percent", of the old value; "" where that says nothing. */
export function relativeText({ relative }: FactChange, language: Language): string {
  return relative === undefined ? "" : quantityText(relative, "percent", language);
}

function quantityText(value: string, unit: Unit, language: Language): string {
  // Decimals as they are published; a whole number may be said in millions.
  const decimals = decimalPlaces(value) === 0 ? undefined : decimalPlaces(value);
  return language.printQuantity({ value, unit, decimals }).text;
}
