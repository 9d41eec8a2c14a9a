/** Units that the languages can name. `number` is a bare number, `count` a whole count of things. */
export type Unit =
  | "number"
  | "count"
  | "percent"
  | "percentage_point"
  | "rank"
  | "index"
  | "tonne"
  | "kilogram"
  | "person"
  | "enterprise"
  | "household"
  | "CNY"
  | "USD"
  | "EUR"
  | "GBP"
  | "kilowatt_hour"
  | "square_metre"
  | "hectare"
  | "kilometre"
  | "year"
  | "month"
  | "day";

/** A number with what is needed to print it. */
export interface Quantity {
  /** Exact decimal text, e.g. "12.1", "-0.04", "68250000". */
  readonly value: string;
  readonly unit: Unit;
  /** Published decimals in the unit (after no scaling); ignored where `precision` is given. */
  readonly decimals?: number | undefined;
  /** Published precision in the unit, a power of ten as decimal text: "10000" prints 68.25 million. */
  readonly precision?: string | undefined;
}

/** Power of ten a number is divided by before it is printed: 0, 3, 6, 9 (en), 4, 8 (zh). */
export type Scale = number;

/** A quantity as it is printed in one language. */
export interface PrintedQuantity {
  /** The whole, e.g. "68.25 million tonnes", "$3.14 million", "−0.5 percent"; no-break spaces inside. */
  readonly text: string;
  /** The digits alone as printed, with sign and grouping: "68.25", "151,000", "−0.5". */
  readonly number: string;
  /** What follows (or names) the digits: "million tonnes", "percent", "million US dollars". */
  readonly unit: string;
  /** Exact decimal text of the printed number times its scale: what was said. "68250000". */
  readonly value: string;
  /** Sign of the printed value: 0.04 percent at one decimal is 0. */
  readonly sign: -1 | 0 | 1;
  readonly scale: Scale;
  /** Decimals of `number`. */
  readonly decimals: number;
}
