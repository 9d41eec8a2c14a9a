import { ICalCalendar, ICalEventTransparency } from "ical-generator";
import { sha256 } from "../workspace/read.ts";
import type { PlannedRelease } from "./releases.ts";

/**
 * Releases as iCalendar (RFC 5545): one event for each that is fixed. The same releases give the
 * same bytes: each event is stamped with its own instant, never the clock, and named by its office,
 * bulletin and period, so that a release that moves stays the same event.
 */
export function icalendar(releases: readonly PlannedRelease[]): string {
  const [office = "", ...others] = new Set(releases.map((release) => release.office));
  const calendar = new ICalCalendar({
    prodId: { company: "Bulletin", product: "Release calendar", language: "EN" },
    // An office that is named by a fact is no name yet.
    ...(others.length > 0 || office === "" || office.includes("{{")
      ? {}
      : { name: escaped(office) }),
  });
  for (const release of releases) {
    if (release.release === undefined) continue;
    const instant = new Date(release.release);
    calendar.createEvent({
      id: eventId(release),
      stamp: instant,
      start: instant,
      summary: summaryOf(release),
      description: release.number_words ?? null,
      // An announcement takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The library escapes the texts of events, and leaves the calendar's own name as it is. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

function eventId({ office = "", bulletin, period }: PlannedRelease): string {
  return `${sha256(JSON.stringify([office, bulletin, period])).slice(0, 32)}@bulletin`;
}

/** The title, with the period where the title doesn't say it: events would look alike. */
function summaryOf({ title, period_words: words }: PlannedRelease): string {
  return title.includes(words) ? title : `${title} – ${words}`;
}
