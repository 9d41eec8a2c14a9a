import { z } from "zod";
import { dialectSchema } from "./dialect.ts";
import { tableSchema } from "./schema.ts";

/** Formats that can be read, with the endings and media types that stand for them. */
export const FORMATS = ["csv", "tsv", "json", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

const source = z.looseObject({ title: z.string().optional(), path: z.string().optional() });
const license = z.looseObject({
  name: z.string().optional(),
  title: z.string().optional(),
  path: z.string().optional(),
});

const resource = z.looseObject({
  name: z.string().min(1),
  path: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  data: z.unknown().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  mediatype: z.string().optional(),
  encoding: z.string().default("utf-8"),
  bytes: z.int().min(0).optional(),
  hash: z.string().optional(),
  sources: z.array(source).default([]),
  licenses: z.array(license).default([]),
  dialect: z.union([dialectSchema, z.string()]).optional(),
  schema: z.union([tableSchema, z.string()]).optional(),
});

/** Data Package v2. Keys that it doesn't know are allowed, as the standard has it. */
export const packageSchema = z.looseObject({
  name: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  version: z.string().optional(),
  sources: z.array(source).default([]),
  licenses: z.array(license).default([]),
  resources: z.array(resource).min(1),
});

export type PackageDescriptor = z.infer<typeof packageSchema>;
export type ResourceDescriptor = z.infer<typeof resource>;

/** Keys of the standard that we don't read: known, so that they are no misspelling of another. */
export const UNREAD_KEYS: readonly string[] = [
  ...["$schema", "profile", "id", "homepage", "image", "created", "keywords", "contributors"],
  ...["type", "jsonPath", "sheetNumber", "sheetName", "table", "caseSensitiveHeader"],
  ...["csvddfVersion", "example", "rdfType", "categoriesOrdered", "missingValues"],
];
