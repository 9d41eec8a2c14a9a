import { displayWidth, withinWidth } from "./columns.ts";

/** How far a burst has come. */
export interface Course {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Editions a second over the last while; undefined until two have finished that can be told apart. */
  readonly rate: number | undefined;
}

/** The rate is taken over so many milliseconds, and over no more editions than these. */
const WHILE = 20_000;
const FINISHES = 100;

/** Editions that fail at once, or end together, in less than so many milliseconds, have no rate. */
const MOMENT = 250;

/** Follows a burst of `total` editions. `now`: milliseconds of a clock that only goes forward. */
export function newCourse(total: number, now: () => number) {
  const finishes: number[] = [];
  let [done, failed] = [0, 0];
  return {
    /** One more edition has come to its end. One that stood already says nothing of how fast others are made. */
    count(kind: "built" | "unchanged" | "failed"): void {
      done++;
      if (kind === "failed") failed++;
      if (kind === "unchanged") return;
      finishes.push(now());
      const start = finishes.findIndex((at) => at >= now() - WHILE);
      finishes.splice(0, Math.max(start, finishes.length - FINISHES, 0));
    },
    course: (): Course => ({ total, done, failed, rate: rateOf(finishes) }),
  };
}

function rateOf(finishes: readonly number[]): number | undefined {
  const [first, last] = [finishes[0] ?? 0, finishes.at(-1) ?? 0];
  return last - first >= MOMENT ? ((finishes.length - 1) / (last - first)) * 1000 : undefined;
}

/** The bar takes what the words leave of the line, within these places. */
const BAR = { least: 8, most: 30 };

/** The course on one line of a terminal of so many places: as many of its parts as there is room for. */
export function barText(course: Course, width: number): string {
  const words = parts(course).reduce((line, part) => {
    const longer = line === "" ? part : `${line}  ${part}`;
    return displayWidth(longer) < width ? longer : line;
  }, "");
  const room = Math.min(width - displayWidth(words) - 4, BAR.most);
  const bar = room < BAR.least ? "" : `[${bars(course, room)}] `;
  return withinWidth(bar + words, width - 1);
}

/** The course as a line of a log. */
export function lineText(course: Course): string {
  const [count, ...more] = parts(course);
  return [`${count} editions`, ...more].join(", ");
}

/** The most telling first. */
function parts({ total, done, failed, rate }: Course): string[] {
  return [
    `${done}/${total}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(rate === undefined || done === total ? [] : [`${timeText((total - done) / rate)} left`]),
    ...(rate === undefined ? [] : [`${rate.toFixed(rate < 10 ? 1 : 0)}/s`]),
  ];
}

function bars({ done, total }: Course, width: number): string {
  const full = Math.floor((done / Math.max(total, 1)) * width);
  return "=".repeat(full) + " ".repeat(width - full);
}

/** Seconds as a person reads them: 0:07, 12:30, 1:02:05. */
export function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (number: number): string => String(number).padStart(2, "0");
  const end = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`;
}

/** Every how many editions a log gets a line: some twenty lines for any number of them. */
export function stepOf(total: number): number {
  return STEPS.find((step) => step >= total / 20) ?? LARGEST;
}

const LARGEST = 10_000;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
