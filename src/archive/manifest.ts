import { z } from "zod";
import type { Finding } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import type { InputFile } from "../workspace/workspace.ts";

/** What an edition was made of and what came of it; equal inputs make equal outputs, to the byte. */
export interface Manifest {
  readonly bulletin: string;
  readonly edition: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly draft: boolean;
  /** What a draft still lacked; absent where it lacked nothing. */
  readonly unfinished?: readonly Unfinished[] | undefined;
  /** Warnings of the build; absent where there were none. */
  readonly findings?: readonly Finding[] | undefined;
  /** What is in it; absent in an edition of an earlier version. */
  readonly counts?: Counts | undefined;
  /** The instant that dates the PDF, RFC 3339; absent where the edition is of no period. */
  readonly dated?: string | undefined;
  /** The calendar's release, RFC 3339 with its zone; absent without a calendar. */
  readonly release?: string | undefined;
  /** What this edition corrects; absent in a first edition. */
  readonly correction?: CorrectionRecord | undefined;
  /** Charts whose SVG our own writer couldn't write; absent where there is none. */
  readonly charts?: readonly ChartRecord[] | undefined;
  readonly made_with: {
    readonly bulletin: string;
    readonly browser: string;
    readonly icu: string;
    readonly unicode: string;
  };
  /** Tell whether it need be built again; absent in an edition of an earlier version. */
  readonly keys?: SealedKeys | undefined;
  /** Every file that was read, by path. */
  readonly inputs: readonly InputFile[];
  /** Every file that was written but this one, by path. */
  readonly outputs: readonly InputFile[];
}

/** What an edition has. */
export interface Counts {
  readonly pages: number;
  readonly figures: number;
  readonly tables: number;
  /** That are printed. */
  readonly facts: number;
  /** Places where one is printed. */
  readonly occurrences: number;
}

/** Two SHA-256: while one of them is what a build would write today, the build would make the same files. */
export interface Keys {
  /** Of every file that the edition could read, its parameters, and all that it is made with. */
  readonly inputs: string;
  /** Of the facts instead of the data and queries that they come from. */
  readonly facts: string;
}

/** Keys as they stand in a manifest. */
export interface SealedKeys extends Keys {
  /** SHA-256 of the rest of the manifest: one that was changed by hand tells nothing of its edition. */
  readonly manifest: string;
}

/** A chart whose SVG Vega wrote, and what it has that our writer lacks. */
export interface ChartRecord {
  readonly name: string;
  readonly drawn_by: "vega";
  readonly because: string;
}

/** A correction as the manifest has it. */
export interface CorrectionRecord {
  /** Folder of the edition that it replaces. */
  readonly of: string;
  /** 1 for the first correction. */
  readonly revision: number;
  /** What was wrong, as it was given: with its Handlebars, so that the edition can be built again. */
  readonly reason: string;
  /** Every fact that has changed, printed or not, as it prints. */
  readonly changes: readonly {
    readonly fact: string;
    /** Both absent where it is published no longer. */
    readonly before?: string | undefined;
    readonly after?: string | undefined;
  }[];
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, "a hash of 64 digits is expected");

const place = {
  file: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
};

const file = z.object({
  path: z.string(),
  sha256: hash,
  bytes: z.int().min(0),
}) satisfies z.ZodType<InputFile>;

/** Findings as they are read back. */
export const findingsSchema = z.array(
  z.object({
    severity: z.enum(["error", "warning"]),
    rule: z.string(),
    ...place,
    message: z.string(),
    remedy: z.string(),
    excerpt: z.literal(false).optional(),
  }),
) satisfies z.ZodType<readonly Finding[]>;

/** `manifest.json` as it is read back; keys of a later version are left out. */
export const manifestSchema = z.object({
  bulletin: z.string(),
  edition: z.string(),
  parameters: z.record(z.string(), z.string()),
  draft: z.boolean(),
  unfinished: z
    .array(
      z.object({
        kind: z.enum(["todo", "commentary", "calendar"]),
        text: z.string(),
        message: z.string(),
        // Versions before the first release left it out.
        remedy: z.string().default(""),
        ...place,
      }),
    )
    .optional(),
  findings: findingsSchema.optional(),
  counts: z
    .object({
      pages: z.int(),
      figures: z.int(),
      tables: z.int(),
      facts: z.int(),
      occurrences: z.int(),
    })
    .optional(),
  dated: z.string().optional(),
  release: z.string().optional(),
  correction: z
    .object({
      of: z.string().min(1),
      revision: z.int().min(1),
      reason: z.string().min(1),
      changes: z.array(
        z.object({ fact: z.string(), before: z.string().optional(), after: z.string().optional() }),
      ),
    })
    .optional(),
  charts: z
    .array(z.object({ name: z.string(), drawn_by: z.literal("vega"), because: z.string() }))
    .optional(),
  made_with: z.object({
    bulletin: z.string(),
    browser: z.string(),
    icu: z.string(),
    unicode: z.string(),
  }),
  keys: z.object({ inputs: hash, facts: hash, manifest: hash }).optional(),
  inputs: z.array(file),
  outputs: z.array(file),
}) satisfies z.ZodType<Manifest>;

/** SHA-256 of the PDF as it was built: what an approval and a release are of. */
export function pdfHash({ outputs }: Manifest): string | undefined {
  return outputs.find(({ path }) => path === "bulletin.pdf")?.sha256;
}
