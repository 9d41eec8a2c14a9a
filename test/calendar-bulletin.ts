import { resourceOf, withResource } from "./data-resource.ts";
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
  const types = Object.fromEntries(columns.map((name) => [name, "string"]));
  const from = options.from === undefined ? "" : `, from: ${options.from}`;
  const { parameter = "period" } = options;
  const [definition = ""] = Object.values(
    spoiled(YAML, "period: { type: year, from: index.year,", `${parameter}: { type: year${from},`),
  );
  return {
    [YAML]: definition.replace("data: [prices]\n", `data: [prices]\ncalendar: ${calendar}\n`),
    [PACKAGE]: withResource(SMALL[PACKAGE], resourceOf("releases", types)),
    [RELEASES]: `${[columns.join(","), ...rows].join("\n")}\n`,
    ...options.files,
  };
}
