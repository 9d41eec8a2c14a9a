import { describe, expect, test } from "vitest";
import type { FactRecord } from "../../src/facts/facts-json.ts";
import type { Claims } from "../../src/review/claim.ts";
import { claimChanges } from "../../src/review/claims.ts";
import { sentencesOf } from "../../src/review/sentences.ts";

/** A fact "path = value unit" as the page prints it. */
function fact(sketch: string): FactRecord {
  const [, path = "", value = "", unit] = /^(\S+) = (\S*)(?: (\S+))?$/.exec(sketch) ?? [];
  const parts = path.split(".");
  const isNumber = unit !== undefined;
  return {
    path,
    table: parts[0] ?? "",
    key: parts.length === 3 ? parts[1] : undefined,
    column: parts.at(-1) ?? "",
    kind: isNumber ? "number" : "text",
    value: value === "" ? null : value,
    unit: unit === "rank" ? "rank" : isNumber ? "percent" : undefined,
    text: value,
    status: [],
    computed: false,
    approximate: false,
  };
}

/** A page whose facts are written as `[path = value unit]`. */
function claims(html: string, period = "2020-01", tag = "en-GB"): Claims {
  const facts = new Map<string, FactRecord>();
  const printed = new Map<string, string>();
  const page = html.replace(/\[([^\]]+)\]/g, (_, sketch: string) => {
    const made = fact(sketch);
    const id = `f${printed.size + 1}`;
    facts.set(made.path, made);
    printed.set(id, made.path);
    return `<data class="fact" id="${id}">${made.text}</data>`;
  });
  const sentences = sentencesOf({ html: `<body>${page}</body>`, printed, tag });
  return { sentences, facts, period, periodType: "month", tag };
}

/** What is said of two pages: pairs of sentences with the kinds of turn, "+ came", "− went". */
function said(before: Claims, after: Claims): string[] {
  const { turned, came, went } = claimChanges(before, after);
  return [
    ...turned.map((s) => `${s.before} > ${s.after} (${s.turns.map(({ kind }) => kind).join()})`),
    ...came.map(({ text }) => `+ ${text}`),
    ...went.map(({ text }) => `− ${text}`),
  ];
}

