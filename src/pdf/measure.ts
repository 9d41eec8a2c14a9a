import { pageArea } from "./area.ts";
import { type Content, openPrint } from "./print.ts";

/** How far letters reach below their baseline, against the size of their face. */
const descent = 0.25;

/**
 * How far down the text reaches on each page: 0 at the top of the area inside the margins, 1 at
 * its bottom. Running heads and feet don't count; drawings below the last line don't either.
 */
export function pageFill(bytes: Uint8Array): number[] {
  const print = openPrint(bytes);
  return print.pages.map((page) => {
    const content = print.contents.find((one) => one.page === page && one.form === undefined);
    return content === undefined ? 0 : fillOf(content);
  });
}

function fillOf(content: Content): number {
  const area = pageArea(content.text);
  if (area === undefined) return 0;
  const lows = content.parts.texts.map(({ baseline, size }) => baseline - descent * size);
  const low = lows.reduce((lowest, here) => Math.min(lowest, here), area.top);
  return Math.min(1, (area.top - low) / (area.top - area.bottom));
}
