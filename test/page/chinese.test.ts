import { describe, expect, test } from "vitest";
import { german } from "../../src/language/de/german.ts";
import { chinese } from "../../src/language/zh/chinese.ts";
import { saidOf } from "../findings-of.ts";
import { bodyOf, compose, drawing, input } from "./sample.ts";

/** What the reader sees of a Chinese page. */
function textOf(text: string): string {
  return bodyOf(text, {}, { language: chinese }).replace(/<[^>]+>/g, "");
}

describe("the vocabulary in Chinese", () => {
  test.each([
    ["产量{{change headline.growth}}", "产量增长12.1%"],
    ['产量{{change headline.growth on="上年"}}', "产量比上年增长12.1%"],
    ["产量{{change headline.coking on=(period offset=-1)}}", "产量比2020年下降3.2%"],
    ['产量{{change headline.flat on="上年同期"}}', "产量与上年同期持平"],
    ['产量{{direction headline.coking verb="rise"}}', "产量下降"],
    ["拉动增长{{points headline.new_enterprises}}", "拉动增长4.5个百分点"],
    ["位居全省{{rank headline.rank}}", "位居全省第七"],
    ["{{count zones.zones}}个开发区", "三个开发区"],
    ["占{{share zones.share}}，{{fraction zones.share}}", "占37.4%，超过三分之一"],
    ["原煤{{products.raw_coal.output}}", "原煤6825万吨"],
    ["共{{headline.city_enterprises}}", "共约230家*"],
    ["瓦斯{{headline.gas}}", "瓦斯无数据[x]"],
    ['{{list (text "采矿") (text "冶炼") (text "发电")}}', "采矿、冶炼和发电"],
    ["{{period}}，{{date edition.release}}", "2021年，2022年2月10日"],
    ["共{{headline.city_enterprises}}。{{legend}}", "共约230家*。* 根据公布数据推算"],
  ])("%s prints %s", (template, expected) => {
    expect(textOf(`<p>${template}</p>`)).toBe(expected);
  });

  test("labels stand without spaces", () => {
    const html = bodyOf(
      '{{#chart "growth" source="统计局"}}产量增长{{/chart}}<p>见{{see "growth"}}{{#note "a"}}说明{{/note}}</p>{{notes}}',
      {},
      { language: chinese },
    );
    expect(html).toContain('<p class="figure-number">图1</p>');
    expect(html).toContain(">图1</a>");
    expect(html).toContain("资料来源：统计局");
    expect(html).toContain('aria-label="注1"');
  });

  test("the finding and the description of a chart are two Chinese sentences", () => {
    const described = { ...drawing, description: "条形图：煤炭工业13.3%。" };
    const { html } = compose(
      '<h1>标题</h1>{{#chart "growth"}}产量增长{{share headline.growth}}{{/chart}}',
      {},
      { language: chinese, drawings: new Map([["growth", described]]) },
    );
    expect(html).toContain('aria-label="产量增长12.1%。条形图：煤炭工业13.3%。"');
  });
});

test("a key of looks begins with a capital, and leaves German nouns theirs", () => {
  const looks = [
    { kind: "dashed", codes: ["p"] },
    { kind: "gap", codes: ["b", "x"] },
  ] as const;
  const { html } = compose(
    '<h1>H</h1>{{#chart "growth"}}Förderung{{/chart}}',
    {},
    { language: german, drawings: new Map([["growth", { ...drawing, looks }]]) },
  );
  expect(html).toContain(
    ">Gestrichelt: vorläufig; Lücke: Bruch in der Zeitreihe und nicht verfügbar<",
  );
});

test("what a change is compared with are words", async () => {
  const said = await saidOf(() =>
    compose("<h1>H</h1><p>{{change headline.growth on=headline.rank}}</p>", {}, input),
  );
  expect(said).toEqual([
    'templates/sample/page.en.hbs:1:14: on needs words, but is given a fact or nothing. Give a text or a period: on="the year before", on=(period offset=-1).',
  ]);
});
