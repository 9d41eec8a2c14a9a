import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenBulletin, openBulletin } from "../src/check/open.ts";
import { prepareEdition } from "../src/check/prepare.ts";
import { makeEdition } from "../src/edition/make.ts";
import { finishHere } from "../src/pdf/finished.ts";
import { openPool } from "../src/press/pool.ts";
import { findWorkspace } from "../src/workspace/find.ts";
import type { Workspace } from "../src/workspace/workspace.ts";

const REPOSITORY = resolve(import.meta.dirname, "..");
const DATA = "data/gdp/gdp.csv";

/** The words of a page, without table, pictures and apparatus. */
function wordsOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, "<main")
    .replace(/<(table|svg|sup|footer)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00A0]+/g, " ")
    .replace(/ ([.,;:)])/g, "$1")
    .replace(/\( /g, "(");
}

/** What a hole in the data or in a condition would leave behind. */
const HOLES =
  /not (known|available|defined)|missing|, ?\.|\.\.|;\.|,,|undefined|NaN|Infinity|\$0\b|true|false| in a row,| 0\.0 percent (lower|higher)|−\d[\d.,]* percent (lower|higher|in all)| (Bahamas, The|Gambia, The|Rep\.|RB)\b/;

let world: OpenBulletin;
beforeAll(async () => {
  world = await openBulletin(await findWorkspace(REPOSITORY), "world-gdp");
});
afterAll(() => world.close());

/** What the edition of a place says; its warnings are none. */
async function said(country: string, open = world): Promise<string> {
  const { page, findings } = await prepareEdition(open, { set: { country } });
  expect(findings).toEqual([]);
  return wordsOf(page.html);
}

interface Row {
  readonly name: string;
  readonly code: string;
  readonly year: number;
  readonly value: number;
}

const text = await readFile(join(REPOSITORY, DATA), "utf8");
const rows: readonly Row[] = parse(text, { from_line: 2 }).map(
  ([name = "", code = "", year, value]: string[]) => ({
    ...{ name, code },
    ...{ year: Number(year), value: Number(value) },
  }),
);
const kinds = new Map(
  parse(await readFile(join(REPOSITORY, "data/gdp/places.csv"), "utf8"), { from_line: 2 }).map(
    ([code = "", kind = ""]: string[]) => [code, kind],
  ),
);
const codes = [...new Set(rows.map(({ code }) => code))];

/** A place's values by year. */
function series(code: string): ReadonlyMap<number, number> {
  return new Map(rows.filter((row) => row.code === code).map(({ year, value }) => [year, value]));
}

/** "$17.8 trillion": three digits, as an editor would round. */
function dollars(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const [scale, power] = (
    [
      ["trillion", 12],
      ["billion", 9],
      ["million", 6],
    ] as const
  ).find(([, exponent]) => rounded >= 10 ** exponent) ?? ["", 0];
  return `$${(rounded / 10 ** power).toPrecision(3)} ${scale}`;
}

function percent(value: number): string {
  return `${Math.abs(value).toFixed(1)} percent`;
}

/** What is said of a place, reckoned from the file alone, year by year. */
function reckon(code: string) {
  const values = series(code);
  const years = [...values.keys()].sort((a, b) => a - b);
  const at = (year: number): number => values.get(year) ?? Number.NaN;
  const last = years.at(-1) ?? 0;
  const changes = years
    .filter((year) => values.has(year - 1))
    .map((year) => ({ year, change: (at(year) / at(year - 1) - 1) * 100 }));
  const bySize = changes.toSorted((a, b) => a.change - b.change);
  const inYear = rows.filter((row) => row.year === last && kinds.get(row.code) === "country");
  const world = series("WLD").get(last) ?? Number.NaN;
  return {
    ...{ last, changes },
    level: at(last),
    change: changes.at(-1)?.change ?? Number.NaN,
    falls: changes.filter(({ change }) => Number(change.toFixed(1)) < 0).length,
    best: bySize.at(-1) ?? { year: 0, change: 0 },
    worst: bySize[0] ?? { year: 0, change: 0 },
    rank: 1 + inYear.filter(({ value }) => value > at(last)).length,
    countries: inYear.length,
    share: (at(last) / world) * 100,
    compound: ((at(last) / at(last - 10)) ** (1 / 10) - 1) * 100,
    longest: longestRun(changes),
    record: rows
      .filter((row) => row.code === code)
      .reduce((high, row) => (row.value > high.value ? row : high)),
  };
}

