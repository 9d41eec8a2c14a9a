import { describe, expect, test } from "vitest";
import { type ListRequest, listAll } from "../../src/burst/list.ts";
import { picked } from "../../src/burst/only.ts";
import { withBulletin } from "../../src/check/open.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { saidOf } from "../findings-of.ts";
import { SMALL, smallWorkspace, spoiled } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";
const QUERY = "templates/prices/places.sql";
type Files = Readonly<Record<string, string | null>>;

async function listed(files: Files, request: ListRequest = {}) {
  const workspace = await smallWorkspace({ ...burstFiles(), ...files });
  const all = await withBulletin(workspace, "prices", {}, (open) => listAll(open, request));
  return picked(all.editions, all.names, request.only ?? {});
}

async function folders(files: Files, request: ListRequest = {}): Promise<string[]> {
  return (await listed(files, request)).map(({ folder }) => folder);
}

/** The definition of the burst with one more passage replaced. */
function definition(passage: string, replacement: string): Files {
  const text = burstFiles()[YAML] ?? "";
  if (!text.includes(passage)) throw new Error(`the definition has no ${passage}`);
  return { [YAML]: text.replace(passage, replacement) };
}

/** Two languages, the second without a page of its own making. */
const BILINGUAL: Files = {
  ...definition("languages: [en]", "languages: [en, de]"),
  "templates/prices/page.de.hbs": SMALL["templates/prices/page.en.hbs"] ?? "",
};

const QUOTED = "select place from places where place < 'B' order by place";

describe("the editions of a burst", () => {
  test.each<[string, Files, ListRequest, string[]]>([
    [
      "one a row, in the query's order",
      {},
      {},
      [
        "2021-Anytown-en",
        "2021-Côte-d-Ivoire-en",
        "2021-São-Tomé-en",
        "2021-Washington-DC-en",
        "2021-阳泉-en",
      ],
    ],
    [
      "what the query doesn't give is set",
      { [QUERY]: QUOTED },
      { set: { period: "2020" } },
      ["2020-Anytown-en"],
    ],
    [
      "what is set, the query can ask for",
      { [QUERY]: "select place from places where place = 'Anytown' and $period = '2020'" },
      { set: { period: "2020" } },
      ["2020-Anytown-en"],
    ],
    [
      "numbers of the data as the parameters are written",
      { [QUERY]: "select year as period, 'X' as place from index order by year desc" },
      {},
      ["2021-X-en", "2020-X-en"],
    ],
    [
      "every language, where the query says nothing of them",
      { ...BILINGUAL, [QUERY]: QUOTED },
      {},
      ["2021-Anytown-en", "2021-Anytown-de"],
    ],
    [
      "one language, where it is set",
      { ...BILINGUAL, [QUERY]: QUOTED },
      { set: { language: "de" } },
      ["2021-Anytown-de"],
    ],
    [
      "the languages that the query gives",
      { ...BILINGUAL, [QUERY]: "select 'X' as place, 'de' as language" },
      {},
      ["2021-X-de"],
    ],
    [
      "some of them",
      BILINGUAL,
      { only: { place: ["阳泉", "Washington, DC"], language: ["de"] } },
      ["2021-Washington-DC-de", "2021-阳泉-de"],
    ],
    [
      "whatever the Unicode form of what is asked for",
      {},
      { only: { place: ["São Tomé".normalize("NFD")] } },
      ["2021-São-Tomé-en"],
    ],
  ])("%s", async (_, files, request, expected) => {
    expect(await folders(files, request)).toEqual(expected);
  });
});

