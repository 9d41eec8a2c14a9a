import type { FactColumn, FactTables } from "../facts/types.ts";
import type { Place } from "../finding/finding.ts";
import type { SetAside } from "../finding/unfinished.ts";
import type { Language } from "../language/language.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Partials } from "./compile.ts";
import { EDITION_NAMES } from "./context.ts";

/** What a template may name, without any value: enough to check it before anything is printed. */
export interface TemplateScope {
  readonly tables: ReadonlyMap<string, TableScope>;
  /** Resources that are no fact tables, by name: how each becomes one. */
  readonly others?: ReadonlyMap<string, string> | undefined;
  /** Names of the parameters; `language` is always known. */
  readonly parameters: readonly string[];
  readonly charts: readonly string[];
  /** File names within photos/. */
  readonly photos: readonly string[];
  readonly partials: Partials;
  readonly language: Language;
  /** Declared names with digits: "5G". */
  readonly literals: readonly string[];
  /** Undefined where there is no period that a commentary could be for. */
  readonly commentary?: CommentaryFile | undefined;
  /** In a draft: takes what is unfinished, which is an error in any other edition. */
  readonly setAside?: SetAside | undefined;
}

/** The file that a period's commentary in one language belongs into. */
export interface CommentaryFile {
  /** Relative to the workspace. */
  readonly file: string;
  /** The period, as it is written. */
  readonly period: string;
  /** Undefined where nobody has written it yet. */
  readonly source: SourceFile | undefined;
}

/** Columns and keys of a fact table. */
export interface TableScope {
  readonly name: string;
  readonly one: boolean;
  readonly keyColumn?: string | undefined;
  readonly columns: ReadonlyMap<string, FactColumn>;
  readonly keys: readonly string[];
}

/** The scope that fact tables give, with what else can be named. */
export function scopeOf(tables: FactTables, others: Omit<TemplateScope, "tables">): TemplateScope {
  const scopes = [...tables.values()].map((table): [string, TableScope] => [
    table.name,
    {
      name: table.name,
      one: table.one,
      keyColumn: table.keyColumn,
      columns: new Map(table.columns.map((column) => [column.name, column])),
      keys: [...table.byKey.keys()],
    },
  ]);
  return { ...others, tables: new Map(scopes) };
}

/** A text written in a template and handed on: where it prints, its digits are typed. */
export interface WrittenText {
  readonly text: string;
  readonly place: Place;
}

/** What a path or an expression is, before there are values. */
export type Shape =
  | { readonly kind: "fact"; readonly column: FactColumn }
  | { readonly kind: "row"; readonly table: TableScope }
  | { readonly kind: "table"; readonly table: TableScope }
  | RecordShape
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "text"; readonly written?: WrittenText }
  | { readonly kind: "number" }
  | { readonly kind: "words" }
  | { readonly kind: "condition" }
  /** Something that was wrong and has its finding already. */
  | { readonly kind: "unknown" };

interface RecordShape {
  readonly kind: "record";
  readonly entries: ReadonlyMap<string, Shape>;
  readonly base?: Shape;
}

export const UNKNOWN: Shape = { kind: "unknown" };
export const TEXT_SHAPE: Shape = { kind: "text" };

/** `edition.correction`: a record in a corrected edition, nothing in any other. */
const CORRECTION: Shape = {
  kind: "record",
  entries: new Map<string, Shape>([
    ...["of", "since", "reason", "replaces", "said", "others"].map((name): [string, Shape] => [
      name,
      TEXT_SHAPE,
    ]),
    [
      "changes",
      {
        kind: "list",
        item: {
          kind: "record",
          entries: new Map<string, Shape>([
            ["name", TEXT_SHAPE],
            ["now", { kind: "words" }],
            ["was", TEXT_SHAPE],
          ]),
        },
      },
    ],
  ]),
};

/** What the paths of a template begin with. */
export function rootShape(scope: TemplateScope): Shape {
  const text = (names: readonly string[]): [string, Shape][] =>
    names.map((name) => [name, TEXT_SHAPE]);
  const edition = new Map<string, Shape>([
    ...text(EDITION_NAMES),
    ["draft", { kind: "condition" }],
    ["correction", CORRECTION],
  ]);
  return {
    kind: "record",
    entries: new Map<string, Shape>([
      ...text([...scope.parameters, "language"]),
      ["edition", { kind: "record", entries: edition }],
      ["labels", { kind: "record", entries: new Map(text(Object.keys(scope.language.labels))) }],
      ...[...scope.tables].map(([name, table]): [string, Shape] => [
        name,
        { kind: table.one ? "row" : "table", table },
      ]),
    ]),
  };
}

/** The shape under a name; undefined where the name isn't there. */
export function childShape(shape: Shape, name: string): Shape | undefined {
  if (shape.kind === "unknown") return UNKNOWN;
  if (shape.kind === "row") {
    const column = shape.table.columns.get(name);
    return column && { kind: "fact", column };
  }
  if (shape.kind === "table") {
    return shape.table.keys.includes(name) ? { kind: "row", table: shape.table } : undefined;
  }
  if (shape.kind !== "record") return undefined;
  return shape.entries.get(name) ?? (shape.base && childShape(shape.base, name));
}

/** The names below a shape. */
export function shapeNames(shape: Shape): readonly string[] {
  if (shape.kind === "row") return [...shape.table.columns.keys()];
  if (shape.kind === "table") return shape.table.keys;
  if (shape.kind !== "record") return [];
  return [...shape.entries.keys(), ...(shape.base === undefined ? [] : shapeNames(shape.base))];
}

/** What a shape is called in a message. */
export function shapeWords(shape: Shape): string {
  switch (shape.kind) {
    case "fact":
      return `a fact (${shape.column.name}, ${shape.column.unit ?? shape.column.kind})`;
    case "row":
      return `a row of ${shape.table.name}`;
    case "table":
      return `the fact table ${shape.table.name}`;
    case "record":
      return "a group of names";
    case "list":
      return "a list";
    default:
      return {
        text: "a text",
        number: "a number",
        words: "words",
        condition: "a condition",
        unknown: "unknown",
      }[shape.kind];
  }
}
