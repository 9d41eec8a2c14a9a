import { z } from "zod";
import type { FactRecord, TableRecord } from "../facts/facts-json.ts";
import { statusCodes } from "../facts/status.ts";
import { isUnit } from "../facts/units.ts";
import type { Unit } from "../language/types.ts";

/** A place where a fact is printed, as `facts.json` lists it. */
interface PrintedPlace {
  /** Id of the element that marks it on the page; none in plain text. */
  readonly id?: string | undefined;
  readonly fact: string;
  readonly text: string;
  readonly where: string;
}

/** What `facts.json` holds: an edition's facts at published precision, and where each is printed. */
export interface FactsDocument {
  readonly bulletin: string;
  readonly edition: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, TableRecord>>;
  readonly facts: readonly FactRecord[];
  readonly occurrences: readonly PrintedPlace[];
}

const place = z.object({ file: z.string(), line: z.int().optional(), column: z.int().optional() });

const factRecord = z.object({
  path: z.string(),
  table: z.string(),
  key: z.string().optional(),
  column: z.string(),
  label: z.string().optional(),
  kind: z.enum(["number", "text", "date", "boolean"]),
  value: z.string().nullable(),
  unit: z.custom<Unit>((unit) => typeof unit === "string" && isUnit(unit), "no unit").optional(),
  text: z.string(),
  status: z.array(z.enum(statusCodes)).default([]),
  reason: z.string().optional(),
  computed: z.boolean().default(false),
  approximate: z.boolean().default(false),
  cell: place.optional(),
}) satisfies z.ZodType<FactRecord>;

/** `facts.json` as it is read back; keys of a later version are left out. */
export const factsDocumentSchema = z.object({
  bulletin: z.string(),
  edition: z.string(),
  title: z.string(),
  parameters: z.record(z.string(), z.string()),
  tables: z.record(
    z.string(),
    z.object({ file: z.string(), read: z.record(z.string(), z.array(z.string())) }),
  ),
  facts: z.array(factRecord),
  occurrences: z.array(
    z.object({
      id: z.string().optional(),
      fact: z.string(),
      text: z.string(),
      where: z.string(),
    }),
  ),
}) satisfies z.ZodType<FactsDocument>;

/**
 * The text of `facts.json`: a fact and an occurrence on a line each, so that two editions differ in the lines
 * of the facts that do; what is not so of most facts is left out: status, computed, approximate.
 */
export function factsDocumentText({ facts, occurrences, ...head }: FactsDocument): string {
  const lines = [
    "{",
    ...Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)},`),
    ...['"facts": [', ...linesOf(facts.map(written)), "],"],
    ...['"occurrences": [', ...linesOf(occurrences), "]"],
    ...["}", ""],
  ];
  return lines.join("\n");
}

/** Joined with all others at once: some hundred kilobytes aren't copied list by list. */
function linesOf(records: readonly object[]): readonly string[] {
  const last = records.length - 1;
  const lines = records.map((record, at) => JSON.stringify(record) + (at < last ? "," : ""));
  return lines.length > 0 ? lines : [""];
}

/** Key by key: to spread more than a thousand facts takes longer than to write them. */
function written(fact: FactRecord): object {
  return {
    path: fact.path,
    table: fact.table,
    key: fact.key,
    column: fact.column,
    label: fact.label,
    kind: fact.kind,
    value: fact.value,
    unit: fact.unit,
    text: fact.text,
    reason: fact.reason,
    status: fact.status.length > 0 ? fact.status : undefined,
    computed: fact.computed || undefined,
    approximate: fact.approximate || undefined,
    cell: fact.cell,
  };
}
