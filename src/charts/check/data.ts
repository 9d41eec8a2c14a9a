import { type JsonNode, memberOf } from "../../data/json-text.ts";
import type { FactTable } from "../../facts/types.ts";
import { type Finding, problem } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import { chartReferences, type FieldReference, type TableReference } from "../fields.ts";
import { chartColumns } from "../rows.ts";
import type { ChartSource } from "../source.ts";
import { type Member, members } from "../walk.ts";

/** What a chart is checked against: the fact tables by name, with or without rows. */
export type ChartTables = ReadonlyMap<string, Pick<FactTable, "columns" | "keyColumn">>;

/** Data that are no fact table, tables and fields that there aren't, numbers printed unformatted. */
export function dataFindings(source: ChartSource, tables: ChartTables): Finding[] {
  const { tables: named, fields } = chartReferences(source.root);
  const all = members(source.root);
  return [
    ...missingData(source, all, fields),
    ...all.flatMap((member) => strangeData(member, source)),
    ...named.flatMap((reference) => unknownTable(reference, source, tables)),
    ...fields.flatMap((reference) => unknownField(reference, source, tables)),
    ...textFieldFindings(source, all, fields, tables),
  ];
}

/** No data in the whole chart, or none for a view that draws a field: said once. */
function missingData(
  { root, place }: ChartSource,
  all: readonly Member[],
  fields: readonly FieldReference[],
): Finding[] {
  if (!all.some(({ key }) => key === "data"))
    return [problem("chart/data", place(root.start), "the chart has no data", DATA_REMEDY)];
  const bare = fields.find(({ scope }) => !scope.given);
  if (bare === undefined) return [];
  const message = `the view with the field "${bare.field}" has no data`;
  return [problem("chart/data", place(bare.offset), message, DATA_REMEDY)];
}

const DATA_REMEDY = 'Name a fact table: "data": { "name": "<fact table>" }.';

/** `url` is refused by name; `sequence`, `graticule` and `sphere` are no facts. */
function strangeData({ key, value, start, above }: Member, { place }: ChartSource): Finding[] {
  if (key !== "data" || above.includes("config")) return [];
  const isSaid = ["values", "url"].some((member) => memberOf(value, member) !== undefined);
  if (isSaid || memberOf(value, "name")?.kind === "string") return [];
  return [problem("chart/data", place(start), "the data are no fact table", DATA_REMEDY)];
}

function unknownTable(
  { table, offset }: TableReference,
  { place }: ChartSource,
  tables: ChartTables,
): Finding[] {
  if (tables.has(table)) return [];
  const message = `there is no fact table "${table}"`;
  return [
    problem("chart/unknown-table", place(offset), message, tableRemedy(table, tables.keys())),
  ];
}

/** What to do where there is no fact table of the name. */
export function tableRemedy(name: string, tables: Iterable<string>): string {
  return nameRemedy(name, tables, 'Declare it under "facts" in the definition.');
}

function unknownField(
  { field, offset, scope }: FieldReference,
  { place }: ChartSource,
  tables: ChartTables,
): Finding[] {
  // Data that are missing or refused are a finding of their own, and so is an unknown table.
  if (scope.open || !scope.given || scope.made.has(field)) return [];
  const table = scope.table === undefined ? undefined : tables.get(scope.table);
  if (scope.table !== undefined && table === undefined) return [];
  const columns = table === undefined ? [] : columnNames(table);
  if (columns.includes(field)) return [];
  const known = [...columns, ...scope.made];
  const where = scope.table === undefined ? "the data" : `"${scope.table}"`;
  const message = `${where} has no field "${field}"`;
  return [problem("chart/unknown-field", place(offset), message, nameRemedy(field, known))];
}

function columnNames({ columns, keyColumn }: Pick<FactTable, "columns" | "keyColumn">): string[] {
  const names = chartColumns({ columns });
  return keyColumn === undefined ? names : [...names, keyColumn];
}

/** A number or a date in a text mark would be printed by Vega's formatter, not by ours. */
function textFieldFindings(
  { place }: ChartSource,
  all: readonly Member[],
  fields: readonly FieldReference[],
  tables: ChartTables,
): Finding[] {
  return all
    .filter(({ key, above }) => key === "text" && above.at(-1) === "encoding")
    .flatMap(({ value }) => fieldNodes(value))
    .flatMap((node) => {
      const reference = fields.find(({ offset }) => offset === node.start);
      const column = columnOf(reference, tables);
      if (column === undefined || column.kind === "text" || column.kind === "boolean") return [];
      const message = `the text prints "${column.name}" as Vega formats it, not as it is published`;
      const remedy = `Use "${column.name}_text", or "${column.name}_full" with its unit.`;
      return [problem("chart/text-field", place(node.start), message, remedy)];
    });
}

/** The strings that stand as `field` in a channel and its conditions. */
function fieldNodes(node: JsonNode): JsonNode[] {
  if (node.kind === "array") return node.items.flatMap(fieldNodes);
  if (node.kind !== "object") return [];
  return node.entries.flatMap(({ key, value }) => (key === "field" ? [value] : fieldNodes(value)));
}

function columnOf(reference: FieldReference | undefined, tables: ChartTables) {
  if (reference?.scope.table === undefined || reference.scope.made.has(reference.field)) return;
  const { columns } = tables.get(reference.scope.table) ?? { columns: [] };
  return columns.find(({ name }) => name === reference.field);
}
