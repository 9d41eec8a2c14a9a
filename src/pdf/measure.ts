import { type PageArea, pageArea, pointsInPixel } from "./area.ts";
import { type Content, ownerOf, type Page, type Print } from "./print.ts";
import { roleOf } from "./structure.ts";
import type { PageReport } from "./types.ts";

/** How far letters reach below their baseline, against the size of their face. */
const descent = 0.25;

type Measures = Pick<PageReport, "fill" | "scale" | "smallestLabel" | "width">;

/**
 * How far down the text of a page reaches, how large the page and the texts in its figures were
 * printed. Running heads and feet don't count; drawings below the last line don't either.
 */
export function measurePage(print: Print, page: Page): Measures {
  const content = print.contents.find((one) => one.page === page && one.form === undefined);
  const area = content === undefined ? undefined : pageArea(content.bytes);
  if (content === undefined || area === undefined) {
    return { fill: 0, scale: 1, smallestLabel: undefined, width: 0 };
  }
  return {
    fill: fillOf(content, area),
    scale: area.scale,
    smallestLabel: smallestLabel(print, content),
    width: area.width / pointsInPixel,
  };
}

function fillOf({ parts }: Content, area: PageArea): number {
  const lows = parts.texts.map(({ baseline, size }) => baseline - descent * size);
  const low = lows.reduce((lowest, here) => Math.min(lowest, here), area.top);
  return Math.min(1, (area.top - low) / (area.top - area.bottom));
}

function smallestLabel(print: Print, content: Content): number | undefined {
  const { sequences, texts } = content.parts;
  const figures = sequences.filter(
    (sequence) => roleOf(ownerOf(print, { content, sequence })) === "Figure",
  );
  const sizes = figures.flatMap(({ start, end }) =>
    texts.filter((text) => text.start >= start && text.end <= end).map(({ size }) => size),
  );
  return sizes.length === 0 ? undefined : sizes.reduce((least, size) => Math.min(least, size));
}
