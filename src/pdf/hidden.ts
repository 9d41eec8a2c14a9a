import { pageArea } from "./area.ts";
import { taggedTexts } from "./text-objects.ts";

/** Height of a capital against the size of its face; accents reach higher. */
const capitalHeight = 0.7;

/**
 * The content without text that lies outside the page's area and so isn't seen. Chromium paints
 * a tight line that stands at a page's top on the page before as well, and one at the bottom on
 * the page after; readers, search and tags then find it twice.
 */
export function withoutHiddenText(content: string): string {
  const area = pageArea(content);
  if (area === undefined) return content;
  const hidden = taggedTexts(content).filter(({ baseline, size }) => {
    return baseline > area.top || baseline + capitalHeight * size < area.bottom;
  });
  let kept = "";
  let done = 0;
  for (const { start, end } of hidden) {
    kept += content.slice(done, start);
    done = end;
  }
  return kept + content.slice(done);
}