describe("what is wrong with the list", () => {
  test.each<[string, Files, ListRequest, string[]]>([
    [
      "no burst",
      spoiled(YAML, "data:", "literals: []\ndata:"),
      {},
      [`${YAML}:1: the bulletin has no list of editions`],
    ],
    [
      "no such file, but a near one",
      definition("places.sql", "place.sql"),
      {},
      [
        `${YAML}:4:10: there is no file place.sql beside the definition. Did you mean "places.sql"?`,
      ],
    ],
    [
      "a file elsewhere",
      definition("places.sql", "../places.sql"),
      {},
      [
        `${YAML}:4:10: "burst.query" is not right: write the name of an SQL file that stands beside the definition`,
      ],
    ],
    [
      "a column that is no parameter",
      { [QUERY]: "select place as plaze, code from places order by 1, 2" },
      {},
      [
        `${QUERY}:1: the column "plaze" is no parameter of the bulletin. Did you mean "place"?`,
        `${QUERY}:1: the column "code" is no parameter of the bulletin. Use one of: period, place, language.`,
      ],
    ],
    [
      "a NULL, with the line of the data",
      { "data/prices/places.csv": "place,code\nAnytown,A\n,B\n" },
      {},
      [`data/prices/places.csv:3: row 2: "place" is NULL. Leave such rows out`],
    ],
    [
      "values of another type, and not in the column",
      {
        [QUERY]:
          "select * from (values ('2020', 'A'), ('20x1', 'B'), ('2022', 'C')) as t(period, place) order by place",
      },
      {},
      [
        `${QUERY}: row 2: "20x1" is no year, which the parameter "period" is. Write it like 2021.`,
        `${QUERY}: row 3: the data has no period "2022". Did you mean "2020"?`,
      ],
    ],
    [
      "a language that the bulletin hasn't",
      { [QUERY]: "select 'A' as place, 'fr' as language" },
      {},
      [`${QUERY}: row 1: the bulletin has no language "fr". Use one of: en.`],
    ],
    [
      "the same wrong thing in many rows, told a few times",
      {
        [QUERY]: "select 'y' || range as period, 'x' as place from range(100) order by range",
      },
      {},
      [
        ...[1, 2, 3, 4].map(
          (row) =>
            `${QUERY}: row ${row}: "y${row - 1}" is no year, which the parameter "period" is.`,
        ),
        `${QUERY}: row 5: "y4" is no year, which the parameter "period" is (and 95 more like it).`,
      ],
    ],
    [
      "no row",
      { [QUERY]: "select place from places where false" },
      {},
      [`${QUERY}:1: the query gives no row, so there is no edition to make.`],
    ],
    [
      "rows in no order",
      { [QUERY]: "select place from places" },
      {},
      [`${QUERY}:1: the query gives 5 rows in no stated order.`],
    ],
    [
      "an edition twice",
      { "data/prices/places.csv": "place,code\nA,1\nB,2\nA,3\n" },
      {},
      [`${QUERY}:1: rows 1 and 2 are the same edition: period "2021", place "A", language "en".`],
    ],
    [
      "what the query gives, set",
      {},
      { set: { place: "Anytown" } },
      [
        `--set: the burst's query lists the values of "place". Pick from them with --only place=Anytown.`,
      ],
    ],
    [
      "what is no parameter, set",
      {},
      { set: { plaze: "Anytown" } },
      [`--set: there is no parameter "plaze". Did you mean "place"?`],
    ],
    [
      "a language that is set and isn't there",
      {},
      { set: { language: "fr" } },
      [`--set: the bulletin has no language "fr".`],
    ],
    [
      "a parameter that nothing gives",
      {
        ...definition("place: { default: Anytown }", "place: {}"),
        [QUERY]: "select year as period from index order by year",
      },
      {},
      [`${YAML}:3:74: the parameter "place" has no value.`],
    ],
    [
      "a name that isn't listed, asked for",
      {},
      { only: { plaze: ["A"], period: ["2020"] } },
      [
        `--only: there is no parameter "plaze". Did you mean "place"?`,
        `--only: the burst's query doesn't list "period", so that all its editions have the same. Give it with --set period=….`,
      ],
    ],
    [
      "values that no edition has, asked for",
      {},
      { only: { place: ["Anytwon", "阳泉", "Washington", "DC"] } },
      [
        `--only: no edition of the burst has the place "Anytwon". Did you mean "Anytown"?`,
        `--only: no edition of the burst has the place "Washington". Put a value with a comma in double quotes: --only 'place="Washington, DC"'.`,
        `--only: no edition of the burst has the place "DC". Put a value with a comma in double quotes: --only 'place="Washington, DC"'.`,
      ],
    ],
    [
      "values that no edition has together",
      {
        ...BILINGUAL,
        [QUERY]: "select * from (values ('A', 'en'), ('B', 'de')) as t(place, language) order by 1",
      },
      { only: { place: ["A"], language: ["de"] } },
      [
        "--only: no edition of the burst has place A and language de. Ask for fewer parameters at once.",
      ],
    ],
  ])("%s", async (_, files, request, expected) => {
    const said = await saidOf(() => listed(files, request));
    expect(said.map((text, at) => text.slice(0, expected[at]?.length))).toEqual(expected);
  });
});
