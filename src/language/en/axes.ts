import { type AxisFormats, axisNumbers } from "../axis-formats.ts";
import { englishMonths } from "./periods.ts";

export const axes: AxisFormats = {
  number: axisNumbers(".", ","),
  time: {
    dateTime: "%-d %B %Y, %H:%M",
    date: "%-d %B %Y",
    time: "%H:%M",
    periods: ["am", "pm"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    months: englishMonths,
    shortMonths: englishMonths.map((month) => month.slice(0, 3)),
  },
};
