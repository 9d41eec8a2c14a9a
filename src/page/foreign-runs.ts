import {
  attributeOf,
  type Child,
  type Element,
  element,
  isElement,
  isHtml,
  isText,
  type Text,
} from "./tree.ts";

/** Languages written in Chinese characters, by their first subtag: there a run of them is no guest. */
const AT_HOME = new Set(["zh", "yue", "cmn", "wuu", "nan", "lzh", "ja", "ko"]);

/** Elements whose text is not shown. */
const UNSEEN = new Set(["style", "script", "title", "textarea"]);

/** Chinese characters, kana, and the punctuation and full-width forms that only such texts have. */
const OWN = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u303F\\uFF01-\\uFFEF";

/** What belongs to such a text where it stands inside it: "阿凡提·买买提", "国家统计局2021年公报". */
const INSIDE = "·—…“”‘’0-9A-Za-z.%ー";

const RUN = new RegExp(`[${OWN}]+(?:[${INSIDE}]+[${OWN}]+)*`, "gu");
const SIGN = new RegExp(`[${OWN}]`, "u");
const LETTER = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Marks Chinese words in a text of another language, a place's or a person's name that came with the
 * data or was typed: `<span lang="zh-Hans" role="generic">阳泉</span>`. Without it a reader aloud
 * would spell them out. The role keeps the language in the PDF's tags. What a page marks as Chinese or
 * Japanese itself is left alone; runs with kana are marked as Japanese.
 *
 * @param tag BCP 47, the language that the element stands in
 */
export function markForeignRuns(parent: Element, tag: string): void {
  const own = attributeOf(parent, "lang") ?? tag;
  parent.childNodes = parent.childNodes.flatMap((child) => {
    if (isText(child)) return isAtHome(own) ? [child] : markedText(child, parent);
    if (isElement(child) && isHtml(child) && !UNSEEN.has(child.tagName))
      markForeignRuns(child, own);
    return [child];
  });
}

/** Whether any of these has something to be marked, as text or as a character reference: most have nothing. */
export function mayHaveForeignRuns(texts: readonly string[]): boolean {
  return texts.some((text) => SIGN.test(text) || text.includes("&#"));
}

function isAtHome(tag: string): boolean {
  return AT_HOME.has(tag.split("-")[0]?.toLowerCase() ?? "");
}

/** The text in pieces: plain ones, and a span for each run. */
function markedText(text: Text, parent: Element): Child[] {
  const runs = [...text.value.matchAll(RUN)].filter(([run]) => LETTER.test(run) || KANA.test(run));
  if (runs.length === 0) return [text];
  const pieces: Child[] = [];
  let end = 0;
  for (const { 0: run, index } of runs) {
    pieces.push(...plainText(text.value.slice(end, index)), span(run));
    end = index + run.length;
  }
  pieces.push(...plainText(text.value.slice(end)));
  for (const piece of pieces) piece.parentNode = parent;
  return pieces;
}

function span(run: string): Element {
  const lang = KANA.test(run) ? "ja" : "zh-Hans";
  return element("span", { lang, role: "generic" }, run);
}

function plainText(value: string): Text[] {
  return value === "" ? [] : [{ nodeName: "#text", value, parentNode: null }];
}
