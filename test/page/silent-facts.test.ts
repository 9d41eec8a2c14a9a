import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBulletin } from "../../src/check/open.ts";
import { prepareEdition } from "../../src/check/prepare.ts";
import type { PreparedEdition } from "../../src/check/types.ts";
import { printEdition } from "../../src/edition/print.ts";
import { finishHere } from "../../src/pdf/finished.ts";
import { openPool } from "../../src/press/pool.ts";
import type { Pool } from "../../src/press/types.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { type ReadBack, readBack } from "../pdf/read-back.ts";
import { bodyOf, compose } from "./sample.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");

/** How many facts of a text keep their element under a style sheet. */
function kept(styles: string, text: string): number {
  return bodyOf(text, {}, { styles }).split("<data ").length - 1;
}

const LINE = "<p>{{headline.growth}}</p>";
const MORE = "<p>One {{headline.growth}} <em>a</em> {{headline.city_enterprises}} <em>b</em></p>";

describe("the page for print", () => {
  test.each([
    ["", LINE],
    ["p { margin: 0 }", LINE],
    ["* , *::before { box-sizing: border-box; margin: 0 }", LINE],
    ["p > em, p em, em ~ em, p::first-line { color: red }", MORE],
    ["li + li, tr:last-child > td, .deck > * + h2, main > :first-child { color: red }", MORE],
    [".side > * + *, :is(.text, main) > h1 + :not(h2) { color: red }", MORE],
    [".deck:not(:has(li, p:not(:empty))) { display: none }", MORE],
    ["a:hover, :focus-visible, :target { outline: 1px solid }", LINE],
    ["#main, [lang], .x\n{ color: red }", LINE],
    ["body :not(data) { letter-spacing: 0 }", LINE],
    ['q { quotes: "data {" "}" } /* .fact { } */', LINE],
    ["p { color: red } .row, p > em { display: grid } p::after { display: block }", LINE],
    ["q { content: url('data:,a'); background: url( data:, ) }", LINE],
    ["@page { margin: 0; @top-left { content: none } } @media print { p { margin: 0 } }", LINE],
    ["@keyframes x { from { color: red } 50%, to { color: blue } }", LINE],
  ])("leaves out elements of facts that %j can't see", (styles, text) => {
    expect(kept(styles, text)).toBe(0);
    expect(bodyOf(text, {}, { styles })).toContain("12.1\u00A0percent");
  });

  test.each([
    [".fact { color: red }", LINE],
    ["P DATA { color: red }", LINE],
    ["#f1 { color: red }", LINE],
    ["[value] { color: red }", LINE],
    ["p > * { color: red }", LINE],
    ["p * { color: red }", LINE],
    ["* { color: red }", LINE],
    ["* { margin: 1px }", LINE],
    ["p > :first-child { color: red }", LINE],
    ["p > :not(.x) { color: red }", LINE],
    [":is(em, data) { color: red }", LINE],
    ["p:has(> data) { color: red }", LINE],
    ["p:not(:has(*)) { color: red }", LINE],
    ["em:first-child { color: red }", MORE],
    ["p > em:nth-of-type(2), em:not(:nth-child(2)) { color: red }", MORE],
    ["em + em { color: red }", MORE],
    ["@media print { p { color: red; data { color: blue } } }", LINE],
    ["p { &:hover { color: red } }", LINE],
    ["@scope (p) { :scope { color: red } }", LINE],
    ["d\\61 ta { color: red }", LINE],
    ["p[ { color: red }", LINE],
    ["[VALUE] { color: red }", LINE],
    ['[class~="fact"] { color: red }', LINE],
    ["[class~=FACT i] { color: red }", LINE],
    ['[id="f1"] { color: red }', LINE],
    ["em:-webkit-any(:first-child) { color: red }", MORE],
    ["p::first-letter { color: red }", LINE],
    ["p { display: flex }", LINE],
    ["p { em { color: red } DISPLAY: inline-grid }", LINE],
    ["em { color: red; p & { color: blue } }", LINE],
    ["* { box-sizing: border-box; display: inherit }", LINE],
    ["p { @media print { display: -webkit-box } }", LINE],
    ["main { display: grid } p { all: inherit }", LINE],
    ["", '<p style="display:flex">{{headline.growth}}</p>'],
    ['q { x: url(a"b) } .fact { color: red } q { x: url(a"b) }', LINE],
    ["q { x: -url(/*) } .fact { color: red } q { x: -url(*/) }", LINE],
    ["q { color: red } } p { color: red }", LINE],
  ])("keeps those that %j could see", (styles, text) => {
    const facts = text.split("{{").length - 1;
    expect(kept(styles, text)).toBe(facts);
  });

  test("keeps a fact that a link or a description names, and one without words", () => {
    const styles = "";
    expect(kept(styles, `${LINE}<p><a href="#f1">There</a></p>`)).toBe(1);
    expect(kept(styles, `${LINE}<p aria-describedby="x f1">There</p>`)).toBe(1);
    expect(kept(styles, `${LINE}<p>Nobody's {{headline.flat}}</p>`)).toBe(0);
  });

  test("asks the style sheets of the template as well", () => {
    const page = (css: string): string =>
      compose(`<head><style>${css}</style></head><h1>x</h1>${LINE}`, {}, { styles: "" }).html;
    expect(page("p { color: red }")).not.toContain("<data");
    expect(page("data { color: red }")).toContain("<data");
    expect(page("{{styles}}* { color: red }")).toContain("<data");
  });

  test("is the page for a screen without them, and every fact is known", () => {
    const page = compose(`<h1>x</h1>${MORE}`, {}, { styles: "" });
    expect(page.html).not.toContain("<data");
    expect(page.screenHtml().replace(/<data [^>]*>([^<]*)<\/data>/g, "$1")).toBe(page.html);
    expect(page.occurrences.map(({ id }) => id)).toEqual(["f1", "f2"]);
  });
});

describe("printed", () => {
  let pool: Pool;
  beforeAll(async () => {
    pool = await openPool({ lanes: 1 });
  });
  afterAll(() => pool.close());

  /** The sample, as it is and with a style sheet that sees facts and changes nothing. */
  async function printed(language: string): Promise<readonly [ReadBack, ReadBack]> {
    const open = await openBulletin(await findWorkspace(REPOSITORY), "yangquan-industry");
    try {
      const { bulletin } = open;
      const seeing = { file: "style.css", text: ".fact { --seen: 1 }" };
      const styles = [...bulletin.styles, seeing];
      const set = { language };
      const bare = await prepareEdition(open, { set });
      const full = await prepareEdition({ ...open, bulletin: { ...bulletin, styles } }, { set });
      expect(bare.page.html).not.toContain("<data");
      expect(full.page.html.match(/<data /g)?.length).toBeGreaterThan(100);
      return [await read(bare), await read(full)];
    } finally {
      open.close();
    }
  }

  async function read(edition: PreparedEdition): Promise<ReadBack> {
    const works = { pool, finish: finishHere };
    const { pdf } = await printEdition({ ...edition, social: undefined }, works, 30_000);
    return readBack(pdf);
  }

  test.each(["en", "zh"])("it has the same words and tags, in %s", async (language) => {
    const [bare, full] = await printed(language);
    expect(bare.pages).toEqual(full.pages);
    expect(bare.links).toEqual(full.links);
    expect(bare.fonts).toEqual(full.fonts);
    expect(bare.tags).toEqual(full.tags);
  });
});