/** The longest row of years that follow each other and in each of which the value rose. */
function longestRun(changes: readonly { year: number; change: number }[]): number {
  let [longest, run, before] = [0, 0, 0];
  for (const { year, change } of changes) {
    const rose = Number(change.toFixed(1)) > 0;
    run = rose ? (year === before + 1 ? run + 1 : 1) : 0;
    before = year;
    longest = Math.max(longest, run);
  }
  return longest;
}

const COUNT_WORDS = [
  "",
  "a single",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
];
const inWords = (count: number): string => COUNT_WORDS[count] ?? String(count);

describe("the numbers of a brief, reckoned from the file year by year", () => {
  test.each(["CHN", "USA", "DEU", "TUV", "BRA", "NGA", "UKR", "ISL"])("%s", async (code) => {
    const words = await said(code);
    const own = reckon(code);
    const way = own.change < 0 ? "fell" : "rose";
    expect(words).toContain(
      `GDP ${way} ${percent(own.change)} to ${dollars(own.level)} in ${own.last}`,
    );
    expect(words).toContain(`of the ${own.countries} countries with a value for ${own.last}`);
    expect(words).toMatch(
      new RegExp(`\\b${own.rank}(st|nd|rd|th) of ${own.countries} countries Rank among countries`),
    );
    expect(words).toContain(
      `Share of the world: ${own.share < 1 ? Number(own.share.toPrecision(2)).toFixed(Math.max(1, 1 - Math.floor(Math.log10(own.share)))) : own.share.toFixed(1)} percent`,
    );
    expect(words).toContain(
      `GDP ${own.compound < 0 ? "fell" : "rose"} ${percent(own.compound)} a year on average`,
    );
    expect(words).toContain(
      `GDP fell in ${own.falls < 10 ? inWords(own.falls) : own.falls} of ${own.changes.length} years`.replace(
        "a single",
        "one",
      ),
    );
    expect(words).toContain(
      `The best year was ${own.best.year}, with a rise of ${percent(own.best.change)}; the worst ${own.worst.year}, with a fall of ${percent(own.worst.change)}`,
    );
    expect(words).toMatch(
      new RegExp(
        `The longest run of growth (lasted|is the present one: it has lasted) ${inWords(own.longest)} years`,
      ),
    );
    expect(words).toContain(
      own.record.year === own.last
        ? "The level is the highest since the series began"
        : `The highest level was ${dollars(own.record.value)} in ${own.record.year}`,
    );
  });
});

/** Each its sentences, as an editor would write them. */
const PLACES: readonly (readonly [code: string, ...sentences: readonly string[]])[] = [
  [
    "CHN",
    "GDP of China fell 0.5 percent, or $87.0 billion, on 2022, after a rise of 0.3 percent the year before. It was the first fall since 1987.",
    "Rank: second of the 185 countries with a value for 2023. Among them it kept its place.",
    "16.9 percent of the world’s GDP, up from 12.3 percent in 2013.",
    "Between the United States and Germany",
  ],
  [
    "USA",
    "GDP of the United States rose",
    "Rank: first of the 185 countries",
    "First, ahead of China",
    "The GDP of China, next below, was 35.0 percent lower",
  ],
  [
    "TUV",
    "Rank: last of the 185 countries",
    "Last, behind Nauru",
    "0.000059 percent of the world’s GDP, up from 0.000050 percent in 2013. That is about one dollar in 1.7 million.",
    "The longest run of growth lasted seven years, from 2002 to 2008; three runs were as long, and this was the last.",
  ],
  // The values end before those of others.
  [
    "VEN",
    "GDP rose 30.0 percent to $482 billion in 2014",
    "No later figure is in the data, which run to 2023.",
    "27th of the 212 countries with a value for 2014. Among the 211 that have one for 2013 too, it moved up six places on 2013.",
  ],
  // Eight years without a value.
  [
    "CHI",
    "eight of the years from 1998 to 2022 have no value.",
    "Since 2016, the first of the last ten years with a value, GDP rose 3.6 percent a year on average, up 23.8 percent in all. The world’s GDP rose 4.8 percent a year.",
    "GDP fell in three of 15 years",
  ],
  // Four values, none beside another.
  [
    "MAF",
    "GDP was $649 million in 2021",
    "GDP of the French part of St. Martin fell 0.5 percent on 2019, the last year before it with a value. For 2020 there is none, so that no change on the year is known.",
    "The share of the world was highest in 2011",
    "seven of the years from 2011 to 2021 have no value.",
  ],
  // The series begins late, and ends early: no ten years.
  [
    "SSD",
    "It was the second fall in a row.",
    "Since 2008, where the series begins, GDP fell 2.8 percent a year on average, down 17.7 percent in all.",
  ],
  ["KOR", "GDP of the Republic of Korea", "Between"],
  // Values that are plainly wrong in the source.
  [
    "GEO",
    "The level is the highest since the series began in 1990.",
    "Left out: the source’s values for 1987 to 1989, little more than ten thousand dollars for the whole country: an evident fault.",
    "The best year was 2022, with a rise of 32.5 percent",
  ],
  ["COD", "GDP of the Democratic Republic of the Congo rose 0.9 percent"],
  [
    "EMU",
    "GDP of the euro area rose 9.3 percent",
    "A group of countries as the World Bank forms it",
  ],
  [
    "TMN",
    "Over ten years GDP fell 0.1 percent in all. The world’s GDP rose 3.1 percent a year.",
    "GDP was $1.63 trillion in 2023, as in 2013",
  ],
  [
    "EAP",
    "GDP of East Asia and the Pacific excluding high-income countries rose",
    "The longest run of growth is the present one: it has lasted 25 years, from 1999 on.",
  ],
  [
    "WLD",
    "GDP rose 4.2 percent to $105 trillion in 2023",
    "The ten largest countries accounted for 66.7 percent of the world’s GDP, the United States alone for 26.0 percent.",
    "They are the United States, China, Germany, Japan, India, the United Kingdom, France, Italy, Brazil and Canada",
  ],
];

