import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fontFamilies } from "../../src/fonts/faces.ts";
import { assertPrinted } from "../../src/pdf/assert.ts";
import { finishPdf } from "../../src/pdf/finish.ts";
import { inspectPdf } from "../../src/pdf/inspect.ts";
import { openPress } from "../../src/press/press.ts";
import type { Press } from "../../src/press/types.ts";
import { documentOf, everyConstruct, hostile, metadataOf } from "./pages.ts";
import { nodesWithRole, type ReadBack, readBack, rolesOf } from "./read-back.ts";

const deadline = 30_000;
const page = everyConstruct();
const expected = { headings: page.headings, fontFamilies: ["SourceSerif4", "SourceSans3"] };

let press: Press;
let raw: Uint8Array;
let finished: Uint8Array;
let before: ReadBack;
let after: ReadBack;

beforeAll(async () => {
  press = await openPress();
  raw = await press.print(page.html, { deadline });
  finished = finishPdf(raw, metadataOf(page.headings));
  before = await readBack(raw);
  after = await readBack(finished);
});
afterAll(() => press.close());

/** Prints a body and finishes it. */
async function finish(body: string, headings = page.headings.slice(0, 0)): Promise<Uint8Array> {
  return finishPdf(await press.print(documentOf(body), { deadline }), metadataOf(headings));
}

const words = (pages: readonly string[]) => pages.map((text) => text.split(/\s+/));

describe("finishPdf on a page with every construct", () => {
  it("keeps text, pages and fonts", () => {
    expect(words(after.pages)).toEqual(words(before.pages));
    expect(after.fonts).toEqual(before.fonts);
    expect(after.pages).toHaveLength(3);
  });

  it("is smaller than the print", () => {
    expect(finished.length).toBeLessThan(raw.length * 0.6);
  });

  it("gives each list item a label and a body", () => {
    const items = after.tags.flatMap((tree) => nodesWithRole(tree, "LI"));
    expect(items.length).toBeGreaterThan(6);
    for (const item of items) {
      expect(item.children.map(({ role }) => role)).toEqual(["Lbl", "LBody"]);
    }
  });

  it("leaves no figure without alternative text and no type that PDF 1.7 doesn't know", () => {
    const roles = new Set(after.tags.flatMap(rolesOf));
    const figures = after.tags.flatMap((tree) => nodesWithRole(tree, "Figure"));
    expect(figures.map(({ alt }) => alt)).toEqual([
      "A linked (photo)",
      hostile,
      "Workers at a pit head",
    ]);
    expect(roles).not.toContain("Aside");
    expect(roles).toContain("Note");
    expect(inspectPdf(finished).tags.filter((role) => role === "Div")).toHaveLength(1);
  });

  it("groups nothing inside of lines, and keeps what says something", () => {
    const lines = after.tags.flatMap((tree) => nodesWithRole(tree, "P")).flatMap(rolesOf);
    expect(lines).toEqual(expect.arrayContaining(["P", "Span", "Code", "Link", "Figure"]));
    expect(lines).not.toContain("NonStruct");
  });

  it("keeps a paragraph together that goes on overleaf", async () => {
    const text = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const { pages, tags } = inspectPdf(await finish(`<p>${text.join(" ")}</p>`));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap((one) => one.text.split(/\s+/))).toEqual(text);
    expect(tags.filter((role) => role !== "Document")).toEqual(["P"]);
  });

  it("gives a table back the caption that blocks in it have cost it", () => {
    const [table] = after.tags.flatMap((tree) => nodesWithRole(tree, "Table"));
    expect(table?.children.slice(0, 2).map(({ role }) => role)).toEqual(["Caption", "TR"]);
    expect(table?.children[0]?.children.map(({ role }) => role)).toEqual(["P", "P"]);
  });

  it("says in each link where it leads", () => {
    const told = after.links.map(({ contents, address }) => [contents, address]);
    expect(told).toContainEqual(["the office (of) statistics", "https://example.org/a(b)?x=1&y=2"]);
    expect(told).toContainEqual(["mail us", "mailto:office@example.org"]);
    expect(told).toContainEqual(["A linked (photo)", "https://example.org/photo"]);
    expect(told).toContainEqual(["see Table 1", undefined]);
    expect(after.links.every(({ contents }) => contents !== "")).toBe(true);
  });

  it("lets links inside the document lead to their place below the margin", () => {
    const [note, table] = after.links.filter(({ target }) => target !== undefined);
    expect(note?.target).toBe(after.pages.length);
    expect(table?.target).toBe(2);
    expect(table?.top).toBeGreaterThan(85);
    expect(table?.top).toBeLessThan(200);
    const back = after.links.at(-1);
    expect(back?.target).toBe(1);
    expect(back?.top).toBeGreaterThan(113);
  });

  it("makes the outline from the headings, each with the page where it stands", () => {
    const pages = [1, 1, 2, 3, 3];
    expect(after.outline).toEqual(
      page.headings.map(({ level, text }, index) => ({ title: text, level, page: pages[index] })),
    );
  });

  it("says once what stands flush with a page's top", () => {
    const flush = page.headings[2]?.text.slice(0, 24) ?? "";
    expect(inspectPdf(finished).pages.filter(({ text }) => text.includes(flush))).toHaveLength(1);
  });

  it("writes the metadata twice, and the language", () => {
    expect(after.info).toMatchObject({
      Title: "Industry in Yangquan, 2021",
      Author: "Office of statistics",
      Subject: "Industrial output",
      Keywords: "industry, coal",
      Creator: "Bulletin 0.1.0",
      Language: "en",
      CreationDate: "D:20220210090000+08'00'",
      ModDate: "D:20220210090000+08'00'",
    });
    expect(after.info).toHaveProperty("Producer", before.info.Producer);
    expect(after.xmp).toContain("<xmp:CreateDate>2022-02-10T09:00:00+08:00</xmp:CreateDate>");
    expect(after.xmp).toContain("Industry in Yangquan, 2021");
    expect(after.tagged).toBe(true);
  });

  it("gives equal bytes for a page printed again, and by another browser", async () => {
    const metadata = metadataOf(page.headings);
    const again = await press.print(page.html, { deadline });
    expect(Buffer.compare(again, raw)).not.toBe(0);
    expect(Buffer.compare(finishPdf(again, metadata), finished)).toBe(0);
    const other = await openPress();
    try {
      await other.print(documentOf("<p>something before</p>"), { deadline });
      const printed = await other.print(page.html, { deadline });
      expect(Buffer.compare(finishPdf(printed, metadata), finished)).toBe(0);
    } finally {
      await other.close();
    }
  });
});

