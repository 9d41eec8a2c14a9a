import type { BurstEvent } from "../burst/events.ts";
import { barText, type Course, lineText, newCourse, stepOf } from "./course.ts";
import type { Terminal } from "./terminal.ts";

/** A bar where a person looks, else a line now and then. */
export function tellPerson(terminal: Terminal): (event: BurstEvent) => void {
  let course = newCourse(0, () => performance.now());
  let show = (_: Course): void => {};
  return (event) => {
    if (event.kind === "planned") {
      course = newCourse(event.total, () => performance.now());
      show = courseShower(terminal, event.total);
    } else if (event.kind === "built" || event.kind === "unchanged" || event.kind === "failed") {
      course.count(event.kind);
    } else return;
    show(course.course());
  };
}

/** Milliseconds after which a log gets a line whatever the number of editions. */
const SILENT = 30_000;

function courseShower(terminal: Terminal, total: number): (course: Course) => void {
  const step = stepOf(total);
  let last = performance.now();
  return (course) => {
    const width = terminal.width();
    const isDue = course.done % step === 0 || course.done === total;
    if (width !== undefined) terminal.progress(barText(course, width));
    else if (isDue || performance.now() - last > SILENT) {
      terminal.say(lineText(course));
      last = performance.now();
    }
  };
}

/** The version of these events; they may get new fields without another one. */
export const EVENTS_VERSION = 1;

/** One event a line. */
export function tellJson(terminal: Terminal, debug: boolean): (event: BurstEvent) => void {
  return (event) => {
    if (event.kind === "planned")
      terminal.out(JSON.stringify({ version: EVENTS_VERSION, ...event }));
    else if (event.kind !== "failed") terminal.out(JSON.stringify(event));
    else {
      const { fault, ...failed } = event;
      const stack = debug ? fault?.stack : undefined;
      terminal.out(JSON.stringify({ ...failed, fault: fault?.message, stack }));
    }
  };
}
