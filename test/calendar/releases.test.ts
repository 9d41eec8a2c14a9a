import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { icalendar } from "../../src/calendar/icalendar.ts";
import { type PlannedRelease, releasesOf } from "../../src/calendar/releases.ts";
import { calendarFiles } from "../calendar-bulletin.ts";
import { saidOf } from "../findings-of.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";
const ROWS = [
  "2022,2023-02-09T09:00:00+08:00,,3",
  "2021,2022-02-10T09:00:00+08:00,2023-02-09T09:00:00+08:00,2",
  "2023,,,",
];

async function listed(title?: string): Promise<readonly PlannedRelease[]> {
  const files = calendarFiles(ROWS);
  const definition = files[YAML] ?? "";
  const titled =
    title === undefined ? definition : definition.replace(/^title: .*$/m, () => `title: ${title}`);
  return (await releasesOf(await smallWorkspace({ ...files, [YAML]: titled }), "prices")) ?? [];
}

describe("the releases of a bulletin", () => {
  test("stand by period, those to come among them", async () => {
    expect(await listed()).toMatchObject([
      {
        bulletin: "prices",
        period: "2021",
        title: "Prices in Anytown, 2021",
        number: "2",
        number_words: "Number 2",
        release: "2022-02-10T09:00:00+08:00",
        next_release: "2023-02-09T09:00:00+08:00",
      },
      { period: "2022", release: "2023-02-09T09:00:00+08:00" },
      { period: "2023", title: "Prices in Anytown, 2023" },
    ]);
  });

  /** Before there are facts. */
  test.each([
    ["Prices {{change change.rate}} in {{period}}", "Prices in 2021"],
    [
      "'{{#if (rose change.rate)}}Higher prices{{else}}Prices{{/if}}: {{place}}, {{period}}'",
      "Anytown, 2021",
    ],
    ["'Prices, {{change.rate}}'", "Prices"],
    ["'{{change.rate}}'", "prices"],
    ["Prices of the year", "Prices of the year"],
  ])("are called by what their title says without facts: %s", async (title, expected) => {
    const [first] = await listed(title);
    expect(first?.title).toBe(expected);
  });

  test("have no title that can't be read", async () => {
    expect(await saidOf(() => listed("'Prices {{#if x}}'"))).toEqual([
      `${YAML}:1:1: the block "if" is never closed. Add {{/if}} where it ends.`,
    ]);
  });

  test("are none without a calendar, and what is wrong in it is said", async () => {
    expect(await releasesOf(await smallWorkspace(), "prices")).toBeUndefined();
    const twice = await smallWorkspace(calendarFiles([...ROWS, "2021,,,"]));
    expect(await saidOf(() => releasesOf(twice, "prices"))).toEqual([
      "data/prices/releases.csv:5:1: the period 2021 stands twice in the calendar, first on line 3. Keep one row for each period.",
    ]);
  });
});

/** As another program reads them. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

const release: PlannedRelease = {
  bulletin: "prices",
  period: "2021-03",
  period_words: "March 2021",
  title: "Consumer prices, March 2021",
  release: "2021-04-10T09:30:00+08:00",
};

describe("releases as iCalendar", () => {
  test("are one event for each that is fixed, at its instant", async () => {
    const events = eventsOf(icalendar(await listed()));
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      "2022-02-10T01:00:00.000Z",
      "2023-02-09T01:00:00.000Z",
    ]);
    expect(events.map(({ summary, description }) => [summary, description])).toEqual([
      ["Prices in Anytown, 2021", "Number 2"],
      ["Prices in Anytown, 2022", "Number 3"],
    ]);
  });

  test("say the period where the title doesn't", () => {
    const [event] = eventsOf(icalendar([{ ...release, title: "Consumer prices" }]));
    expect(event?.summary).toBe("Consumer prices – March 2021");
  });

  test("come back as they were, whatever signs they hold", () => {
    const title = "Prices; rents, \\ and “other” costs: March 2021\nsecond line";
    const [event] = eventsOf(icalendar([{ ...release, title }]));
    expect(event?.summary).toBe(title);
  });

  test("are of a calendar with its office's name, whatever signs it holds", () => {
    const office = "Statistics; prices, \\ and so on\nEND:VCALENDAR";
    const lines = icalendar([{ ...release, office }])
      .replaceAll("\r\n ", "")
      .split("\r\n");
    expect(lines).toContain("NAME:Statistics\\; prices\\, \\\\ and so on\\nEND:VCALENDAR");
    expect(lines.filter((line) => line === "END:VCALENDAR")).toHaveLength(1);
  });

  test("are folded at 75 octets between characters, and end their lines as the standard asks", () => {
    const title = `${"阳泉市规模以上工业生产情况统计公报".repeat(6)}😀，2021年3月`;
    const text = icalendar([{ ...release, title, period_words: "2021年3月", office: "统计局" }]);
    const lines = text.split("\r\n");
    expect(text).not.toMatch(/[^\r]\n/);
    expect(lines.at(-1)).toBe("");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(eventsOf(text)[0]?.summary).toBe(title);
    expect(text).toContain("X-WR-CALNAME:统计局");
  });

  test("come back as they were, whatever the title", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(words, (title) => {
        const text = icalendar([{ ...release, title, period_words: title }]);
        const lines = text.split("\r\n").map((line) => Buffer.byteLength(line));
        expect(Math.max(...lines)).toBeLessThanOrEqual(75);
        expect(eventsOf(text)[0]?.summary).toBe(title);
      }),
    );
  });

  test("are the same bytes at any time, and the same event when a release moves", () => {
    const [first] = eventsOf(icalendar([release]));
    const [moved] = eventsOf(icalendar([{ ...release, release: "2021-04-12T09:30:00+08:00" }]));
    const [other] = eventsOf(icalendar([{ ...release, period: "2021-04" }]));
    const [elsewhere] = eventsOf(icalendar([{ ...release, office: "Another office" }]));
    expect(icalendar([release])).toContain("DTSTAMP:20210410T013000Z");
    expect(moved?.uid).toBe(first?.uid);
    expect(new Set([first?.uid, other?.uid, elsewhere?.uid]).size).toBe(3);
  });
});
