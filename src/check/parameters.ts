import type { Database } from "../data/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { PeriodType } from "../language/language.ts";
import { parsePeriod, periodExample } from "../language/period.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { ParameterDeclaration } from "../workspace/schema.ts";

/** The values an edition is made for, by name; `language` is always one of them. */
export type Parameters = Readonly<Record<string, string>>;

/** The parameter that the calendar and the dates of an edition follow. */
export const PERIOD = "period";

/**
 * The parameters of one edition: what `--set` gives, else the defaults; `latest` is the newest value
 * of the column `from`, else the newest of the calendar's `periods`. Throws an InputError for a name
 * that is not declared (near name), a value that its type or its column does not have, and one that
 * neither `--set` nor a default gives.
 */
export async function resolveParameters(
  bulletin: Bulletin,
  set: Readonly<Record<string, string>>,
  database: Database,
  periods: readonly string[] | undefined,
): Promise<Parameters> {
  const declared = bulletin.definition.parameters;
  const findings: Finding[] = unknownNames(set, [...Object.keys(declared), "language"]);
  const values: Record<string, string> = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const value =
      given(set, name) ?? (await defaultValue(bulletin, name, declaration, database, periods));
    if (value === undefined) findings.push(missing(bulletin, name));
    else {
      findings.push(...(await valueFindings(bulletin, name, declaration, value, set, database)));
      values[name] = value;
    }
  }
  const language = given(set, "language") ?? bulletin.definition.languages[0] ?? "en";
  findings.push(...languageFindings(bulletin, language));
  if (findings.length > 0) throw new InputError(findings);
  return { ...values, language };
}

/** Where a value stands that was given to the command. */
export const COMMAND_LINE = { file: "--set" };

/** A parameter may be called as what every object has: "constructor". */
function given(set: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(set, name) ? set[name] : undefined;
}

function unknownNames(set: Readonly<Record<string, string>>, known: readonly string[]): Finding[] {
  return Object.keys(set)
    .filter((name) => !known.includes(name))
    .map((name) =>
      problem(
        "parameter/unknown",
        COMMAND_LINE,
        `there is no parameter "${name}"`,
        nameRemedy(name, known),
      ),
    );
}

function missing(bulletin: Bulletin, name: string): Finding {
  return problem(
    "parameter/missing",
    bulletin.locate(["parameters", name]),
    `the parameter "${name}" has no value`,
    `Give one with --set ${name}=…, or write a default.`,
  );
}

async function defaultValue(
  bulletin: Bulletin,
  name: string,
  declaration: ParameterDeclaration,
  database: Database,
  periods: readonly string[] | undefined,
): Promise<string | undefined> {
  if (!asksLatest(declaration)) return declaration.default;
  const values =
    (await allowedValues(bulletin, name, declaration, database)) ??
    (name === PERIOD ? periods : undefined);
  if (values !== undefined) return values.at(-1);
  throw new InputError([
    problem(
      "parameter/no-latest",
      bulletin.locate(["parameters", name, "default"]),
      `"latest" of "${name}" can't be found: there is no calendar`,
      "Name a `calendar`, or give the column with `from: resource.column`.",
    ),
  ]);
}

/** Of a text `latest` is a word like any other: texts have no order. */
export function asksLatest({ default: value, type }: ParameterDeclaration): boolean {
  return value === "latest" && type !== "text";
}

/** The values that `from` allows, sorted; undefined where nothing limits them. */
async function allowedValues(
  bulletin: Bulletin,
  name: string,
  declaration: ParameterDeclaration,
  database: Database,
): Promise<readonly string[] | undefined> {
  const { from } = declaration;
  if (from === undefined) return undefined;
  const [resource = "", column = ""] = from.split(".");
  refuseUnknownColumn(bulletin, name, resource, column, database);
  const place = bulletin.locate(["parameters", name]).file;
  const result = await database.query(
    `select distinct cast("${column}" as varchar) as value from "${resource}" where "${column}" is not null order by 1`,
    place,
  );
  return result.rows.map((row) => String(row[0]));
}

function refuseUnknownColumn(
  bulletin: Bulletin,
  name: string,
  resource: string,
  column: string,
  database: Database,
): void {
  const place = bulletin.locate(["parameters", name, "from"]);
  const found = database.resources.get(resource);
  const fields = found?.fields.map((field) => field.name) ?? [];
  if (fields.includes(column)) return;
  const [what, remedy] =
    found === undefined
      ? [`there is no resource "${resource}"`, nameRemedy(resource, database.resources.keys())]
      : [`the resource "${resource}" has no column "${column}"`, nameRemedy(column, fields)];
  throw new InputError([problem("parameter/unknown-column", place, what, remedy)]);
}

async function valueFindings(
  bulletin: Bulletin,
  name: string,
  declaration: ParameterDeclaration,
  value: string,
  set: Readonly<Record<string, string>>,
  database: Database,
): Promise<Finding[]> {
  const place =
    given(set, name) !== undefined
      ? COMMAND_LINE
      : bulletin.locate(["parameters", name, "default"]);
  if (!isOfType(value, declaration.type)) {
    return [
      problem(
        "parameter/type",
        place,
        `"${value}" is no ${declaration.type}, which the parameter "${name}" is`,
        `Write it like ${declaration.type === "text" ? "any text that is not empty" : periodExample(declaration.type)}.`,
      ),
    ];
  }
  const allowed = await allowedValues(bulletin, name, declaration, database);
  if (allowed === undefined || allowed.includes(value)) return [];
  return [
    problem(
      "parameter/value",
      place,
      `the data has no ${name} "${value}"`,
      allowed.length === 0
        ? "Fill the column with values."
        : nameRemedy(value, allowed.toReversed()),
    ),
  ];
}

function isOfType(value: string, type: PeriodType): boolean {
  return type === "text" ? value !== "" : parsePeriod(value, type) !== undefined;
}

function languageFindings(bulletin: Bulletin, language: string): Finding[] {
  const { languages } = bulletin.definition;
  if (languages.includes(language)) return [];
  return [
    problem(
      "parameter/language",
      COMMAND_LINE,
      `the bulletin has no language "${language}"`,
      nameRemedy(language, languages),
    ),
  ];
}
