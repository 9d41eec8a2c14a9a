import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { placeText } from "../../src/finding/finding.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { SMALL, smallWorkspace, spoiled } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";
const PAGE = "templates/prices/page.en.hbs";
const FILE = "templates/prices/commentary/2021.en.md";

type Changes = Readonly<Record<string, string | null>>;

/** The small bulletin, whose page calls for a commentary after its sentence about prices. */
function commented(text: string | null, changes: Changes = {}): Changes {
  const page = spoiled(PAGE, "in {{period}}.</p>", "in {{period}}.</p>\n{{commentary}}");
  return { ...page, [FILE]: text, ...changes };
}

/** The same in English and Chinese. */
function bilingual(changes: Changes): Changes {
  const { [PAGE]: page = "" } = commented(null);
  return {
    ...commented(null),
    ...spoiled(YAML, "languages: [en]", "languages: [en, zh]"),
    "templates/prices/page.zh.hbs": page,
    ...changes,
  };
}

async function said(changes: Changes, set: Record<string, string> = {}): Promise<string[]> {
  const findings = await check(await smallWorkspace(changes), "prices", { set });
  return findings.map((f) => `${placeText(f)}: ${f.severity}: ${f.message}. ${f.remedy}`);
}

async function pageOf(changes: Changes, draft = false): Promise<string> {
  const { page } = await prepareAlone(await smallWorkspace(changes), "prices", { draft });
  return page.screenHtml().replace(/^[\s\S]*<body/, "");
}

