import { tag, xmlFile } from "./xml.ts";

/** Styles of cells, by what they are for; those of numbers follow. */
const STYLES = ["line", "text", "title", "head", "number-head", "missing", "link"] as const;
export type Style = (typeof STYLES)[number] | `number-${number}`;

/** The styles that a workbook needs, in the order in which cells refer to them. */
export function stylesOf(decimals: readonly number[]): Style[] {
  const numbers = [...new Set(decimals)].sort((a, b) => a - b);
  return [...STYLES, ...numbers.map((count): Style => `number-${count}`)];
}

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The first number that a format of one's own may have. */
const FIRST_FORMAT = 164;

/** `xl/styles.xml`: Arial 12, black on white; a heading, heads with a rule below, links, numbers. */
export function stylesXml(styles: readonly Style[], grouped: boolean): string {
  const formats = styles.map((style) => formatOf(style, grouped));
  const own = formats.flatMap((format, index) =>
    format === undefined
      ? []
      : [tag("numFmt", { numFmtId: FIRST_FORMAT + index, formatCode: format })],
  );
  const cells = styles.map((style, index) =>
    cellFormat(style, formats[index] === undefined ? 0 : FIRST_FORMAT + index),
  );
  return xmlFile(
    tag(
      "styleSheet",
      { xmlns: NAMESPACE },
      [
        counted("numFmts", own),
        counted("fonts", FONTS),
        counted("fills", [
          tag("fill", {}, tag("patternFill", { patternType: "none" })),
          tag("fill", {}, tag("patternFill", { patternType: "gray125" })),
        ]),
        counted("borders", BORDERS),
        counted("cellStyleXfs", [named(0), named(1), named(3)]),
        counted("cellXfs", cells),
        counted("cellStyles", [
          tag("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 }),
          tag("cellStyle", { name: "Heading 1", xfId: 1, builtinId: 16 }),
          tag("cellStyle", { name: "Hyperlink", xfId: 2, builtinId: 8 }),
        ]),
      ].join(""),
    ),
  );
}

function counted(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : tag(name, { count: items.length }, items.join(""));
}

const size = (points: number): string => tag("sz", { val: points });
const NAME = tag("name", { val: "Arial" });

const FONTS = [
  tag("font", {}, size(12) + NAME),
  tag("font", {}, tag("b") + size(15) + NAME),
  tag("font", {}, tag("b") + size(12) + NAME),
  tag("font", {}, tag("u") + size(12) + tag("color", { rgb: "FF12436D" }) + NAME),
];

const side = (name: string, style?: string): string =>
  style === undefined ? tag(name) : tag(name, { style }, tag("color", { rgb: "FF1D2125" }));

const BORDERS = [undefined, "thin"].map((bottom) =>
  tag(
    "border",
    {},
    side("left") + side("right") + side("top") + side("bottom", bottom) + side("diagonal"),
  ),
);

function named(font: number): string {
  return tag("xf", { numFmtId: 0, fontId: font, fillId: 0, borderId: 0 });
}

/** The font of a style and the named style that it follows. */
const FONT_AND_NAME: ReadonlyMap<Style, readonly [number, number]> = new Map([
  ["title", [1, 1]],
  ["head", [2, 0]],
  ["number-head", [2, 0]],
  ["link", [3, 2]],
]);

function cellFormat(style: Style, format: number): string {
  const [font, named] = FONT_AND_NAME.get(style) ?? [0, 0];
  const isHead = style === "head" || style === "number-head";
  const alignment = alignmentOf(style);
  return tag(
    "xf",
    {
      ...{ numFmtId: format, fontId: font, fillId: 0, borderId: isHead ? 1 : 0, xfId: named },
      ...{ applyNumberFormat: format === 0 ? undefined : 1, applyFont: font === 0 ? undefined : 1 },
      ...{ applyBorder: isHead ? 1 : undefined, applyAlignment: alignment === "" ? undefined : 1 },
    },
    alignment,
  );
}

function alignmentOf(style: Style): string {
  if (style === "title" || style === "line") return "";
  if (style === "link") return tag("alignment", { vertical: "top" });
  if (style === "head") return tag("alignment", { vertical: "bottom", wrapText: 1 });
  if (style === "number-head")
    return tag("alignment", { horizontal: "right", indent: 1, vertical: "bottom", wrapText: 1 });
  if (style === "text") return tag("alignment", { vertical: "top", wrapText: 1 });
  return tag("alignment", { horizontal: "right", indent: 1, vertical: "top" });
}

function formatOf(style: Style, grouped: boolean): string | undefined {
  const found = /^number-(\d+)$/.exec(style);
  if (found === null) return undefined;
  const decimals = Number(found[1]);
  return `${grouped ? "#,##0" : "0"}${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`;
}
