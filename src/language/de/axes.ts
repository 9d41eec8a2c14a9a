import { type AxisFormats, axisNumbers } from "../axis-formats.ts";
import { germanMonths } from "./periods.ts";

const germanDays = [
  "Sonntag",
  "Montag",
  "Dienstag",
  "Mittwoch",
  "Donnerstag",
  "Freitag",
  "Samstag",
];

export const axes: AxisFormats = {
  number: axisNumbers(",", "\u202F"),
  time: {
    dateTime: "%-d. %B %Y, %H:%M",
    date: "%-d. %B %Y",
    time: "%H:%M",
    periods: ["vormittags", "nachmittags"],
    days: germanDays,
    shortDays: germanDays.map((day) => day.slice(0, 2)),
    months: germanMonths,
    shortMonths: germanMonths.map((month) => month.slice(0, 3)),
  },
};
