import fc from "fast-check";
import { expect, test } from "vitest";
import { markForeignRuns } from "../../src/page/foreign-runs.ts";
import { parsePage, rootElement, serializePage, textOf } from "../../src/page/tree.ts";
import { compose } from "./sample.ts";

function marked(html: string, tag = "en-GB"): string {
  const document = parsePage(html);
  markForeignRuns(rootElement(document, "body"), tag);
  const [, body = ""] = /<body>(.*)<\/body>/s.exec(serializePage(document)) ?? [];
  return body;
}

const zh = (text: string): string => `<span lang="zh-Hans" role="generic">${text}</span>`;

test.each([
  ["<p>Coal in 阳泉 and 太原.</p>", `<p>Coal in ${zh("阳泉")} and ${zh("太原")}.</p>`],
  [
    "<p>by 阿凡提·买买提 (国家统计局)</p>",
    `<p>by ${zh("阿凡提·买买提")} (${zh("国家统计局")})</p>`,
  ],
  ["<p>《统计公报》, 2021</p>", `<p>${zh("《统计公报》")}, 2021</p>`],
  ["<p>国家统计局2021年公报 2021</p>", `<p>${zh("国家统计局2021年公报")} 2021</p>`],
  ["<p>阳泉 2021</p>", `<p>${zh("阳泉")} 2021</p>`],
  ["<p>in 東京の話 told</p>", '<p>in <span lang="ja" role="generic">東京の話</span> told</p>'],
  ['<p lang="en">阳泉</p>', `<p lang="en">${zh("阳泉")}</p>`],
  // Full-width punctuation alone is no word.
  ["<p>a，b</p>", "<p>a，b</p>"],
  // Marked by the author, in whatever way.
  ['<p><i lang="zh">阳泉</i> 阳</p>', `<p><i lang="zh">阳泉</i> ${zh("阳")}</p>`],
  ['<p lang="ja"><b>東京</b></p>', '<p lang="ja"><b>東京</b></p>'],
  // Not shown, or a drawing, which has words of its own.
  [
    '<svg><text>阳</text></svg><style>a::after{content:"阳"}</style>',
    '<svg><text>阳</text></svg><style>a::after{content:"阳"}</style>',
  ],
  ['<p title="阳泉">a</p>', '<p title="阳泉">a</p>'],
])("%s", (html, expected) => {
  expect(marked(html)).toBe(expected);
});

test("a Chinese page is left as it is, but for what it marks as another language", () => {
  expect(marked("<p>阳泉 GDP</p>", "zh-Hans")).toBe("<p>阳泉 GDP</p>");
  expect(marked('<p><span lang="en" role="generic">Yangquan 阳泉</span></p>', "zh-Hans")).toBe(
    `<p><span lang="en" role="generic">Yangquan ${zh("阳泉")}</span></p>`,
  );
});

test("no letter comes or goes", () => {
  const texts = fc.array(
    fc.constantFrom("阳", "泉", "·", " ", "a", "7", "の", "，", "“", "é", "🀄"),
  );
  fc.assert(
    fc.property(texts, (letters) => {
      const document = parsePage("<body><p></p>");
      const body = rootElement(document, "body");
      const [paragraph] = body.childNodes;
      if (paragraph === undefined || !("childNodes" in paragraph)) throw new Error("no paragraph");
      const text = letters.join("");
      paragraph.childNodes.push({ nodeName: "#text", value: text, parentNode: paragraph });
      markForeignRuns(body, "de");
      expect(textOf(body)).toBe(text);
      markForeignRuns(body, "de");
      expect(textOf(body)).toBe(text);
    }),
  );
});

test("facts keep their marks, their occurrences and the text of their block", () => {
  const page = compose("<h1>On 阳泉</h1><p>{{place}}</p>", {}, { parameters: { place: "阳泉" } });
  expect(page.headings).toEqual([{ level: 1, text: "On 阳泉", id: "heading-1" }]);
  expect(page.texts).toEqual(["On 阳泉", "阳泉"]);
  expect(page.html).toContain(`<h1 id="heading-1">On ${zh("阳泉")}</h1>`);
});
