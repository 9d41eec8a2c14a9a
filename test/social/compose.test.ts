import { describe, expect, test } from "vitest";
import { loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import type { Page } from "../../src/page/compose.ts";
import { composeSocial } from "../../src/social/compose.ts";
import { compose, drawing } from "../page/sample.ts";

const LAYOUT =
  '<p class="deck">d</p><ul class="numbers"><li><p class="number">{{number headline.growth}} <span class="unit">{{unit headline.growth}}</span></p><p class="what">Growth &lt; all</p></li></ul>';
const CHART =
  '{{#chart "growth" source="Office & Co"}}x{{#shows}}What is shown{{#note "n"}}N{{/note}}{{/shows}}{{/chart}}';

function social(page: Page, options: { chart?: boolean; draft?: boolean } = {}) {
  const { chart = true, draft = false } = options;
  const [figure] = page.figures;
  return composeSocial({
    ...{ page, language: english, styles: "", fonts: loadFonts() },
    edition: { folder: "x", title: "Industry & more", draft, series: "Statistical bulletin" },
    chart: chart && figure !== undefined ? { figure, drawing } : undefined,
  });
}

const headline =
  '<h1>About {{headline.city_enterprises}}{{#note "m"}}M{{/note}} grew {{headline.growth}}</h1>';

describe("composeSocial", () => {
  test("has headline, chart, what it shows, source; no references to notes", () => {
    const { html, hasChart } = social(compose(`${headline}${LAYOUT}${CHART}{{notes}}`));
    expect(hasChart).toBe(true);
    expect(html).toContain(">About about 230\u00A0enterprises* grew 12.1\u00A0percent</h1>");
    expect(html).toContain('<p class="shows">What is shown</p>');
    expect(html).toContain("<svg");
    expect(html).toContain("Source: Office &amp; Co; * computed from published figures");
    expect(html).toContain("<span>Industry &amp; more</span>");
  });

  test("has key numbers where there is no chart", () => {
    const page = compose(`${headline}${LAYOUT}{{notes}}`);
    const { html, text, hasChart } = social(page);
    expect(hasChart).toBe(false);
    expect(html).toMatch(
      /<li><p class="number"[^>]*>12\.1<\/p><p class="unit">percent<\/p><p class="what">Growth &lt; all<\/p>/,
    );
    expect(text).toBe(
      "About about 230\u00A0enterprises* grew 12.1\u00A0percent. Growth < all, 12.1 percent. Industry in Yangquan, 2021.",
    );
  });

  test("stands on its own with a headline alone", () => {
    const { html } = social(compose("<h1>Prices &lt;b&gt; rose</h1>"));
    expect(html).toContain("Prices &lt;b&gt; rose</h1>");
    expect(html).not.toMatch(/<ul|<svg|undefined/);
  });

  test("says that it is a draft", () => {
    const { html } = social(compose("<h1>x</h1>"), { draft: true });
    expect(html.match(/Draft/g)).toHaveLength(2);
  });

  test("describes in its alternative text what the chart shows", () => {
    const { text } = social(compose(`<h1>Growth!</h1>${CHART}{{notes}}`));
    expect(text).toBe(`Growth! ${drawing.description} Industry in Yangquan, 2021.`);
  });
});
