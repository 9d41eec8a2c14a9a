import { quoteIdentifier } from "../data/quote.ts";
import type { Resource } from "../data/types.ts";
import { ROW_COLUMN } from "./columns.ts";
import type { ColumnDeclaration, FactTableDeclaration } from "./types.ts";

/**
 * The query of a resource that is a fact table by itself: all fields, in the order of its files'
 * rows, which is the order in which they were loaded.
 */
export function resourceQuery(resource: Resource): string {
  const columns = [...resource.fields.map(({ name }) => name), ROW_COLUMN].map(quoteIdentifier);
  return `select ${columns.join(", ")} from ${quoteIdentifier(resource.name)} order by rowid`;
}

/** Whether a resource is a fact table without being declared: its primary key is one column. */
export function isFactResource(resource: Resource): boolean {
  return resource.primaryKey.length === 1;
}

/**
 * How a resource becomes a fact table that is none by itself: the parameters in its key deal its rows out, and the
 * column that is left of the key names them.
 */
export function howToDeclare(
  { name, primaryKey }: Resource,
  parameters: readonly string[],
): string {
  const by = primaryKey.find((column) => parameters.includes(column));
  const left = primaryKey.filter((column) => column !== by);
  const written = [
    ...(by === undefined ? [] : [`by: ${by}`]),
    ...(left.length === 1 ? [`key: ${left[0]}`] : []),
  ];
  const why =
    primaryKey.length === 0 ? "it has no primary key" : `its key is ${primaryKey.join(" and ")}`;
  const declaration = written.length === 0 ? "{}" : `{ ${written.join(", ")} }`;
  return `The resource is no fact table by itself, since ${why}: declare it under \`facts\` as ${name}: ${declaration}, or write facts/${name}.sql.`;
}

/**
 * The declaration of a resource's table: its primary key, units and decimals of its fields, over
 * which goes what the definition says.
 */
export function resourceDeclaration(
  resource: Resource,
  declared: FactTableDeclaration = {},
): FactTableDeclaration {
  const fields = resource.fields
    .filter(({ unit, decimals }) => unit !== undefined || decimals !== undefined)
    .map(({ name, unit, decimals }): [string, ColumnDeclaration] => [name, { unit, decimals }]);
  const columns = new Map(fields);
  for (const [name, column] of Object.entries(declared.columns ?? {})) {
    columns.set(name, overlay(columns.get(name), column));
  }
  const key = declared.key ?? (isFactResource(resource) ? resource.primaryKey[0] : undefined);
  const one = declared.one ?? false;
  const { by, total } = declared;
  return { one, key: one ? undefined : key, by, total, columns: Object.fromEntries(columns) };
}

function overlay(
  field: ColumnDeclaration | undefined,
  column: ColumnDeclaration,
): ColumnDeclaration {
  return {
    ...column,
    unit: column.unit ?? field?.unit,
    decimals: column.decimals ?? field?.decimals,
  };
}
