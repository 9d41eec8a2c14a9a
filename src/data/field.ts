import { type Finding, problem } from "../finding/finding.ts";
import { type CellReader, cellReader, nativeField } from "./cell.ts";
import { type Check, constraintChecks } from "./constraints.ts";
import { unknownDirectives } from "./date-text.ts";
import type { Locate } from "./descriptor-findings.ts";
import { type FieldSchema, missingTexts, type TableSchema } from "./schema.ts";

/** A field, ready to read cells. */
export interface FieldPlan {
  readonly schema: FieldSchema;
  readonly missing: ReadonlySet<string>;
  readonly read: CellReader;
  /** For values that JSON or Parquet give as numbers or booleans. */
  readonly readNative: CellReader;
  readonly required: boolean;
  readonly unique: boolean;
  readonly checks: readonly Check[];
}

/** Prepares a field; what is wrong with its own declaration goes to `findings`. */
export function planField(
  schema: TableSchema,
  field: FieldSchema,
  nullSequence: string | undefined,
  locate: Locate,
  findings: Finding[],
): FieldPlan {
  findings.push(...formatFindings(field, locate));
  const read = cellReader(field);
  return {
    schema: field,
    missing: new Set([
      ...missingTexts(schema, field),
      ...(nullSequence === undefined ? [] : [nullSequence]),
    ]),
    read,
    readNative: cellReader(nativeField(field)),
    required: field.constraints.required === true,
    unique: field.constraints.unique === true,
    checks: constraintChecks(field, read, locate, findings),
  };
}

/** Formats by type; dates and times also take a strptime pattern. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  string: ["default", "email", "uri", "uuid", "binary"],
  geopoint: ["default", "array", "object"],
  geojson: ["default"],
  date: ["default", "any"],
  time: ["default", "any"],
  datetime: ["default", "any"],
};

function formatFindings(field: FieldSchema, locate: Locate): Finding[] {
  const known = FORMATS[field.type];
  if (known === undefined || known.includes(field.format)) return notationFindings(field, locate);
  const temporal = field.type.startsWith("date") || field.type === "time";
  const unread = temporal ? unknownDirectives(field.format) : [];
  if (temporal && field.format.includes("%") && unread.length === 0) return [];
  const message = `format "${field.format}" of field "${field.name}" can't be read`;
  const remedy = temporal
    ? "Use default (ISO) or a pattern of %Y %y %m %d %H %M %S %f %z."
    : `Use one of: ${known.join(", ")}.`;
  return [problem("data/descriptor", locate("format"), message, remedy)];
}

function notationFindings(field: FieldSchema, locate: Locate): Finding[] {
  if (field.groupChar !== field.decimalChar) return [];
  const message = `field "${field.name}" has "${field.decimalChar}" as decimalChar and as groupChar`;
  return [problem("data/descriptor", locate("groupChar"), message, "Make them two characters.")];
}
