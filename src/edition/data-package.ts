import type { PreparedEdition } from "../check/types.ts";
import { labelOf } from "../facts/label.ts";
import { publishedFields } from "../facts/published-rows.ts";
import { statusCodes } from "../facts/status.ts";
import type { FactColumn, FactTable } from "../facts/types.ts";
import { withLabel } from "../language/labels.ts";
import { parsePeriod } from "../language/period.ts";
import { sha256 } from "../workspace/read.ts";
import { dataTables, shownBy } from "./data-tables.ts";
import type { EditionFile } from "./store.ts";

/**
 * `data/datapackage.json`: what the CSV files beside it hold, as a Data Package (version 2): title,
 * unit, decimals and status codes of each column, sources and licences of the data.
 */
export function dataPackage(edition: PreparedEdition, files: readonly EditionFile[]): unknown {
  const { bulletin, page, packages, texts, instant, language } = edition;
  const { folder, draft, office } = edition.edition;
  const sources = distinct(packages.flatMap((one) => one.sources));
  const licenses = distinct(packages.flatMap((one) => one.licenses));
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: packageName(`${bulletin.name}-${folder}`),
    title: page.title,
    description: texts.subject,
    ...(draft ? { draft: true } : {}),
    language: language.tag,
    created: instant,
    contributors: office === undefined ? undefined : [{ title: office, roles: ["publisher"] }],
    keywords: texts.keywords.length === 0 ? undefined : texts.keywords,
    sources: sources.length === 0 ? undefined : sources,
    licenses: licenses.length === 0 ? undefined : licenses,
    resources: dataTables(edition).map((table) => resourceOf(table, edition, files)),
  };
}

/** Each once: packages of one office name the same source. */
function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** As the standard has names: lower case, digits, `.`, `_`, `-`. */
function packageName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
}

function resourceOf(
  table: FactTable,
  edition: PreparedEdition,
  files: readonly EditionFile[],
): unknown {
  const file = files.find(({ path }) => path === `data/${table.name}.csv`);
  if (file === undefined) throw new Error(`${table.name} has no file`);
  const [printed] = shownBy(table, edition);
  return {
    name: table.name,
    type: "table",
    path: `${table.name}.csv`,
    title: printed?.title ?? labelOf(table),
    description: printed?.shows,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: Buffer.byteLength(file.content),
    hash: `sha256:${sha256(file.content)}`,
    schema: {
      fields: publishedFields(table).map(({ column, isStatus }) =>
        isStatus ? statusField(column, edition) : valueField(column, table),
      ),
      missingValues: [""],
      primaryKey: table.one ? undefined : table.keyColumn,
    },
  };
}

function valueField(column: FactColumn, table: FactTable): unknown {
  const { name, unit, decimals } = column;
  return {
    name,
    type: typeOf(column, table),
    title: labelOf(column),
    unit,
    decimals,
    computed: column.computed ? true : undefined,
    approximate: column.approximate ? true : undefined,
  };
}

/** The status of the value in the column before it: codes joined by commas. */
function statusField(column: FactColumn, { language }: PreparedEdition): unknown {
  const codes = statusCodes.map((code) => `${code} ${language.legend(code)}`);
  const { labels } = language;
  return {
    name: `${column.name}_status`,
    type: "string",
    title: withLabel(labels, labelOf(column), labels.symbols),
    description: codes.join(labels.semicolon + labels.space),
    constraints: { pattern: "[a-z](,[a-z])*" },
  };
}

function typeOf({ name, kind }: FactColumn, { rows }: FactTable): string {
  if (kind === "number" || kind === "boolean") return kind;
  if (kind === "text") return "string";
  const values = rows.flatMap((row) => row.facts.get(name)?.value ?? []);
  const all = (type: "year" | "month" | "day"): boolean =>
    values.length > 0 && values.every((value) => parsePeriod(value, type) !== undefined);
  if (all("year")) return "year";
  if (all("month")) return "yearmonth";
  return all("day") ? "date" : "string";
}
