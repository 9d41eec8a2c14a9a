import { type PageArea, pageArea, pointsInPixel } from "./area.ts";
import type { Content, Page, Print } from "./print.ts";
import type { PageReport } from "./types.ts";

/** How far letters reach below their baseline, against the size of their face. */
const descent = 0.25;

/**
 * How far down the text of a page reaches and how large it was printed. Running heads and feet
 * don't count; drawings below the last line don't either.
 */
export function measurePage(
  print: Print,
  page: Page,
): Pick<PageReport, "fill" | "scale" | "width"> {
  const content = print.contents.find((one) => one.page === page && one.form === undefined);
  const area = content === undefined ? undefined : pageArea(content.text);
  if (content === undefined || area === undefined) return { fill: 0, scale: 1, width: 0 };
  const { scale, width } = area;
  return { fill: fillOf(content, area), scale, width: width / pointsInPixel };
}

function fillOf({ parts }: Content, area: PageArea): number {
  const lows = parts.texts.map(({ baseline, size }) => baseline - descent * size);
  const low = lows.reduce((lowest, here) => Math.min(lowest, here), area.top);
  return Math.min(1, (area.top - low) / (area.top - area.bottom));
}
