import type { ResultColumn, ResultTable, ValueType } from "../data/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { nameRemedy, nearest } from "../finding/near.ts";
import type { Unit } from "../language/types.ts";
import type { FactSource } from "./source.ts";
import type { ColumnDeclaration, Fact, FactTableDeclaration } from "./types.ts";
import { isUnit, unitNames } from "./units.ts";

/** The column that every loaded resource carries: "data/x/y.csv:12", file and line of its row. */
export const ROW_COLUMN = "_row";

const COMPANIONS = ["status", "precision", "reason"] as const;

/** What can stand beside a column `c`, as `c_status`, `c_precision`, `c_reason`. */
export type Companion = (typeof COMPANIONS)[number];

/** A column of a result that becomes facts, and where it and its companions stand in a row. */
export interface PlannedColumn {
  /** As facts are addressed: `name_en` is `name` in an English edition. */
  readonly name: string;
  /** As the result has it: `name_en`. */
  readonly field: string;
  readonly kind: Fact["kind"];
  readonly type: ValueType;
  readonly scale?: number | undefined;
  readonly at: number;
  readonly companions: Readonly<Partial<Record<Companion, number>>>;
  readonly declaration: ColumnDeclaration;
  /** For kind "number". */
  readonly unit?: Unit | undefined;
}

/** Columns in the result's order, and what is wrong with their declarations. */
export interface ColumnPlan {
  readonly columns: readonly PlannedColumn[];
  /** Position of the `_row` column. */
  readonly row?: number | undefined;
  readonly findings: readonly Finding[];
}

/** A result column under the name that facts have. */
interface NamedColumn extends ResultColumn {
  readonly field: string;
  readonly at: number;
}

/**
 * Finds the columns of a result that are facts: language columns folded, companions and `_row` put
 * aside, declarations matched. Findings: a declared column that the query lacks, a companion that
 * stands alone or twice, an unknown unit, a unit on a date or boolean.
 */
export function planColumns(
  table: string,
  result: ResultTable,
  declaration: FactTableDeclaration,
  source: FactSource,
): ColumnPlan {
  const named = foldLanguages(result.columns, source.languageCode);
  const partners = partnerNames(result.columns, named);
  const columns = named
    .filter(({ name }) => name !== ROW_COLUMN && companionOf(name) === undefined)
    .map((column) => {
      const kind = fieldKind(column, result.reads, source) ?? kindOf(column.type);
      return planColumn(column, kind, named, declaration.columns?.[column.name] ?? {});
    });
  const findings = [
    ...lacking(table, columns, declaration, source),
    ...named.flatMap((column) => partnerless(table, column, partners, source)),
    ...columns.flatMap((column) => companionsTwice(table, column, named, source)),
    ...columns.flatMap((column) => unitFindings(table, column, source)),
  ];
  return { columns, row: named.find(({ name }) => name === ROW_COLUMN)?.at, findings };
}

/**
 * Text columns by language, `name_en` and `name_zh`, become the one of the edition's language under
 * the plain name; the others are left out, and so is a plain `name` beside them.
 */
function foldLanguages(columns: readonly ResultColumn[], languageCode: string): NamedColumn[] {
  const suffix = `_${languageCode.toLowerCase().replaceAll("-", "_")}`;
  const bases = new Set(
    columns
      .filter((column) => column.type === "text" && column.name.endsWith(suffix))
      .map((column) => column.name.slice(0, -suffix.length))
      .filter((base) => base !== ""),
  );
  return columns.flatMap((column, at) => {
    const { name, type } = column;
    const base = name.slice(0, -suffix.length);
    if (type === "text" && name === base + suffix && bases.has(base)) {
      return [{ ...column, name: base, field: name, at }];
    }
    const left = bases.has(name) || (type === "text" && isOtherLanguage(name, bases));
    return left ? [] : [{ ...column, field: name, at }];
  });
}

/** Whether a column is `name_zh` beside the `name_en` of the edition's language. */
function isOtherLanguage(name: string, bases: ReadonlySet<string>): boolean {
  const base = /^(.+)_[a-z]{2}(?:_[a-z]{4})?$/.exec(name)?.[1];
  return base !== undefined && bases.has(base);
}

/** A companion column's kind, and the column that it stands beside, in small letters. */
function companionOf(name: string): { companion: Companion; partner: string } | undefined {
  const lower = name.toLowerCase();
  const companion = COMPANIONS.find((one) => lower.endsWith(`_${one}`));
  if (companion === undefined) return undefined;
  return { companion, partner: lower.slice(0, -companion.length - 1) };
}

/**
 * Names that a companion can be named after, in small letters as SQL has them: as written (also of
 * another language's columns, which are left out) and as folded.
 */
function partnerNames(
  columns: readonly ResultColumn[],
  named: readonly NamedColumn[],
): ReadonlySet<string> {
  return new Set([...columns, ...named].map(({ name }) => name.toLowerCase()));
}

