import type { Heading, PdfMetadata } from "../../src/pdf/types.ts";

/** A page for the press and the headings that stand on it. */
export interface TestPage {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** PDF and content syntax that must stay text wherever it is printed. */
export const hostile = "<< /MCID 0 >> BDC (a) \\ ) EMC endobj stream xref %%EOF /Type /Page ET";

/** 24 × 16 dots, grey. */
const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==";

const styles = `
@page { size: A4; margin: 30mm 18mm 25mm;
  @top-left { content: "Running head"; font: 8pt "Source Sans 3" }
  @bottom-right { content: "page " counter(page) " of " counter(pages); font: 8pt "Source Sans 3" } }
@page :first { margin-top: 40mm }
body { font: 10pt/14pt "Source Serif 4"; margin: 0; font-synthesis: none;
  text-rendering: geometricPrecision }
h1, h2, h3 { font-weight: 600; margin: 0; break-after: avoid }
h1 { font-size: 20pt; line-height: 24pt }
p, li, td, th, h1, h2, h3, caption { white-space: pre-wrap }
li::marker { content: "• " }
table { border-collapse: collapse; font: 9.5pt/14pt "Source Sans 3"; width: 100% }
thead th { border-top: 1pt solid; border-bottom: 1pt solid }
.new-page { break-before: page }
.line { display: block }
.box { background: #e4e7ea; border: 1pt solid #12436d }
.watermark { position: fixed; top: 80mm; left: 20mm; color: rgb(200 0 0 / 20%);
  font: 600 60pt "Source Sans 3"; transform: rotate(-30deg) }`;

/** A whole document around a body. */
export function documentOf(body: string, head = `<style>${styles}</style>`): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>${head}</head><body>${body}</body></html>`;
}

/** Text as it stands in HTML. */
export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

const wrapped =
  "Industry grew by 12.1 percent in 2021, the seventh fastest rate of all the cities in the province";

/** A page with every construct that a bulletin has, and more. */
export function everyConstruct(): TestPage {
  const rows = Array.from({ length: 70 }, (_, index) => {
    const label = index === 3 ? escaped(hostile) : `Product ${index}`;
    return `<tr><th scope="row">${label}</th><td>${index}.5</td><td>−${index}.0</td></tr>`;
  });
  const body = `
<div class="watermark" aria-hidden="true">DRAFT</div>
<div class="watermark" aria-hidden="true" style="opacity: .5; top: 150mm">FAINT <b>MARK</b></div>
<h1>${wrapped}</h1>
<p class="box">A deck with <strong>strong</strong>, <em>emphasis</em>, <code>code</code>,
<span role="generic" lang="fr">un mot</span>, <data class="fact" value="12.1" id="f1">12.1 percent</data><sup><a href="#note-size" id="ref-1">1</a></sup>
and an efficient office.</p>
<ul><li>One <strong>bold</strong> point</li><li>Two points<ul><li>nested a</li><li>nested b, <a href="#products">see Table 1</a></li></ul></li></ul>
<ol><li><p>first</p><p>and more</p></li><li>second</li></ol>
<h2 id="growth">Coal drove growth</h2>
<p>See <a href="https://example.org/a(b)?x=1&amp;y=2">the office (of) statistics</a>, <a href="mailto:office@example.org">mail us</a>,
<a href="https://example.org/long">a long link that goes over the end of the line because it has so many words that one line cannot hold them all</a>,
<a href="https://example.org/photo"><img alt="A linked (photo)" width="20" height="20" src="${picture}"></a>.</p>
<p>${escaped(hostile)}</p>
<div class="figure chart"><p>Figure 1</p>
<svg width="300" height="60" role="img" aria-label="${escaped(hostile)}"><rect width="200" height="20" fill="#12436d"/>
<rect y="30" width="100" height="20" fill="#12436d" opacity="0.4"/>
<g opacity=".6"><text x="110" y="45" font-family="Source Sans 3" font-size="12">Faded label</text></g>
<text x="210" y="15" font-family="Source Sans 3" font-size="12">Coal 8.9</text></svg></div>
<figure><img alt="Workers at a pit head" width="60" height="40" src="${picture}"><figcaption>Caption of the photo</figcaption></figure>
<p style="opacity: .5">Text under <span style="opacity: .8">double</span> opacity.</p>
<div class="new-page"><h2>Flush with the page top, and so long that it must wrap over the end of its own line to the next</h2></div>
<div class="figure table" id="products"><table><caption><span class="line">Table 1</span><span class="line">Output of products</span></caption>
<thead><tr><th scope="col">Product</th><th scope="col">Output, <span>2021</span></th><th scope="col">Change</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div>
<h3>A third level</h3>
<aside role="complementary"><p>A note in the margin.</p></aside>
<h2>Notes</h2>
<ol><li id="note-size">Above designated size: 20 million yuan. <a href="#ref-1" role="doc-backlink">back</a></li></ol>`;
  const headings = [
    { level: 1, text: wrapped },
    { level: 2, text: "Coal drove growth", id: "growth" },
    {
      level: 2,
      text: "Flush with the page top, and so long that it must wrap over the end of its own line to the next",
    },
    { level: 3, text: "A third level" },
    { level: 2, text: "Notes" },
  ];
  return { html: documentOf(body), headings };
}

/** Metadata around headings; the rest is filled in. */
export function metadataOf(
  headings: readonly Heading[],
  more: Partial<PdfMetadata> = {},
): PdfMetadata {
  return {
    title: "Industry in Yangquan, 2021",
    author: "Office of statistics",
    language: "en",
    subject: "Industrial output",
    keywords: ["industry", "coal"],
    creator: "Bulletin 0.1.0",
    created: "2022-02-10T09:00:00+08:00",
    headings,
    ...more,
  };
}
