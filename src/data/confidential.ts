import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { shortestDecimal } from "./decimal-text.ts";
import { quoteIdentifier } from "./quote.ts";
import type { ReadResource } from "./resource.ts";
import { isRounding } from "./rounding.ts";
import type { ConfidentialCell, Database, Resource } from "./types.ts";

/** The status code c among others: "c", "c,r", "p c". */
const CODE = String.raw`(^|[\s,])c($|[\s,])`;

/** Whether a status cell says that the value beside it is confidential. */
export function isConfidential(status: string | null | undefined): boolean {
  return typeof status === "string" && new RegExp(CODE).test(status);
}

/**
 * The status fields of a field: `output_status` of `output`, whatever the capitals, with or without a
 * language behind either (`name_status` of `name_en`).
 */
export function statusFieldsOf(field: string, names: readonly string[]): string[] {
  return names.filter((name) => {
    const partner = /^(.+)_status$/i.exec(name)?.[1];
    return partner !== undefined && plainName(partner) === plainName(field);
  });
}

/** "V_en" → "v". */
function plainName(name: string): string {
  return name.toLowerCase().replace(/(?<=.)_[a-z]{2}(?:_[a-z]{4})?$/, "");
}

/** A field of a resource and the fields that hold its status. */
interface StatusPair {
  readonly field: string;
  readonly statuses: readonly string[];
}

/** The fields of a resource that have a status beside them. */
export function statusPairs(fields: Resource["fields"]): StatusPair[] {
  const names = fields.map(({ name }) => name);
  return names
    .map((field) => ({ field, statuses: statusFieldsOf(field, names) }))
    .filter(({ statuses }) => statuses.length > 0);
}

/** Every cell of a resource's rows whose status has c, with its value where the file has one. */
export function confidentialCells(read: ReadResource): ConfidentialCell[] {
  const { resource, table, fields } = read;
  const column = (name: string): readonly (string | null)[] =>
    table.columns[fields.findIndex(({ schema }) => schema.name === name)] ?? [];
  const keys = resource.primaryKey.map(column);
  return statusPairs(resource.fields).flatMap(({ field, statuses }) => {
    const values = column(field);
    const said = statuses.map(column);
    return values.flatMap((value, row) =>
      said.some((status) => isConfidential(status[row]))
        ? [
            {
              ...{ resource: resource.name, field, statuses, value },
              key: keys.map((key) => key[row] ?? ""),
              place: read.place(row, field),
            },
          ]
        : [],
    );
  });
}

/** Findings on lines that hold a confidential value show no excerpt of them. */
export function withoutExcerpts(
  findings: readonly Finding[],
  cells: readonly ConfidentialCell[],
): Finding[] {
  const lines = new Set(cells.map(({ place }) => `${place.file}:${place.line}`));
  return findings.map((finding) =>
    lines.has(`${finding.file}:${finding.line}`) ? { ...finding, excerpt: false } : finding,
  );
}

/** Does something whose findings show no line of the data with a confidential value. */
export async function sayingNoSecrets<Result>(
  { confidential }: Pick<Database, "confidential">,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(withoutExcerpts(error.findings, confidential));
  }
}

/** Statements that empty the confidential cells of a resource, for a while. */
export function emptyingStatements(resource: Resource, fields: ReadonlySet<string>): string[] {
  const table = [resource.package, resource.name].map(quoteIdentifier).join(".");
  return statusPairs(resource.fields)
    .filter(({ field }) => fields.has(field))
    .map(({ field, statuses }) => {
      const tests = statuses.map((name) => `regexp_matches(${quoteIdentifier(name)}, '${CODE}')`);
      return `update ${table} set ${quoteIdentifier(field)} = null where ${tests.join(" or ")}`;
    });
}

/** A number in a text, its thousands in groups or not, not part of a name. */
const NUMBER = /(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]*\w)/g;

const VALUE = new RegExp(`'[^']*'|${NUMBER.source}`, "g");

/** Texts shorter than this are words of any sentence. */
const SHORTEST_TEXT = 3;

/**
 * Takes the cells' values out of a text that is for screens and logs, whatever zeros they have, and
 * where they are rounded or in another unit.
 */
export function withholder(cells: readonly ConfidentialCell[]): (text: string) => string {
  const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const numbers = [...new Set(values.filter(isNumber).map(unsigned))];
  const isSecret = (number: string): boolean =>
    numbers.some((secret) => secret === shortestDecimal(number) || isRounding(number, secret));
  const texts = [...new Set(values)]
    .filter((value) => !isNumber(value) && value.length >= SHORTEST_TEXT)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const left = texts.reduce((rest, value) => rest.replaceAll(value, WITHHELD), text);
    return left.replace(NUMBER, (number) =>
      isSecret(number.replaceAll(",", "")) ? WITHHELD : number,
    );
  };
}

/**
 * An error of the database without numbers and texts that come from neither the query nor its
 * parameters: they are values of the data, confidential ones perhaps, cast or rounded.
 */
export function withoutValues(message: string, known: string): string {
  return message.replace(VALUE, (value) =>
    known.includes(value.replace(/^'|'$/g, "")) ? value : WITHHELD,
  );
}

/** What stands in a message where a confidential value would. */
export const WITHHELD = "confidential";

function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function unsigned(number: string): string {
  return shortestDecimal(number).replace(/^-/, "");
}