describe("a sentence", () => {
  test.each([
    [
      "that is the same",
      "<p>Output rose [t.x = 1.2 percent].</p>",
      "<p>Output rose [t.x = 1.4 percent].</p>",
      [],
    ],
    [
      "that turned round",
      "<p>Prices were stable. Output rose [t.x = 1.2 percent].</p>",
      "<p>Prices were stable. Output fell [t.x = -1.4 percent].</p>",
      ["Output rose 1.2. > Output fell -1.4. (direction)"],
    ],
    [
      "that stands still",
      "<p>Output rose [t.x = 1.2 percent].</p>",
      "<p>Output [t.x = 0.0 percent] was unchanged.</p>",
      ["Output rose 1.2. > Output 0.0 was unchanged. (direction)"],
    ],
    [
      "with a rank lost",
      "<li>The city came in [t.place = 1 rank].</li>",
      "<li>The city came in [t.place = 2 rank].</li>",
      ["The city came in 1. > The city came in 2. (rank)"],
    ],
    [
      "with another name",
      "<p>Most came from [t.first = Coal].</p>",
      "<p>Most came from [t.first = Steel].</p>",
      ["Most came from Coal. > Most came from Steel. (name)"],
    ],
    [
      "whose value is no longer known",
      "<p>Output rose [t.x = 1.2 percent].</p>",
      "<p>Output is not known [t.x =  percent].</p>",
      ["Output rose 1.2. > Output is not known . (known)"],
    ],
    [
      "whose words alone are others",
      "<p>Coal rose [t.x = 1.2 percent], more than steel, [t.y = 1.1 percent].</p>",
      "<p>Coal rose [t.x = 1.2 percent], less than steel, [t.y = 1.3 percent].</p>",
      ["Coal rose 1.2, more than steel, 1.1. > Coal rose 1.2, less than steel, 1.3. ()"],
    ],
    [
      "without facts that is said differently, but not that of another month",
      "<h1>Prices rose in January 2020</h1><p>See the table of January 2020.</p>",
      "<h1>Prices fell in February 2020</h1><p>See the table of February 2020.</p>",
      ["Prices rose in January 2020 > Prices fell in February 2020 ()"],
    ],
    [
      "that counts on",
      "<p>Jobs rose [t.x = 1 percent] in December 2019, for the 31st month in a row.</p>",
      "<p>Jobs rose [t.x = 2 percent] in January, for the 32nd month in a row.</p>",
      [],
    ],
    [
      "of another row, which leads now",
      "<h2>[drivers.coal.name = Coal] led the rise</h2>",
      "<h2>[drivers.steel.name = Steel] led the rise</h2>",
      ["Coal led the rise > Steel led the rise (name)"],
    ],
    [
      "of another row of a loop",
      "<p>[b.a.name = A] rose.</p><p>[b.b.name = B] rose.</p>",
      "<p>[b.b.name = B] rose.</p><p>[b.c.name = C] rose.</p>",
      ["+ C rose.", "− A rose."],
    ],
    [
      "of another branch of the template",
      "<p>Coal rose [t.x = 1.2 percent], the most since [t.since = 2008].</p>",
      "<p>Coal fell [t.x = -1.2 percent].</p>",
      ["Coal rose 1.2, the most since 2008. > Coal fell -1.2. (direction)"],
    ],
    [
      "that came, one that went, and one without facts",
      "<p>Jobs in [b.a.name = farming] rose.</p><p>Spring was early.</p>",
      "<p>Few went into [b.c.name = mining].</p>",
      ["+ Few went into mining.", "− Jobs in farming rose."],
    ],
    [
      "in the order of its occurrence",
      "<p>First [t.x = 1 percent].</p><p>Then [t.x = 1 percent] again.</p>",
      "<p>First [t.x = 1 percent].</p><p>Later [t.x = 1 percent] again.</p>",
      ["Then 1 again. > Later 1 again. ()"],
    ],
    [
      "in a table, in a drawing, or a number alone, which are no sentences",
      '<table><tbody><tr><td>Up [t.x = 1 percent]</td></tr></tbody></table><p class="number">[t.y = 2 percent]</p>',
      '<table><tbody><tr><td>Down [t.x = -1 percent]</td></tr></tbody></table><p class="number">[t.y = -2 percent]</p>',
      [],
    ],
    [
      "in a caption, without its number",
      '<table><caption><span class="figure-number">Table 1</span> <span class="figure-title">Jobs rose [t.x = 1 percent]</span></caption></table>',
      '<table><caption><span class="figure-number">Table 2</span> <span class="figure-title">Jobs fell [t.x = -1 percent]</span></caption></table>',
      ["Jobs rose 1 > Jobs fell -1 (direction)"],
    ],
    [
      "that a new one with the same fact stands before",
      "<p>Output rose [t.x = 1.2 percent].</p><p>The chart shows [t.x = 1.2 percent].</p>",
      "<p>What changed: [t.x = -1.4 percent].</p><p>Output fell [t.x = -1.4 percent].</p><p>The chart shows [t.x = -1.4 percent].</p>",
      [
        "Output rose 1.2. > Output fell -1.4. (direction)",
        "The chart shows 1.2. > The chart shows -1.4. (direction)",
        "+ What changed: -1.4.",
      ],
    ],
    [
      "of the notice of a correction, which says what changed itself",
      "<p>Output: [t.x = 1.2 percent].</p>",
      '<aside class="correction"><ul><li>Output: [t.x = 1.2 percent], was more</li></ul></aside><p>Output: [t.x = 1.2 percent].</p>',
      [],
    ],
    [
      "that explains the symbols",
      '<p><strong>Symbols:</strong> <span class="legend">provisional</span></p>',
      '<p><strong>Symbols:</strong> <span class="legend">provisional; revised</span></p>',
      [],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(said(claims(before), claims(after))).toEqual(expected);
  });

  test("of the edition's own month matches that of the month before", () => {
    const before = claims("<p>Jobs rose [months.2020-01.x = 1 percent].</p>", "2020-01");
    const after = claims("<p>Jobs fell [months.2020-02.x = -2 percent].</p>", "2020-02");
    expect(said(before, after)).toEqual(["Jobs rose 1. > Jobs fell -2. (direction)"]);
  });

  test("isn't taken for what the notice of a correction says of its figures", () => {
    const page = (rise: string): string => `<p>Output rose ${rise}.</p>`;
    const notice =
      '<aside class="correction"><ul><li>Rise: [t.x = 1.4 percent], was 1.2 percent</li></ul></aside>';
    const before = claims(page("[t.x = 1.2 percent]"));
    const after = claims(notice + page("[t.x = 1.4 percent]"));
    expect(said(before, after)).toEqual([]);
    expect(said(after, before)).toEqual([]);
  });

  test("doesn't end inside of a fact", () => {
    const html =
      '<body><p>The <data class="fact" id="f1">Bank. Of England</data> lends. So it was.</p></body>';
    const sentences = sentencesOf({ html, printed: new Map([["f1", "t.x"]]), tag: "en-GB" });
    expect(sentences.map(({ text }) => text)).toEqual([
      "The Bank. Of England lends.",
      "So it was.",
    ]);
  });

  test("is cut as its language has it", () => {
    const before = claims("<p>全市平稳。产量增长[t.x = 1 percent]。</p>", "2020-01", "zh-CN");
    const after = claims("<p>全市平稳。产量下降[t.x = -1 percent]。</p>", "2020-01", "zh-CN");
    expect(said(before, after)).toEqual(["产量增长1。 > 产量下降-1。 (direction)"]);
  });
});
