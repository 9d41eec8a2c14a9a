import { z } from "zod";

/** A name that SQL, Handlebars and file systems all take: letters, digits, underscore. */
const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/i, "a name starts with a letter and has letters, digits and _ only");

/** The folder name of a data package, as Frictionless has it. */
const packageName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "a package name has small letters, digits, . _ - only");

const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "a language is a code such as en or zh");

/** YAML reads `2021` as a number; a parameter's value is always text. */
const scalarText = z.union([z.string(), z.number()]).transform(String);

const localised = z
  .union([z.string(), z.record(languageCode, z.string())])
  .describe("One text for every language, or a text for each: `{ en: …, zh: … }`.");

/** A text that prints as it is, without Handlebars. */
const plainText = z
  .string()
  .min(1, "an empty text says nothing")
  .refine((text) => !text.includes("{{"), "it prints as it is: no {{…}} here");

const plainLocalised = z.union([plainText, z.record(languageCode, plainText)]);

const localisedList = z
  .union([z.array(z.string()), z.record(languageCode, z.array(z.string()))])
  .describe("A list for every language, or a list for each.");

const PARAMETER_TYPES = ["text", "year", "half", "quarter", "month", "day"] as const;

const parameter = z
  .strictObject({
    type: z
      .enum(PARAMETER_TYPES)
      .default("text")
      .describe(
        "How the value is written and stepped: `2021`, `2021-H1`, `2021-Q3`, `2021-03`, `2021-03-31`, or any text.",
      ),
    default: scalarText
      .optional()
      .describe(
        "Used where `--set` gives none; `latest` takes the newest value of `from`, else the newest period of the calendar.",
      ),
    from: z
      .string()
      .regex(/^[^.]+\.[^.]+$/, "write resource.column")
      .optional()
      .describe("The column, `resource.column`, whose values are allowed."),
    description: z.string().optional().describe("What it is, for the command line's help."),
  })
  .describe("A value that an edition is made for.");

const factColumn = z
  .strictObject({
    unit: z
      .string()
      .optional()
      .describe("The unit of the stored number, e.g. `percent`, `tonne`, `CNY`."),
    decimals: z.int().min(0).max(12).optional().describe("Published decimals, in the unit."),
    computed: z
      .boolean()
      .default(false)
      .describe("Worked out from published numbers: printed with the mark for computed ones."),
    approximate: z.boolean().default(false).describe("Printed with “about”."),
    helper: z
      .boolean()
      .default(false)
      .describe(
        "Only sets out a chart or a sentence, as where a bar begins: not in the spreadsheet, nor in the notice of a correction, which are for readers.",
      ),
    label: plainLocalised
      .optional()
      .describe(
        "What the column is called where a table of ours has no head for it (revisions, spreadsheets, differences), and in alternative texts: one text, or one for each language. By default its name, in words.",
      ),
  })
  .describe("How a column of a fact table prints.");

const factTable = z
  .strictObject({
    one: z
      .boolean()
      .default(false)
      .describe("The query gives exactly one row: `{{table.column}}`."),
    key: z.string().optional().describe("The column that names a row: `{{table.key.column}}`."),
    by: name
      .optional()
      .describe(
        "The parameter, and column of the query, that the rows are dealt out by: the query runs once for all editions, and each has the rows with its own value. See facts.md.",
      ),
    total: scalarText
      .optional()
      .describe("The key of the row that is the total of the others: set apart in tables."),
    includes_confidential: z
      .boolean()
      .default(false)
      .describe(
        "The query reckons with confidential values and prints none of them: a total that includes them.",
      ),
    label: plainLocalised
      .optional()
      .describe(
        "What the table is called in the spreadsheet where no figure or table of the page shows it: one text, or one for each language. By default its name, in words.",
      ),
    columns: z.record(z.string(), factColumn).default({}).describe("Columns by name."),
  })
  .refine((table) => !(table.one && table.key !== undefined), {
    message: "a table of one row needs no key: give `one` or `key`, not both",
  })
  .describe("A fact table: the result of `facts/<name>.sql`, or a resource.");

/** What an edition can hold besides `bulletin.pdf`, `facts.json` and `manifest.json`. */
export const OUTPUTS = ["html", "markdown", "spreadsheet", "social", "charts", "data"] as const;

/** The definition of a bulletin, `bulletin.yaml`: types, defaults, help and JSON Schema from one place. */
export const definitionSchema = z
  .strictObject({
    title: localised.describe(
      "Title of the bulletin; Handlebars, with the same facts as the page.",
    ),
    series: localised
      .optional()
      .describe("What kind of publication it is, e.g. “Statistical bulletin”."),
    office: localised.optional().describe("The issuing office: masthead and author of the PDF."),
    subject: localised.optional().describe("Subject of the PDF; Handlebars."),
    keywords: localisedList.optional().describe("Keywords of the PDF."),
    contact: localised.optional().describe("Whom to ask."),
    languages: z
      .array(languageCode)
      .min(1)
      .describe("Languages it is printed in; the first is the default."),
    parameters: z
      .record(name, parameter)
      .default({})
      .describe("What an edition is made for; `language` is always one of them."),
    data: z.array(packageName).default([]).describe("Data packages: folders of `data/`."),
    calendar: z
      .string()
      .optional()
      .describe(
        "A resource with a row for each period: `period`, `release`, and where known `number`, `next_release`. See calendar.md.",
      ),
    social: z
      .strictObject({
        chart: z
          .string()
          .optional()
          .describe("The chart that it shows; the first one of the page by default."),
      })
      .optional()
      .describe("The social picture, `social.png`: the headline with a chart of the page."),
    facts: z.record(name, factTable).default({}).describe("Fact tables by name."),
    edition: z
      .string()
      .optional()
      .describe(
        "Folder name of an edition, with `{{parameter}}` for its values as they are written. By default the parameters, joined by `-`.",
      ),
    burst: z
      .strictObject({
        query: z
          .string()
          .regex(
            /^[^/\\]+\.sql$/,
            "write the name of an SQL file that stands beside the definition",
          )
          .describe(
            "The SQL file beside the definition that lists the editions: a row for each, its columns parameters, `entities.sql` for one.",
          ),
      })
      .optional()
      .describe(
        "The editions that `bulletin build --all` makes, `burst: { query: entities.sql }`. See bursts.md.",
      ),
    outputs: z
      .array(z.enum(OUTPUTS))
      .default([...OUTPUTS])
      .describe(
        "What an edition holds besides `bulletin.pdf`, `facts.json` and `manifest.json`; what isn't listed isn't made. All by default. See output.md.",
      ),
    approval: z
      .boolean()
      .default(false)
      .describe("An edition is released only after somebody has approved it: `bulletin approve`."),
    literals: z
      .array(scalarText)
      .default([])
      .describe("Words with digits that are names, not numbers: `5G`, `No 7`."),
  })
  .describe("The definition of a bulletin.");

export type Definition = z.infer<typeof definitionSchema>;
export type Output = (typeof OUTPUTS)[number];
export type ParameterDeclaration = z.infer<typeof parameter>;
export type LocalisedText = z.infer<typeof localised>;
