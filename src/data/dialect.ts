import { z } from "zod";

/** A character, or none. */
const character = z.string().length(1);

const rowNumbers = z.array(z.int().min(1));

/** Table Dialect v2, as far as it concerns delimited text and JSON; v1's keys are the same ones. */
export const dialectSchema = z.looseObject({
  header: z.boolean().default(true),
  headerRows: rowNumbers.min(1).default([1]),
  headerJoin: z.string().default(" "),
  commentRows: rowNumbers.default([]),
  commentChar: z.string().min(1).optional(),
  delimiter: z.string().min(1).default(","),
  lineTerminator: z.string().min(1).optional(),
  quoteChar: character.nullable().default('"'),
  doubleQuote: z.boolean().default(true),
  escapeChar: character.optional(),
  nullSequence: z.string().optional(),
  skipInitialSpace: z.boolean().default(false),
  /** JSON: the key below which the rows stand. */
  property: z.string().optional(),
  itemType: z.enum(["array", "object"]).optional(),
  itemKeys: z.array(z.string()).optional(),
});

export type Dialect = z.infer<typeof dialectSchema>;
