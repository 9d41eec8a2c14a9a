import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFonts } from "../../src/fonts/measure.ts";
import { familyStack, fontStack } from "../../src/fonts/stack.ts";
import { openPress } from "../../src/press/press.ts";
import type { Press } from "../../src/press/types.ts";

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

const TEXTS = [
  "All other industries",
  "To 12.1% – “seventh”, Łódź, −0.5",
  "规模以上工业增加值",
  "增长12.1%，拉动全市5.3个百分点",
  "2021年第1季度",
  "6825万吨（约15.1亿元）",
  "“十四五”时期——其他行业……",
  "阿凡提·买买提",
  "（一）、（二）",
  "PM2.5 浓度 ≥35 µg/m³，下降5‰",
  "Yangquan (阳泉市), Shanxi",
  "①②③ ㎡ ℃",
];

/** Widths in the browser at 100 px: how far each text reaches from the left edge. */
async function browserWidths(lang: string, stack: string, weight: number): Promise<number[]> {
  const style = `html{text-rendering:geometricPrecision;font-synthesis:none}p{position:absolute;left:0;margin:0;white-space:pre;text-spacing-trim:space-all;font:${weight} 100px ${stack}}`;
  const body = TEXTS.map((text) => `<p>${text}</p>`).join("");
  const html = `<!doctype html><html lang="${lang}"><head><title>t</title><style>${style}</style></head><body>${body}</body></html>`;
  return (await press.overflows(html, 0, { deadline: 30_000 })).map(({ excess }) => excess);
}

test.each([
  ["sans-serif", "en", "Latn", 400],
  ["sans-serif", "zh-Hans", "Hans", 400],
  ["sans-serif", "zh-Hans", "Hans", 600],
  ["serif", "en", "Latn", 600],
  ["serif", "zh-Hans", "Hans", 400],
] as const)(
  "%s in %s (%s, %i) is as wide as the browser sets it",
  async (kind, lang, script, weight) => {
    const stack = fontStack(kind, script);
    const [family = "", ...fallbacks] = familyStack(stack);
    const { measure } = loadFonts();
    const set = await browserWidths(lang, stack, weight);
    expect(set).toHaveLength(TEXTS.length);
    const ratios = TEXTS.map((text, index) => {
      const ours = measure(text, { family, fallbacks, weight, size: 100 });
      return `${text} ${(ours / (set[index] ?? 0)).toFixed(3)}`;
    });
    expect(ratios).toEqual(TEXTS.map((text) => `${text} 1.000`));
  },
);