describe("a commentary", () => {
  test("is Markdown with the facts and the vocabulary of the page", async () => {
    const text =
      "## Outlook\n\nPrices *{{change change.rate}}*; see [the\nindex]({{#if (rose change.rate)}}#figure-levels{{else}}#{{/if}}).\n";
    const html = await pageOf(commented(text));
    expect(html).toMatch(/<h2 id="heading-\d">Outlook<\/h2>/);
    expect(html).toMatch(
      /Prices <em>rose <data class="fact" value="2.4" id="f\d+">2.4.percent<\/data><\/em>/,
    );
    expect(html).toContain('<a href="#figure-levels">the index</a>');
  });

  test("sets lists side by side that stand under headings of the third level, one after the other", async () => {
    const lists = "### Problems\n\n- Rents\n- Fuel\n\n### Action\n\n1. Build\n";
    const html = await pageOf(commented(`Two lists.\n\n${lists}`));
    expect(html.replace(/ id="heading-\d"/g, "")).toContain(
      '<p>Two lists.</p><div class="columns"><div><h3>Problems</h3><ul><li>Rents</li><li>Fuel</li></ul></div><div><h3>Action</h3><ol><li>Build</li></ol></div></div>',
    );
    const prose = await pageOf(commented(`### Problems\n\nRents.\n\n- Fuel\n\n${lists.slice(30)}`));
    expect(prose).not.toContain('class="columns"');
  });

  test("may refer to the page's figures and hold notes", async () => {
    const text = 'Prices rose ({{see "levels"}}).{{#note "rents"}}Rents included.{{/note}}\n';
    expect(await said(commented(text))).toEqual([]);
    expect(await pageOf(commented(text))).toContain("Rents included.");
  });

  test("is an input of its own edition only", async () => {
    const other = { "templates/prices/commentary/2020.en.md": "Prices of {{period}}.\n" };
    const workspace = await smallWorkspace(commented("Prices.\n", other));
    const { inputs } = await prepareAlone(workspace, "prices");
    const read = inputs.map(({ path }) => path).filter((path) => path.includes("commentary"));
    expect(read).toEqual([FILE]);
  });

  test.each<[string, string, string[]]>([
    [
      "typed digits",
      "## Outlook\n\nPrices rose 2.4 percent.\n",
      [
        `${FILE}:3:13: error: "2.4" is typed, not printed from a fact. Print the fact; if it is a name, write {{literal "2.4"}} or add it to literals in the definition.`,
      ],
    ],
    [
      "an unknown path",
      "Prices\n{{change change.rte}}.\n",
      [`${FILE}:2:10: error: "rte" is not known in "change". Did you mean "rate"?`],
    ],
    [
      "an unknown helper",
      "Prices {{chnge change.rate}}.\n",
      [`${FILE}:1:8: error: there is no helper "chnge". Did you mean "change"?`],
    ],
    [
      "a block that isn't closed",
      "Prices.\n\n{{#if (rose change.rate)}}Up.\n",
      [`${FILE}:3:1: error: the block "if" is never closed. Add {{/if}} where it ends.`],
    ],
    [
      "markup that a page can't have",
      "Prices.\n\n<script>alert()</script>\n",
      [
        `${FILE}:3:1: error: <script> can't be used: a page runs no scripts. Remove it; styles go into style.css.`,
      ],
    ],
    [
      "a picture",
      "Prices.\n\nA ![market](market.png) of {{place}}.\n",
      [`${FILE}:3:3: error: a picture can't stand in Markdown. Use {{#photo "file.jpg" alt="…"}}.`],
    ],
    [
      "a table",
      "Prices.\n\n| a | b |\n| --- | --- |\n| c | d |\n",
      [
        `${FILE}:3:1: error: a table can't stand in Markdown: its strokes would print as they are. Use {{#table …}}, with a query in facts/.`,
      ],
    ],
    [
      "a style of its own",
      "Prices rose.\n\n<style>body{display:none}</style>\n",
      [
        `${FILE}:3:1: error: <style> can't stand in Markdown: it belongs to the layout. Write it into style.css.`,
      ],
    ],
    [
      "an end of the layout's element",
      "Prices rose.\n\n</main>\n",
      [
        `${FILE}:3:1: error: <main> can't stand in Markdown: it belongs to the layout. Remove it, its end too.`,
      ],
    ],
    [
      "front matter",
      "---\ntitle: Prices\n---\n\nPrices.\n",
      [
        `${FILE}:1: error: front matter is no part of Markdown: it would print. Remove it; what an edition is, its definition says.`,
      ],
    ],
    [
      "a control character",
      "Prices.\n\nRents \u001b[K.\n",
      [`${FILE}:3:7: error: the text has the control character U+001B. Remove the character.`],
    ],
    [
      "a title of its own",
      "# Prices in {{period}}\n",
      [
        `${FILE}:1:1: error: "# Prices in …" would be a second title: the page has its own. Write "## Prices in …".`,
      ],
    ],
    [
      "a heading that skips a level",
      "## Prices\n\nText.\n\n#### Rents\n",
      [
        `${FILE}:5:1: error: the heading "Rents" is of level 4 after one of level 2: a level is skipped. Write "### Rents".`,
      ],
    ],
    [
      "a link that leads nowhere",
      "- See\n- the [file](file:///etc/passwd).\n",
      [expect.stringContaining(`${FILE}:2:7: error: `)],
    ],
    [
      "a call of itself",
      "Prices. {{commentary}}\n",
      [`${FILE}:1:9: error: the commentary calls itself without end. Remove the call.`],
    ],
    [
      "an address with digits",
      "See [the plan](https://example.org/2021) or [it].\n\n[it]: https://example.org/2022\n",
      [],
    ],
    ["numbered lists", "1. Rents\n2. Fuel\n", []],
  ])("with %s", async (_, text, expected) => {
    expect(await said(commented(text))).toEqual(expected);
  });

  test("in the body of the page only", async () => {
    const page = spoiled(PAGE, "<h2>Prices", '<h2 title="{{commentary}}">Prices');
    expect(await said({ ...page, [FILE]: "Prices.\n" })).toEqual([
      `${PAGE}:4:12: error: the commentary can stand only in the text of the page. Move it into the body.`,
    ]);
  });

  test("that the page doesn't call for", async () => {
    expect(await said({ [FILE]: "Prices.\n" })).toEqual([
      `${FILE}: warning: the commentary is printed nowhere: ${PAGE} doesn't call for it. Write {{commentary}} into the page, or remove the file.`,
    ]);
  });
});

describe("a period without commentary", () => {
  test("is an error that names the file and the place in the page", async () => {
    expect(await said(commented(null))).toEqual([
      `${PAGE}:6:1: error: there is no commentary for the period 2021. Write ${FILE}, or build a draft: --draft.`,
    ]);
  });

  test.each([
    " \n",
    "<!-- The outlook of the month. -->\n\n{{!-- Li Na writes it. --}}\n{{! soon }}\n",
  ])("so is one whose file says nothing: %j", async (text) => {
    expect(await said(commented(text))).toEqual([
      `${PAGE}:6:1: error: there is no commentary for the period 2021. Write ${FILE}, or build a draft: --draft.`,
    ]);
  });

  test("has a placeholder in a draft", async () => {
    const changes = commented(null);
    const { page, unfinished } = await prepareAlone(await smallWorkspace(changes), "prices", {
      draft: true,
    });
    expect(unfinished).toMatchObject([{ kind: "commentary", text: FILE, file: PAGE, line: 6 }]);
    expect(page.html).toContain(`<p class="todo">Commentary: ${FILE}</p>`);
  });

  test("can't be asked for by a bulletin without periods", async () => {
    const [definition = ""] = Object.values(spoiled(YAML, "{ period:", "{ when:"));
    const page = '{{#> bulletin}}{{#*inline "body"}}{{commentary}}{{/inline}}{{/bulletin}}';
    const query = "select 1.5 as rate";
    const changes = {
      [YAML]: definition,
      [PAGE]: page,
      "templates/prices/facts/change.sql": query,
    };
    expect(await said(changes)).toEqual([
      expect.stringContaining("this bulletin has no parameter named period"),
      `${PAGE}:1:35: error: a commentary is for a period, but this bulletin has no parameter named period. Declare it: period: { type: year }.`,
    ]);
  });
});