describe("inspectPdf", () => {
  it("reads a finished file as right", () => {
    const report = inspectPdf(finished);
    expect(() => assertPrinted(report, expected)).not.toThrow();
    expect(report).toMatchObject({
      title: "Industry in Yangquan, 2021",
      author: "Office of statistics",
      language: "en",
      badGlyphs: [],
      figuresWithoutText: 0,
    });
    expect(report.outline).toEqual(after.outline);
    expect(report.fonts.map(({ name }) => name)).toEqual(after.fonts);
    expect(report.fonts.every(({ type, embedded }) => type === "CIDFontType2" && embedded)).toBe(
      true,
    );
  });

  it("finds running heads, watermarks and repeated heads outside the tags, nothing else", () => {
    const count = after.pages.length;
    const artifacts = inspectPdf(finished).pages.map((one) => one.artifacts.join("|"));
    const running = (number: number) => `Running headpage ${number} of ${count}`;
    expect(artifacts[0]).toBe(`${running(1)}|DRAFT|FAINT MARK`);
    expect(artifacts[1]).toBe(`${running(2)}|DRAFT|FAINT MARK`);
    expect(artifacts[2]).toBe(`${running(3)}|Product|Output,|2021|Change|DRAFT|FAINT MARK`);
  });

  it("reads texts in the tags' order, cells with tabs, text under opacity with them", () => {
    const [first = "", second = ""] = inspectPdf(finished).pages.map(({ text }) => text);
    expect(first).toContain(
      "and an efficient office.\n• One bold point\n• Two points\n• nested a\n",
    );
    expect(first).toContain(hostile);
    expect(first).toContain("Faded label Coal 8.9");
    expect(first).toContain("Text under double opacity.");
    expect(second).toContain(
      "Table 1\nOutput of products\nProduct\tOutput, 2021\tChange\nProduct 0\t0.5\t−0.0\n",
    );
    expect(second).toContain(`${hostile}\t3.5\t−3.0\n`);
  });

  it("reads the same words inside and outside the tags as pdf.js does on the page", () => {
    const letters = (text: string) => [...text.replace(/\s+/g, "")].sort().join("");
    const own = inspectPdf(finished).pages.map((one) => letters(one.text + one.artifacts.join("")));
    expect(own).toEqual(after.pages.map(letters));
  });

  it("measures how full the pages are", () => {
    const { pages } = inspectPdf(finished);
    const fill = pages.map((page) => page.fill);
    expect(pages.every(({ scale }) => Math.abs(scale - 1) < 0.001)).toBe(true);
    expect(fill).toHaveLength(after.pages.length);
    expect(fill[1]).toBeGreaterThan(0.95);
    expect(fill.every((part) => part > 0 && part <= 1)).toBe(true);
  });
});

