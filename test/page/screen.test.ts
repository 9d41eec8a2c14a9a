import { describe, expect, test } from "vitest";
import { compose } from "./sample.ts";

const onScreen = (body: string): string => compose(`<h1>x</h1>${body}`).screenHtml();

const TABLE =
  '{{#table products}}Output of {{place}}{{note "a"}}{{#column "name"}}Product{{/column}}{{#column "output"}}Output, {{unit}}{{/column}}{{/table}}';
const NOTE = '<p>One{{#note "a"}}The note.{{/note}}</p>';

describe("the page for a screen", () => {
  test("lets a table scroll in a box that the keyboard reaches, named by the caption", () => {
    expect(onScreen(`${NOTE}${TABLE}{{notes}}`)).toContain(
      '<div class="scroll" role="region" tabindex="0" aria-label="Table\u00A01 Output of Yangquan"><table>',
    );
  });

  test("leads from each note back to each place that refers to it", () => {
    const html = onScreen(`${NOTE}<p>Two{{note "a"}}</p>{{notes}}`);
    for (const count of [1, 2]) {
      expect(html).toContain(`<sup class="note-ref" id="ref-${count}-note-a"><a href="#note-a"`);
      expect(html).toContain(
        `<a class="back" href="#ref-${count}-note-a" aria-label="Back to the text">↑</a>`,
      );
    }
    expect(html).toMatch(/<li id="note-a">The note\.\u00A0<a class="back"/);
  });

  test("has every link's end on it", () => {
    const html = onScreen(`${NOTE}<p>{{see "products"}}</p>${TABLE}{{notes}}`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(5);
    for (const id of links) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("leaves the page for print as it was", () => {
    const { html } = compose(`<h1>x</h1>${NOTE}${TABLE}{{notes}}`);
    expect(html).not.toMatch(/class="(scroll|back)"|ref-1/);
  });
});
