import { SMALL, spoiled } from "./small-bulletin.ts";

/** Where the calendar's rows stand: the first on line 2. */
export const RELEASES = "data/prices/releases.csv";

const YAML = "templates/prices/bulletin.yaml";
const PACKAGE = "data/prices/datapackage.json";

interface CalendarOptions {
  readonly columns?: readonly string[];
  /** What the definition calls the calendar. */
  readonly calendar?: string;
  /** `from` of the period. */
  readonly from?: string;
  /** What the parameter is called that holds the period. */
  readonly parameter?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** The small bulletin with a calendar, as the changes that make it of the small one. */
export function calendarFiles(
  rows: readonly string[],
  options: CalendarOptions = {},
): Record<string, string> {
  const { columns = ["period", "release", "next_release", "number"], calendar = "releases" } =
    options;
  const fields = columns.map((name) => ({ name, type: "string" }));
  const releases = { name: "releases", path: "releases.csv", schema: { fields } };
  const package_: { resources: unknown[] } = JSON.parse(SMALL[PACKAGE] ?? "");
  const from = options.from === undefined ? "" : `, from: ${options.from}`;
  const { parameter = "period" } = options;
  const [definition = ""] = Object.values(
    spoiled(YAML, "period: { type: year, from: index.year,", `${parameter}: { type: year${from},`),
  );
  return {
    [YAML]: definition.replace("data: [prices]\n", `data: [prices]\ncalendar: ${calendar}\n`),
    [PACKAGE]: JSON.stringify({ ...package_, resources: [...package_.resources, releases] }),
    [RELEASES]: `${[columns.join(","), ...rows].join("\n")}\n`,
    ...options.files,
  };
}