describe("what goes wrong in silence", () => {
  it("finds a character for which no face has a glyph", async () => {
    const report = inspectPdf(await finish("<p>coal \u{1f3ed}</p>"));
    expect(report.badGlyphs).toEqual([{ fault: "missing", font: "SourceSerif4-Regular", page: 1 }]);
    expect(() => assertPrinted(report, { ...expected, headings: [] })).toThrow(
      "the font SourceSerif4-Regular shows a character for which it has no glyph, on page 1",
    );
  });

  it("finds letters that became drawings, as a bold that no face has", async () => {
    const [face] = fontFamilies().flatMap(({ faces }) => faces);
    const data = readFileSync(face?.path ?? "").toString("base64");
    const styles = `<style>@font-face { font-family: X; src: url(data:font/ttf;base64,${data}) }
      body { font-family: X }</style>`;
    const html = documentOf("<p>regular</p><p><b>bold</b></p>", styles);
    const pdf = finishPdf(await press.print(html, { deadline }), metadataOf([]));
    expect(() => assertPrinted(inspectPdf(pdf), { ...expected, headings: [] })).toThrow(
      "a font became drawings (Type 3), on page 1",
    );
  });

  it("finds a blank page", async () => {
    const report = inspectPdf(
      await finish(`<p>one</p><div class="new-page" style="height: 9mm"></div>`),
    );
    expect(() => assertPrinted(report, { ...expected, headings: [] })).toThrow("page 2 is blank");
  });

  it("finds a picture without alternative text", async () => {
    const report = inspectPdf(
      await finish(
        `<svg role="img" width="9" height="9"><rect width="9" height="9"/></svg><p>x</p>`,
      ),
    );
    expect(report.figuresWithoutText).toBe(1);
  });

  it("refuses headings that aren't those of the page", async () => {
    const body = "<h1>One</h1><h2>Two</h2><p>x</p>";
    await expect(finish(body, [{ level: 1, text: "One" }])).rejects.toThrow(
      'the headings printed are "H1 H2", those of the page are "H1"',
    );
  });

  it.each([
    [
      "in a drawing",
      '<svg role="img" aria-label="x"><a href="https://e.org/"><text y="20">t</text></a></svg>',
    ],
    ["hidden from readers", '<p><a href="https://e.org/" aria-hidden="true">t</a></p>'],
  ])("refuses a link %s", async (_, body) => {
    await expect(finish(body)).rejects.toThrow("the link to https://e.org/ isn't tagged as one");
  });

  it("refuses a file without tags", () => {
    const untagged = Buffer.from(raw)
      .toString("latin1")
      .replace("/StructTreeRoot ", "/Structtreeroot ");
    expect(() => finishPdf(Buffer.from(untagged, "latin1"), metadataOf([]))).toThrow(
      "the tree of tags is missing",
    );
  });

  it("refuses a file that is cut off, or empty", () => {
    expect(() => finishPdf(raw.subarray(0, -200), metadataOf([]))).toThrow("end is missing");
    expect(() => inspectPdf(new Uint8Array())).toThrow("doesn't begin with %PDF-");
  });
});

describe("pages of other shapes", () => {
  it.each([
    ["no margin", "@page { margin: 0 } body { margin: 30mm }"],
    ["landscape", "@page { size: A4 landscape; margin: 20mm }"],
    ["a background", "@page { margin: 30mm; background: #eee; border: 1px solid; padding: 5mm }"],
    ["too wide, so shrunk", "@page { margin: 30mm } div { width: 1600px }"],
  ])("place destinations right: %s", async (_, css) => {
    const body = `<p><a href="#two">to two</a></p><div style="height: 100px">x</div><h1 id="two">Two</h1>`;
    const printed = await press.print(
      documentOf(body, `<style>${css} h1 { font-size: 10px; line-height: 10px }</style>`),
      { deadline },
    );
    const pdf = finishPdf(printed, metadataOf([{ level: 1, text: "Two" }]));
    const { links } = await readBack(pdf);
    const heading = /\/Dest \[\d+ 0 R \/XYZ [\d.]+ ([\d.]+)/.exec(
      Buffer.from(printed).toString("latin1"),
    );
    const box = /\/MediaBox \[0 0 [\d.]+ ([\d.]+)/.exec(Buffer.from(printed).toString("latin1"));
    expect(links[0]?.top).toBeCloseTo(Number(box?.[1]) - Number(heading?.[1]), -1);
  });
});
