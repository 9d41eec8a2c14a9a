/** Number and time formats of d3, which Vega's axes and legends print with. */
export interface AxisFormats {
  readonly number: {
    readonly decimal: string;
    readonly thousands: string;
    readonly grouping: readonly number[];
    readonly currency: readonly [before: string, after: string];
    readonly minus: string;
  };
  readonly time: {
    /** Patterns of a moment, a day, a time of day. */
    readonly dateTime: string;
    readonly date: string;
    readonly time: string;
    readonly periods: readonly [morning: string, afternoon: string];
    /** From Sunday on. */
    readonly days: readonly string[];
    readonly shortDays: readonly string[];
    readonly months: readonly string[];
    readonly shortMonths: readonly string[];
  };
}

/** d3's formats of numbers with these marks. */
export function axisNumbers(decimal: string, thousands: string): AxisFormats["number"] {
  return { decimal, thousands, grouping: [3], currency: ["", ""], minus: "\u2212" };
}