describe("a commentary in one language only", () => {
  const english = bilingual({ [FILE]: "Prices.\n" });
  const lack =
    "templates/prices/page.zh.hbs:6:1: error: there is no commentary for the period 2021. Write templates/prices/commentary/2021.zh.md, or build a draft: --draft.";

  test("is found by a check of all languages", async () => {
    expect(await said(english)).toEqual([lack]);
  });

  test("and of that language, not of the other", async () => {
    expect(await said(english, { language: "en" })).toEqual([]);
    expect(await said(english, { language: "zh" })).toEqual([lack]);
  });

  test("what is wrong in every language is said once", async () => {
    const index = spoiled("data/prices/index.csv", "102.4", "much");
    expect(await said({ ...english, ...index })).toEqual([expect.stringContaining('"much"')]);
    const rows = spoiled("templates/prices/facts/change.sql", "= $period", "= 1900");
    expect(await said({ ...english, ...rows })).toEqual([
      expect.stringContaining('"change" needs exactly one row'),
    ]);
  });
});

test.each<[string, string]>([
  ["2021-03.en.md", '"2021-03" is no year. Call it like 2021.en.md.'],
  ["2021.fr.md", 'the bulletin has no language "fr". Use one of: en.'],
  ["2021.md", "its name is not that of a period and a language. Call it like 2021.en.md."],
  ["notes.txt", "its name is not that of a period and a language. Call it like 2021.en.md."],
])("a file that no edition can use: %s", async (name, expected) => {
  const file = `templates/prices/commentary/${name}`;
  expect(await said(commented("Prices.\n", { [file]: "Prices.\n" }))).toEqual([
    `${file}: warning: no edition can use this commentary: ${expected}`,
  ]);
});

describe("what is still to be done", () => {
  const page = spoiled(PAGE, "in {{period}}.</p>", 'in {{period}}. {{todo "Ask 3 shops"}}</p>');

  test("is an error with its place in anything but a draft", async () => {
    expect(await said(page)).toEqual([
      `${PAGE}:5:49: error: "Ask 3 shops" is still to be done. Do it and remove the {{todo}}, or build a draft: --draft.`,
    ]);
  });

  test("is in a draft, in its place and once more at its end", async () => {
    const html = await pageOf(page, true);
    expect(html).toContain('<span class="todo">Ask 3 shops</span>');
    expect(html).toMatch(
      /<section class="unfinished"><h2 id="heading-\d">Unfinished<\/h2><ul><li>Ask 3 shops<\/li><\/ul><\/section><\/body>/,
    );
  });

  test("is found in the commentary and in titles, once where a partial is called twice", async () => {
    const titled = `title: "{{todo 'Name it'}} Prices in {{place}}, {{period}}"`;
    const changes = {
      ...commented('{{> line}} {{> line}} {{todo "Ask why"}}\n'),
      ...spoiled(YAML, "title: Prices in {{place}}, {{period}}", titled),
      "templates/prices/partials/line.hbs": '{{todo "Ask when"}}',
    };
    const workspace = await smallWorkspace(changes);
    const { unfinished } = await prepareAlone(workspace, "prices", { draft: true });
    expect(unfinished.map(({ text, ...place }) => `${placeText(place)} ${text}`)).toEqual([
      `${YAML}:1:1 Name it`,
      "templates/prices/partials/line.hbs:1:1 Ask when",
      `${FILE}:1:23 Ask why`,
    ]);
  });

  test("everything else is an error in a draft, too", async () => {
    const wrong = spoiled(PAGE, "in {{period}}.</p>", "in 2021.</p>");
    const findings = await check(await smallWorkspace(wrong), "prices", { draft: true });
    expect(findings.map(({ rule }) => rule)).toEqual(["template/typed-digit"]);
  });
});

test("the small bulletin has nothing unfinished", async () => {
  const { unfinished } = await prepareAlone(await smallWorkspace(SMALL), "prices", {
    draft: true,
  });
  expect(unfinished).toEqual([]);
});
