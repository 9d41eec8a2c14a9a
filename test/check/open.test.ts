import { describe, expect, onTestFinished, test } from "vitest";
import { type OpenBulletin, openBulletin } from "../../src/check/open.ts";
import { composeEdition, knowEdition, prepareEdition } from "../../src/check/prepare.ts";
import type { EditionRequest, PreparedEdition } from "../../src/check/types.ts";
import { factsDocument, json } from "../../src/edition/contents.ts";
import { InputError } from "../../src/finding/input-error.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { SMALL, spoiled } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

/** Three years: of two an edition can be made, the first has no growth. */
const FILES: Readonly<Record<string, string>> = {
  ...SMALL,
  ...spoiled(
    "templates/prices/page.en.hbs",
    "{{/inline}}\n{{/bulletin}}",
    '{{commentary}}{{todo "the map"}}\n{{/inline}}\n{{/bulletin}}',
  ),
  "templates/prices/commentary/2021.en.md": "Bread rose.\n",
  "data/prices/index.csv": "year,level,note\n2020,100.0,base\n2021,102.4,\n2022,101.4,\n",
};

async function opened(
  draft = true,
  changes: Readonly<Record<string, string>> = {},
): Promise<OpenBulletin> {
  const workspace = await findWorkspace(await temporaryWorkspace({ ...FILES, ...changes }));
  const open = await openBulletin(workspace, "prices", { draft });
  onTestFinished(() => open.close());
  return open;
}

const of = (period: string): EditionRequest => ({ set: { period } });

/** What is said of an edition and what it is made of. */
function shown(edition: PreparedEdition) {
  const { page, inputs, unfinished, findings, drawings, tables } = edition;
  return {
    ...{ html: page.html, inputs, unfinished, findings, tables },
    charts: [...drawings].map(([name, { svg }]) => [name, svg]),
  };
}

async function findingsOf(work: Promise<unknown>): Promise<string[]> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return error instanceof InputError ? error.findings.map(({ message }) => message) : [];
}

describe("editions of an open bulletin", () => {
  test("are the same as made alone, though they are made at once", async () => {
    const open = await opened();
    const made = await Promise.all(
      ["2021", "2022", "2021"].map((p) => prepareEdition(open, of(p))),
    );
    const alone = await Promise.all(
      ["2021", "2022"].map((p) =>
        prepareAlone(open.workspace, "prices", { ...of(p), draft: true }),
      ),
    );
    const [first, second] = alone.map(shown);
    expect(made.map(shown)).toEqual([first, second, first]);
    expect(first).not.toEqual(second);
  });

  test("have inputs and gaps of their own", async () => {
    const open = await opened();
    const [written, lacking] = await Promise.all([
      prepareEdition(open, of("2021")),
      prepareEdition(open, of("2022")),
    ]);
    const commentary = "templates/prices/commentary/2021.en.md";
    const paths = (edition: PreparedEdition) => edition.inputs.map(({ path }) => path);
    expect(paths(written)).toContain(commentary);
    expect(paths(lacking)).not.toContain(commentary);
    expect(written.unfinished.map(({ kind }) => kind)).toEqual(["todo"]);
    expect(lacking.unfinished.map(({ kind }) => kind).sort()).toEqual(["commentary", "todo"]);
  });

  test("fail alone", async () => {
    const open = await opened();
    const work = ["2021", "2020", "2022", "1999"].map((p) => prepareEdition(open, of(p)));
    const said = await Promise.all(work.map(findingsOf));
    expect(said).toEqual([
      [],
      ['"change" needs exactly one row, but the query gives none'],
      [],
      ['the data has no period "1999"'],
    ]);
  });

  test("are known before they are composed, with every file that is theirs", async () => {
    const open = await opened();
    const known = await knowEdition(open, of("2021"));
    expect(known.folder).toBe("2021-Anytown-en");
    const before = known.sources.inputs().map(({ path }) => path);
    const { inputs } = await composeEdition(open, known);
    const later = inputs.map(({ path }) => path).filter((path) => !before.includes(path));
    expect(later.every((path) => path.startsWith("bulletin:assets/"))).toBe(true);
  });
});

test("an edition's facts are the same from a query for all editions as from its own", async () => {
  const levels = "  levels: { key: year, columns: { level: { unit: index, decimals: 1 } } }\n";
  const definition = `${SMALL["templates/prices/bulletin.yaml"]}`;
  const query = "templates/prices/facts/levels.sql";
  const own = await opened(true, {
    [query]: "select year as period, year, level, _row from index where year = $period\n",
  });
  const dealt = await opened(true, {
    [query]: "select year as period, year, level, _row from index\n",
    "templates/prices/bulletin.yaml": definition.replace(
      levels,
      levels.replace("{", "{ by: period,"),
    ),
  });
  for (const period of ["2021", "2022"]) {
    const [alone, shared] = [
      await prepareEdition(own, of(period)),
      await prepareEdition(dealt, of(period)),
    ];
    expect(alone.tables.get("levels")?.rows).toHaveLength(1);
    expect(json(factsDocument(shared))).toBe(json(factsDocument(alone)));
    expect(shared.page.html).toBe(alone.page.html);
  }
});

describe("texts read against facts of one shape", () => {
  /** The years up to the edition's own, one of which the page names. */
  const named: Readonly<Record<string, string>> = {
    "templates/prices/facts/levels.sql":
      "select year, level, _row from index where year <= $period::integer order by year\n",
    "templates/prices/page.en.hbs": `${FILES["templates/prices/page.en.hbs"]}`.replace(
      "{{#chart",
      "<p>{{levels.2022.level}}</p>{{#chart",
    ),
  };

  test("are read once, where no key of a row is named", async () => {
    const open = await opened();
    const [first, second] = await Promise.all([
      knowEdition(open, of("2021")),
      knowEdition(open, of("2022")),
    ]);
    expect(open.verdicts(second)).not.toBe(open.verdicts(first));
    const same = { ...second, commentary: first.commentary };
    expect(open.verdicts(same)).toBe(open.verdicts(first));
  });

  test("are read anew where a key is named that not every edition has", async () => {
    const open = await opened(true, named);
    const [with2022, without] = await Promise.all([
      findingsOf(prepareEdition(open, of("2022"))),
      findingsOf(prepareEdition(open, of("2021"))),
    ]);
    expect(with2022).toEqual([]);
    expect(without).toEqual([expect.stringContaining("2022")]);
    expect(await findingsOf(prepareEdition(open, of("2022")))).toEqual([]);
  });
});

test("a bulletin that isn't opened as a draft makes no drafts", async () => {
  const open = await opened(false);
  const said = await findingsOf(prepareEdition(open, of("2022")));
  expect(said.join("\n")).toMatch(/map/);
  expect(said.join("\n")).toMatch(/commentary/);
});