describe("a brief that is hard to write", () => {
  test.each(PLACES)("%s reads well", async (code, ...sentences) => {
    const words = await said(code);
    for (const sentence of sentences) expect(words).toContain(sentence);
    if (kinds.get(code) !== "country")
      expect(words).not.toMatch(/Rank:|of \d+ countries|Among the/);
    if (code === "WLD") expect(words).not.toContain("Share of the world");
  });
});

test("every place has a brief without any finding, and without a hole in its sentences", async () => {
  expect(codes).toHaveLength(262);
  for (const code of codes) expect(await said(code), code).not.toMatch(HOLES);
}, 300_000);

const roots: string[] = [];
afterAll(async () => {
  for (const root of roots) await rm(root, { recursive: true, force: true });
});

/** The sample with other data: what `change` makes of its lines. */
async function workspaceWith(change: (lines: string[]) => string[]): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-places-")));
  roots.push(root);
  await cp(join(REPOSITORY, "templates/world-gdp"), join(root, "templates/world-gdp"), {
    recursive: true,
  });
  await cp(join(REPOSITORY, "data/gdp"), join(root, "data/gdp"), { recursive: true });
  await writeFile(join(root, DATA), `${change(text.trimEnd().split("\n")).join("\n")}\n`);
  return findWorkspace(root);
}

/** The values of a place in the place of its own. */
function withSeries(code: string, values: Readonly<Record<string, number>>) {
  return (lines: string[]): string[] => [
    ...lines.filter((line) => !line.includes(`,${code},`)),
    ...Object.entries(values).map(([year, value]) => `"A place",${code},${year},${value}`),
  ];
}

const MILLION = 1_000_000;

/** Other data, what they print and what they don't. */
const SERIES: readonly (readonly [
  what: string,
  code: string,
  values: Readonly<Record<string, number>>,
  says: readonly string[],
  not: RegExp,
])[] = [
  [
    "two values beside each other",
    "GIB",
    { 2021: 2000 * MILLION, 2022: 1500 * MILLION },
    [
      "GDP fell 25.0 percent to $1.50 billion in 2022",
      "GDP of Gibraltar fell 25.0 percent, or $500 million, on 2021.",
      "Only one change on the year is known: a fall of 25.0 percent in 2022",
      "The highest level was $2.00 billion in 2021; that of 2022 was 25.0 percent lower.",
    ],
    /in a row|of the series|longest run|a year on average|rose/,
  ],
  [
    "two values apart",
    "VGB",
    { 2001: 900 * MILLION, 2023: 999.6 * MILLION },
    [
      "GDP was $1.00 billion in 2023",
      "GDP of the British Virgin Islands rose 11.1 percent on 2001, the last year before it with a value.",
      "21 of the years from 2001 to 2023 have no value.",
    ],
    /longest run|a year on average|on 2022\b/,
  ],
  [
    "one value",
    "PRK",
    { 2022: 15_000 * MILLION },
    [
      "GDP of the Democratic People’s Republic of Korea was $15.0 billion in 2022, the only year with a value.",
      "Only one year has a value",
    ],
    /highest|longest run|a year on average|up from|down from|Gaps/,
  ],
  [
    "no change, and a tie",
    "LIE",
    { 2022: 5_000 * MILLION, 2023: 5_000 * MILLION },
    [
      "GDP was unchanged at $5.00 billion in 2023",
      "was unchanged on 2022.",
      "The share of the world was highest in 2022",
    ],
    /of \$0|in a row|longest run/,
  ],
  [
    "falls only",
    "MCO",
    { 2020: 3000 * MILLION, 2021: 2400 * MILLION, 2022: 2000 * MILLION, 2023: 1000 * MILLION },
    [
      "GDP fell 50.0 percent to $1.00 billion in 2023",
      "It was the third fall in a row.",
      "GDP fell in every year known",
      "GDP never rose; the mildest year was 2022, with a fall of 16.7 percent; the worst 2023, with a fall of 50.0 percent",
    ],
    /longest run|best year/,
  ],
  [
    "rises only",
    "SMR",
    { 2020: 1000 * MILLION, 2021: 2400 * MILLION, 2022: 2500 * MILLION, 2023: 2600 * MILLION },
    [
      "It was the third rise in a row.",
      "GDP never fell in three years",
      "The best year was 2021, with a rise of 140.0 percent; the weakest 2023, with a rise of 4.0 percent",
      "The longest run of growth is the present one: it has lasted three years, from 2021 on.",
    ],
    /fell most/,
  ],
];

