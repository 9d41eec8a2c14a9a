import type { Database } from "../data/types.ts";
import type { LoadedFacts } from "../facts/load.ts";
import type { FactTable, FactTables } from "../facts/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { PeriodType } from "../language/language.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Calendar } from "./calendar.ts";
import { asksLatest, COMMAND_LINE, type Parameters, PERIOD } from "./parameters.ts";

/** An edition's period, and where it comes from. */
interface AskedPeriod {
  readonly bulletin: Bulletin;
  readonly database: Database;
  readonly calendar: Calendar | undefined;
  readonly parameters: Parameters;
  readonly set: Readonly<Record<string, string>>;
}

/**
 * A calendar runs ahead of the data: it lists the releases to come. No clock says which period is
 * due, so an edition for a period without data is found by what it lacks: a row that a query must
 * give, or every number of the queries that ask for the period. Gives what `load` gives; its
 * InputError gets a finding that says so, and so does a page that would have no number.
 */
export async function withData(
  asked: AskedPeriod,
  load: () => Promise<LoadedFacts>,
): Promise<LoadedFacts> {
  const isListed = isOnlyListed(asked);
  try {
    const facts = await load();
    if (isListed && lacksNumbers(asked.bulletin, facts.tables)) {
      throw new InputError([ahead(asked)]);
    }
    return facts;
  } catch (error) {
    const lacksRow = error instanceof InputError && error.findings.some(isRowLacking);
    if (!isListed || !lacksRow) throw error;
    throw new InputError([ahead(asked), ...error.findings]);
  }
}

/** Whether the period is one of the calendar's, and nothing says that the data have it. */
function isOnlyListed({ bulletin, calendar, parameters }: AskedPeriod): boolean {
  const isKnown = bulletin.definition.parameters[PERIOD]?.from !== undefined;
  return !isKnown && calendar?.rows.some(({ period }) => period === parameters[PERIOD]) === true;
}

function isRowLacking({ rule }: Finding): boolean {
  return rule === "fact/no-row";
}

function lacksNumbers({ queries, definition }: Bulletin, tables: FactTables): boolean {
  const asksPeriod = new RegExp(`\\$${PERIOD}\\b`);
  const asking = [...tables.values()].filter(
    ({ name }) =>
      definition.facts[name]?.by === PERIOD || asksPeriod.test(queries.get(name)?.text ?? ""),
  );
  return asking.some(hasNumbers) && !asking.some(saysSomething);
}

function hasNumbers({ columns }: FactTable): boolean {
  return columns.some(({ kind }) => kind === "number");
}

/** A number, or a status that says why there is none. */
function saysSomething({ rows }: FactTable): boolean {
  return rows.some(({ facts }) =>
    [...facts.values()].some(
      ({ kind, value, status }) => kind === "number" && (value !== null || status.length > 0),
    ),
  );
}

function ahead(asked: AskedPeriod): Finding {
  const { bulletin, parameters, set } = asked;
  const declaration = bulletin.definition.parameters[PERIOD];
  const isGiven = Object.hasOwn(set, PERIOD);
  const isLatest = !isGiven && declaration !== undefined && asksLatest(declaration);
  const message = `the calendar has the period ${parameters[PERIOD]}${isLatest ? ", its newest" : ""}, but the data have no number for it`;
  return problem(
    "calendar/ahead",
    isGiven ? COMMAND_LINE : bulletin.locate(["parameters", PERIOD, "default"]),
    message,
    isLatest
      ? `Let the data say what is newest: from: ${periodColumn(asked, declaration.type)}.`
      : "Bring in its data, or build another period.",
  );
}

const FIELD_TYPES: Readonly<Partial<Record<PeriodType, string>>> = {
  year: "year",
  month: "yearmonth",
  day: "date",
};

/** A column of the data that holds such periods, where one is known by its type. */
function periodColumn({ bulletin, database }: AskedPeriod, type: PeriodType): string {
  for (const { name, fields } of database.resources.values()) {
    const field = fields.find((candidate) => candidate.type === FIELD_TYPES[type]);
    if (name !== bulletin.definition.calendar && field !== undefined)
      return `${name}.${field.name}`;
  }
  return "resource.column";
}
