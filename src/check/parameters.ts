import type { Database } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
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
  const { values, findings } = await givenParameters(bulletin, set, database, periods);
  const missing = Object.keys(bulletin.definition.parameters).filter(
    (name) => !Object.hasOwn(values, name),
  );
  const language = given(set, "language") ?? bulletin.definition.languages[0] ?? "en";
  throwIfErrors([
    ...findings,
    ...missing.map((name) => missingFinding(bulletin, name)),
    ...languageFindings(bulletin, language, COMMAND_LINE),
  ]);
  return { ...values, language };
}

/** The parameters that `--set` or a default gives, but for the language, and what is wrong with them. */
export async function givenParameters(
  bulletin: Bulletin,
  set: Readonly<Record<string, string>>,
  database: Database,
  periods: readonly string[] | undefined,
): Promise<{ readonly values: Parameters; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = unknownNames(bulletin, set);
  const values: Record<string, string> = {};
  for (const [name, declaration] of Object.entries(bulletin.definition.parameters)) {
    const value =
      given(set, name) ?? (await defaultValue(bulletin, name, declaration, database, periods));
    if (value === undefined) continue;
    const place =
      given(set, name) === undefined
        ? bulletin.locate(["parameters", name, "default"])
        : COMMAND_LINE;
    const allowed = await allowedValues(bulletin, name, declaration, database);
    findings.push(...valueFindings({ name, declaration, value, place, allowed }));
    values[name] = value;
  }
  return { values, findings };
}

/** Where a value stands that was given to the command. */
export const COMMAND_LINE = { file: "--set" };

/** A parameter may be called as what every object has: "constructor". */
function given(set: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(set, name) ? set[name] : undefined;
}

/** The names of a bulletin's parameters, `language` among them. */
export function parameterNames({ definition }: Bulletin): string[] {
  return [...new Set([...Object.keys(definition.parameters), "language"])];
}

/** The names that `--set` gives and the definition doesn't declare. */
export function unknownNames(bulletin: Bulletin, set: Parameters): Finding[] {
  const known = parameterNames(bulletin);
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

/** That nothing gives a parameter its value. */
export function missingFinding(bulletin: Bulletin, name: string): Finding {
  const all = bulletin.burst === undefined ? "" : " With --all every edition of the burst is made.";
  return problem(
    "parameter/missing",
    bulletin.locate(["parameters", name]),
    `the parameter "${name}" has no value`,
    `Give one with --set ${name}=…, or write a default.${all}`,
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
export async function allowedValues(
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

/** A value of a parameter, where it stands, and the values that its column has. */
interface GivenValue {
  readonly name: string;
  readonly declaration: ParameterDeclaration;
  readonly value: string;
  readonly place: Place;
  readonly allowed: readonly string[] | undefined;
}

/** What is wrong with a value: it isn't of its parameter's type, or its column doesn't have it. */
export function valueFindings({ name, declaration, value, place, allowed }: GivenValue): Finding[] {
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

/** What is wrong with a language: the bulletin doesn't have it. */
export function languageFindings(bulletin: Bulletin, language: string, place: Place): Finding[] {
  const { languages } = bulletin.definition;
  if (languages.includes(language)) return [];
  return [
    problem(
      "parameter/language",
      place,
      `the bulletin has no language "${language}"`,
      nameRemedy(language, languages),
    ),
  ];
}
