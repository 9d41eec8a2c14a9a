import type { Workbook } from "../../src/spreadsheet/types.ts";

/** Texts made to break out of whatever holds them. */
export const HOSTILE = [
  '<b>&amp; "quoted" ]]></b>',
  '=HYPERLINK("https://example.org","x")',
  "_x0041_ and _x000D_",
  "  two spaces  within   and round  ",
  "emoji 👩🏽‍🏭 and a half \uD800",
  "control \u0001 and \uFFFE",
  "阳泉市工业，2021年",
];

export const HOSTILE_BOOK: Workbook = {
  title: 'A "title" & more',
  language: "en-GB",
  author: "Office <of> statistics",
  subject: "x",
  created: "2022-02-10T00:00:00+08:00",
  application: "Bulletin",
  grouped: true,
  sheets: [
    { name: "Cover & more", title: "Cover", lines: [{ text: "Contents", sheet: "Data <1>" }] },
    {
      name: "Data <1>",
      title: "Texts",
      lines: [{ text: "What is shown" }],
      table: {
        name: "data_hostile",
        columns: [
          { head: "Text", kind: "text" },
          { head: "Value", kind: "number" },
          { head: "VALUE", kind: "number" },
        ],
        rows: HOSTILE.map((text, index) => [
          { kind: "text", text },
          { kind: "number", value: index === 0 ? "-0.04" : "68250000", decimals: index % 4 },
          index === 1
            ? { kind: "number", value: "1234567890123456789", decimals: 0 }
            : { kind: "text", text: "[x]" },
        ]),
      },
    },
  ],
};
