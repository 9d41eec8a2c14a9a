import type { Drawing } from "../../src/charts/types.ts";
import type { Fact, FactColumn, FactTable, FactTables } from "../../src/facts/types.ts";
import { english } from "../../src/language/en/english.ts";
import { compileTemplate, type Partials } from "../../src/page/compile.ts";
import { composePage, type Page, type PageInput } from "../../src/page/compose.ts";
import { readPhoto } from "../../src/page/photo.ts";
import type { Commentary } from "../../src/page/render.ts";
import type { SourceFile } from "../../src/workspace/assets.ts";

type Column = Partial<FactColumn> & { readonly name: string };
type Cell = string | null | Partial<Fact>;

/** A fact table from plain cells; numbers are columns with a unit. */
export function tableOf(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: { readonly one?: boolean; readonly key?: string } = {},
): FactTable {
  const full = columns.map(
    (column): FactColumn => ({
      kind: column.unit === undefined ? "text" : "number",
      computed: false,
      approximate: false,
      ...column,
    }),
  );
  const keyAt = columns.findIndex((column) => column.name === options.key);
  const made = rows.map((cells, index) => {
    const cell = cells[keyAt];
    const key = keyAt < 0 ? undefined : typeof cell === "string" ? cell : String(index);
    const way = options.one ? name : `${name}.${key ?? index + 1}`;
    const facts = full.map((column, at): [string, Fact] => [
      column.name,
      factOf(way, name, key, column, cells[at] ?? null),
    ]);
    return { key, facts: new Map(facts) };
  });
  return {
    name,
    one: options.one ?? false,
    declared: true,
    keyColumn: options.key,
    columns: full,
    rows: made,
    byKey: new Map(made.flatMap((row) => (row.key === undefined ? [] : [[row.key, row] as const]))),
    file: `templates/sample/facts/${name}.sql`,
    reads: {},
  };
}

function factOf(
  way: string,
  table: string,
  key: string | undefined,
  column: FactColumn,
  cell: Cell,
): Fact {
  const given = typeof cell === "object" && cell !== null ? cell : { value: cell };
  const value = given.value ?? null;
  const { unit, decimals } = column;
  return {
    path: `${way}.${column.name}`,
    table,
    key,
    column: column.name,
    kind: column.kind,
    quantity: value === null || unit === undefined ? undefined : { value, unit, decimals },
    status: [],
    computed: column.computed,
    approximate: column.approximate,
    ...given,
    value,
  };
}

const percent = { unit: "percent", decimals: 1 } as const;

function tonnes(value: string, precision: string): Partial<Fact> {
  return { value, quantity: { value, unit: "tonne", precision } };
}

/** The facts of the vocabulary's examples. */
export const tables: FactTables = new Map(
  [
    tableOf(
      "headline",
      [
        { name: "growth", ...percent },
        { name: "flat", ...percent },
        { name: "coking", ...percent },
        { name: "gas", ...percent },
        { name: "rank", unit: "rank" },
        { name: "new_enterprises", unit: "percentage_point", decimals: 1 },
        {
          name: "city_enterprises",
          unit: "enterprise",
          decimals: 0,
          computed: true,
          approximate: true,
        },
      ],
      [["12.1", "0.04", "-3.2", { value: null, reason: "x", status: ["x"] }, "7", "4.5", "230"]],
      { one: true },
    ),
    tableOf(
      "industries",
      [{ name: "industry" }, { name: "name" }, { name: "share", ...percent }],
      [
        ["traditional", "Traditional industries", "83.8"],
        ["emerging", "Emerging industries", "16.2"],
      ],
      { key: "industry" },
    ),
    tableOf(
      "products",
      [
        { name: "product" },
        { name: "name" },
        { name: "output", unit: "tonne" },
        { name: "growth", ...percent },
      ],
      [
        ["raw_coal", "Raw coal", tonnes("68250000", "10000"), "20.2"],
        ["washed_coal", "Washed coal", tonnes("21600000", "10000"), "23.3"],
        ["aluminium", "Primary aluminium", tonnes("151000", "1000"), "19.3"],
      ],
      { key: "product" },
    ),
    tableOf(
      "zones",
      [
        { name: "zones", unit: "count", decimals: 0 },
        { name: "enterprises", unit: "count", decimals: 0 },
        { name: "share", ...percent },
      ],
      [["3", "86", "37.4"]],
      { one: true },
    ),
    tableOf(
      "course",
      ["years", "years_in_a_row", "once", "first_in", "highest_in", "lowest_in"].map((name) => ({
        name,
        unit: "count" as const,
        decimals: 0,
      })),
      [["20", "4", "1", "5", "9", "20"]],
      { one: true },
    ),
    tableOf("nothing", [{ name: "name" }], []),
  ].map((table) => [table.name, table]),
);

/** One black pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

export const drawing: Drawing = {
  name: "growth",
  svg: '<svg role="img" aria-label="" viewBox="0 0 1 1"><path d="M0 0"/></svg>',
  width: 100,
  height: 50,
  description: "A bar chart of growth.",
  facts: [...(tables.get("headline")?.rows[0]?.facts.values() ?? [])].slice(0, 1),
  marks: ["e"],
  looks: [],
  specification: {},
};

export const input: PageInput = {
  language: english,
  tables,
  parameters: { place: "Yangquan", period: "2021" },
  period: { value: "2021", type: "year" },
  edition: {
    folder: "2021-en",
    title: "Industry in Yangquan, 2021",
    draft: false,
    release: "2022-02-10T09:00:00+08:00",
  },
  drawings: new Map([["growth", drawing]]),
  photos: new Map([
    ["workers.png", readPhoto("workers.png", "templates/sample/photos/workers.png", PIXEL)],
  ]),
  // It means facts, so that their elements stay in the page for print.
  styles: ".fact { color: #000 }",
  commentary: commentaryOf("## Outlook\n\nDemand is expected to stay strong.\n"),
};

/** The commentary of the sample, or its lack. */
export function commentaryOf(text: string | undefined): Commentary {
  const file = "templates/sample/commentary/2021.en.md";
  const source = text === undefined ? undefined : { file, text };
  const run = source && compileTemplate(source, new Map(), "markdown").run;
  return { file, period: "2021", source, run };
}

export const FILE = "templates/sample/page.en.hbs";

export function sourceOf(text: string, file = FILE): SourceFile {
  return { file, text };
}

export function partialsOf(texts: Readonly<Record<string, string>>): Partials {
  return new Map(
    Object.entries(texts).map(([name, text]) => [
      name,
      sourceOf(text, `templates/shared/${name}.hbs`),
    ]),
  );
}

/** Composes a page from a template's text. */
export function compose(
  text: string,
  partials: Readonly<Record<string, string>> = {},
  more: Partial<PageInput> = {},
): Page {
  const template = compileTemplate(sourceOf(text), partialsOf(partials));
  return composePage(template, { ...input, ...more });
}

/** The body of a page that has a headline, without it. */
export function bodyOf(
  text: string,
  partials: Readonly<Record<string, string>> = {},
  more: Partial<PageInput> = {},
): string {
  const { html } = compose(`<h1>Headline</h1>${text}`, partials, more);
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
  return body.replace('<h1 id="heading-1">Headline</h1>', "");
}
