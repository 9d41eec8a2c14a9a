import { z } from "zod";

/** Field types of Table Schema v2. */
const FIELD_TYPES = [
  "string",
  "number",
  "integer",
  "boolean",
  "date",
  "time",
  "datetime",
  "year",
  "yearmonth",
  "duration",
  "object",
  "array",
  "list",
  "geopoint",
  "geojson",
  "any",
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const names = z.union([z.string(), z.array(z.string()).min(1)]);
const labelled = z.looseObject({ value: scalar, label: z.string().optional() });
const missingValues = z.array(z.union([z.string(), z.looseObject({ value: z.string() })]));

/** Constraints of Table Schema v2; limits are written as in the data, or as JSON numbers. */
const constraints = z.looseObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minimum: scalar.optional(),
  maximum: scalar.optional(),
  exclusiveMinimum: scalar.optional(),
  exclusiveMaximum: scalar.optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).min(1).optional(),
});

const field = z.looseObject({
  name: z.string().min(1),
  type: z.enum(FIELD_TYPES).default("string"),
  format: z.string().default("default"),
  title: z.string().optional(),
  description: z.string().optional(),
  /** The office's own: the unit of the stored number. */
  unit: z.string().optional(),
  /** The office's own: published decimals. */
  decimals: z.int().min(0).max(12).optional(),
  missingValues: missingValues.optional(),
  constraints: constraints.default({}),
  categories: z.array(z.union([scalar, labelled])).optional(),
  categoriesOrdered: z.boolean().optional(),
  decimalChar: z.string().length(1).default("."),
  groupChar: z.string().length(1).optional(),
  bareNumber: z.boolean().default(true),
  trueValues: z.array(z.string()).default(["true", "True", "TRUE", "1"]),
  falseValues: z.array(z.string()).default(["false", "False", "FALSE", "0"]),
  delimiter: z.string().min(1).default(","),
  itemType: z
    .enum(["string", "integer", "boolean", "number", "datetime", "date", "time"])
    .default("string"),
});

const FIELDS_MATCH = ["exact", "equal", "subset", "superset", "partial"] as const;
const fieldsMatch = z.enum(FIELDS_MATCH);

/** Table Schema v2. Keys that it doesn't know are allowed, as the standard has it. */
export const tableSchema = z.looseObject({
  fields: z.array(field).min(1),
  fieldsMatch: z
    .union([fieldsMatch, z.tuple([fieldsMatch]).transform(([match]) => match)])
    .default("exact"),
  missingValues: missingValues.default([""]),
  primaryKey: names.optional(),
  uniqueKeys: z.array(z.array(z.string()).min(1)).default([]),
  foreignKeys: z
    .array(
      z.looseObject({
        fields: names,
        reference: z.looseObject({ resource: z.string().default(""), fields: names }),
      }),
    )
    .default([]),
});

export type TableSchema = z.infer<typeof tableSchema>;
export type FieldSchema = z.infer<typeof field>;
export type FieldConstraints = z.infer<typeof constraints>;
/** How the labels of a file must match the fields of its schema. */
export type FieldsMatch = (typeof FIELDS_MATCH)[number];

/** The texts that stand for a missing value in a field. */
export function missingTexts(schema: TableSchema, field: FieldSchema): string[] {
  const values = field.missingValues ?? schema.missingValues;
  return values.map((missing) => (typeof missing === "string" ? missing : missing.value));
}

/** A key that is written as one name or as a list of names. */
export function namesOf(key: string | readonly string[] | undefined): readonly string[] {
  if (key === undefined) return [];
  return typeof key === "string" ? [key] : key;
}