/** The companions of a kind that a column has, named after it as written or as folded. */
function companionsOf(
  { name, field }: Pick<NamedColumn, "name" | "field">,
  companion: Companion,
  named: readonly NamedColumn[],
): readonly NamedColumn[] {
  const wanted = [name, field].map((one) => `${one}_${companion}`.toLowerCase());
  return named.filter((other) =>
    [other.name, other.field].some((one) => wanted.includes(one.toLowerCase())),
  );
}

function planColumn(
  column: NamedColumn,
  kindOfValues: Fact["kind"],
  named: readonly NamedColumn[],
  declaration: ColumnDeclaration,
): PlannedColumn {
  const companions: Partial<Record<Companion, number>> = {};
  for (const companion of COMPANIONS) {
    const at = companionsOf(column, companion, named)[0]?.at;
    if (at !== undefined) companions[companion] = at;
  }
  const kind = declaration.unit === undefined ? kindOfValues : "number";
  return { ...column, kind, companions, declaration, unit: unitOf(kind, declaration) };
}

/** A status that stands beside nothing would hold for nothing: a confidential value would be printed. */
function partnerless(
  table: string,
  { field }: NamedColumn,
  partners: ReadonlySet<string>,
  { file }: FactSource,
): Finding[] {
  const found = companionOf(field);
  if (found === undefined || partners.has(found.partner)) return [];
  const { companion, partner } = found;
  const message = `the column "${field}" of "${table}" stands beside no column "${partner}"`;
  const candidates = [...partners].filter((name) => companionOf(name) === undefined);
  const near = nearest(partner, candidates);
  const remedy =
    near === undefined
      ? `Select "${partner}", too, or give the column a name without "_${companion}".`
      : `Did you mean "${near}_${companion}"?`;
  return [problem("fact/companion", { file }, message, remedy)];
}

function companionsTwice(
  table: string,
  column: PlannedColumn,
  named: readonly NamedColumn[],
  { file }: FactSource,
): Finding[] {
  return COMPANIONS.flatMap((companion) => {
    const [first, second] = companionsOf(column, companion, named);
    if (first === undefined || second === undefined) return [];
    const message = `"${first.field}" and "${second.field}" both give the ${companion} of "${column.name}" in "${table}"`;
    return [problem("fact/companion", { file }, message, "Leave out one of them.")];
  });
}

/** What a column is by its type alone, without a declared unit. */
function kindOf(type: ValueType): Fact["kind"] {
  if (type === "text" || type === "boolean") return type;
  return type === "date" || type === "datetime" ? "date" : "number";
}

const dateFields = ["year", "yearmonth", "date", "datetime"];

/**
 * "date" where the query reads the column from a field of a date's type: the database holds a year
 * as a number, a month and an instant as text.
 */
function fieldKind(
  { field: name, type }: NamedColumn,
  reads: ResultTable["reads"],
  source: FactSource,
): "date" | undefined {
  if (type !== "integer" && type !== "text") return undefined;
  const types = [...source.resources.values()]
    .filter((resource) => reads[resource.name]?.includes(name))
    .flatMap(({ fields }) => fields.filter((field) => field.name === name))
    .map((field) => field.type);
  const dates = types.length > 0 && types.every((one) => dateFields.includes(one));
  return dates ? "date" : undefined;
}

function unitOf(kind: Fact["kind"], { unit }: ColumnDeclaration): Unit | undefined {
  if (kind !== "number") return undefined;
  return unit !== undefined && isUnit(unit) ? unit : "number";
}

function lacking(
  table: string,
  columns: readonly PlannedColumn[],
  declaration: FactTableDeclaration,
  source: FactSource,
): Finding[] {
  const known = columns.map(({ name }) => name);
  return Object.keys(declaration.columns ?? {})
    .filter((name) => !known.includes(name))
    .map((name) =>
      problem(
        "fact/missing-column",
        source.locate(["facts", table, "columns", name]),
        `"${table}" has no column "${name}": ${source.file} doesn't give it`,
        nameRemedy(name, known),
      ),
    );
}

function unitFindings(table: string, column: PlannedColumn, source: FactSource): Finding[] {
  const { unit } = column.declaration;
  if (unit === undefined) return [];
  const place = source.locate(["facts", table, "columns", column.name, "unit"]);
  const where = `column "${column.name}" of "${table}"`;
  if (!isUnit(unit)) {
    const message = `unknown unit "${unit}" of ${where}`;
    return [problem("fact/unit", place, message, nameRemedy(unit, unitNames))];
  }
  const kind = kindOf(column.type);
  if (kind === "number" || kind === "text") return [];
  const message = `${where} has the unit ${unit}, but holds ${kind} values`;
  return [problem("fact/unit", place, message, "Remove the unit, or select a number.")];
}