/** The sample with these series in the place of the places' own, and a tie between two more. */
async function otherWorld(): Promise<Workspace> {
  const equal = { 2022: 21_000 * MILLION, 2023: 21_000 * MILLION };
  const changes = [
    ...SERIES.map(([, code, values]) => withSeries(code, values)),
    ...["MLI", "MLT"].map((code) => withSeries(code, equal)),
  ];
  return workspaceWith((lines) => changes.reduce((now, change) => change(now), lines));
}

describe("other data", () => {
  let other: OpenBulletin;
  beforeAll(async () => {
    other = await openBulletin(await otherWorld(), "world-gdp");
    return () => other.close();
  });

  test.each(SERIES)("%s", async (_, code, __, says, not) => {
    const words = await said(code, other);
    for (const sentence of says) expect(words).toContain(sentence);
    expect(words).not.toMatch(not);
    expect(words).not.toMatch(HOLES);
  });

  test("a tie shares the better place", async () => {
    const [mali, malta] = [await said("MLI", other), await said("MLT", other)];
    const rank =
      /Rank: (\S+) of the \d+ countries with a value for 2023, a place that it shares with one other\./;
    expect(malta).toMatch(rank);
    expect(malta.match(rank)?.[1]).toBe(mali.match(rank)?.[1]);
  });
});

test("a year without a value has none in its row but the number of countries that have one", async () => {
  const { page } = await prepareEdition(world, { set: { country: "MAF" } });
  const cells = (page.html.match(/<tr>(?:(?!<\/tr>).)*>2020<.*?<\/tr>/s)?.[0] ?? "")
    .replaceAll(/<[^>]*>/g, " ")
    .match(/\S+/g);
  const ranked = rows.filter((row) => row.year === 2020 && kinds.get(row.code) === "country");
  expect(cells).toEqual(["2020", "[x]", "[x]", "[x]", "[x]", String(ranked.length)]);
});

test("a code that the table of places lacks is an error at its line", async () => {
  const workspace = await workspaceWith((lines) => [...lines, "Atlantis,ATL,2023,1000000"]);
  await expect(openBulletin(workspace, "world-gdp")).rejects.toMatchObject({
    findings: [{ file: DATA, message: expect.stringContaining('"ATL" is not in "places"') }],
  });
});

test("the table of places has all economies and aggregates of the World Bank, and the data only those", () => {
  const count = (kind: string): number =>
    [...kinds.values()].filter((each) => each === kind).length;
  expect([count("country"), count("group"), count("world")]).toEqual([217, 48, 1]);
  expect(codes.filter((code) => !kinds.has(code))).toEqual([]);
  // Every group is larger than most countries, and none is ranked by mistake: the largest is the world.
  const largest = Math.max(...rows.filter(({ year }) => year === 2023).map(({ value }) => value));
  expect(series("WLD").get(2023)).toBe(largest);
});

test("briefs of every kind are two pages long", async () => {
  const workspace = await workspaceWith((lines) => lines);
  const [open, pool] = [await openBulletin(workspace, "world-gdp"), await openPool({ lanes: 1 })];
  for (const country of ["CHN", "MAF", "TMN", "WLD"]) {
    const edition = await prepareEdition(open, { set: { country } });
    const { counts, findings } = await makeEdition(workspace, edition, undefined, {
      ...{ pool, finish: finishHere },
    });
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ pages: 2, figures: 3, tables: 1 });
  }
  open.close();
  await pool.close();
}, 120_000);
