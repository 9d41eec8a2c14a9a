import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanedBody } from "../../../src/charts/svg/clean.ts";
import { svgDocument } from "../../../src/charts/svg/document.ts";
import { openPress } from "../../../src/press/press.ts";
import type { Press } from "../../../src/press/types.ts";
import { cut, decodePng, difference, type Pixels } from "../../pixels.ts";
import { KINDS } from "../kinds.ts";
import { type Pair, pairOf, pairOfKind } from "./both-writers.ts";
import { MARKS } from "./marks.ts";

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(async () => {
  await press.close();
});

/** Of a sheet, in charts; and of the place that each has, CSS px. */
const COLUMNS = 3;
const ROWS = 4;
const PLACE = { width: 500, height: 250 };

/** An uneven size: at a round one texts would stand on the verge between two places on the raster. */
const ZOOM = 1.5719;
const SIZE = {
  width: Math.ceil(PLACE.width * ZOOM) * COLUMNS,
  height: Math.ceil(PLACE.height * ZOOM) * ROWS,
};

/** Charts of one writer, beside and below each other. */
async function sheetOf(pairs: readonly Pair[], bodyOf: (pair: Pair) => string): Promise<Pixels> {
  const charts = pairs.map((pair, index) => {
    const { left, top } = placeOf(index);
    const svg = svgDocument({ ...pair, body: bodyOf(pair) }, pair.name);
    return `<div style="left:${left + 0.271}px;top:${top + 0.137}px">${svg}</div>`;
  });
  const style = `div{position:absolute}svg{zoom:${ZOOM}}`;
  const head = `<head><title>charts</title><style>${style}</style></head>`;
  const html = `<!doctype html><html lang="en">${head}<body>${charts.join("")}</body></html>`;
  return decodePng(await press.picture(html, { deadline: 60_000, ...SIZE }));
}

function placeOf(index: number) {
  const [width, height] = [SIZE.width / COLUMNS, SIZE.height / ROWS];
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  return { left: column * width, top: row * height, width, height };
}

/**
 * What rounding to a thousandth of a px, and edges that are blended otherwise where bars are one
 * path, may change. A quarter of a px makes 0.3 and more.
 */
const ROUNDING = 0.06;

/** The names of charts whose pictures differ, with how much. */
async function differing(
  pairs: readonly Pair[],
  ours: (pair: Pair) => string = (pair) => pair.ours,
): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < pairs.length; at += COLUMNS * ROWS) {
    const some = pairs.slice(at, at + COLUMNS * ROWS);
    const a = await sheetOf(some, ours);
    const b = await sheetOf(some, ({ vegas }) => vegas.slice(vegas.indexOf(">") + 1, -6));
    for (const [index, { name }] of some.entries()) {
      const place = placeOf(index);
      const { lost, share } = difference(cut(a, place), cut(b, place));
      if (lost > 0 || share > ROUNDING) found.push(`${name}: ${lost} px, ${share.toFixed(3)}`);
    }
  }
  return found;
}

describe("our picture and Vega's", () => {
  let pairs: Pair[];
  beforeAll(async () => {
    pairs = [];
    for (const [name, specification] of Object.entries(MARKS))
      pairs.push(await pairOf(name, specification));
    for (const kind of KINDS) pairs.push(await pairOfKind(kind));
  });

  test("are the same for every mark and option, and every chart of ours", async () => {
    const tooLarge = pairs.filter((one) => one.width > PLACE.width || one.height > PLACE.height);
    expect(tooLarge.map(({ name }) => name)).toEqual([]);
    expect(await differing(pairs)).toEqual([]);
  });

  test("would be found to differ by a quarter of a px to the right", async () => {
    const some = pairs.slice(0, COLUMNS * ROWS);
    const shifted = ({ ours }: Pair) => `<g transform="translate(0.25,0)">${ours}</g>`;
    expect(await differing(some, shifted)).toHaveLength(some.length);
  });

  test("have the same texts in the same order", () => {
    for (const { ours, vegas } of pairs)
      expect(textsOf(ours)).toEqual(textsOf(cleanedBody(vegas, "c")));
  });

  test("ours is the shorter by far", () => {
    const sum = (key: "ours" | "vegas") => pairs.reduce((all, pair) => all + pair[key].length, 0);
    expect(sum("ours") * 4).toBeLessThan(sum("vegas"));
  });
});

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = ""]) =>
    text.replaceAll(/(?:<[^>]*>)+/g, "|"),
  );
}
