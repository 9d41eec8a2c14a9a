import { pageArea } from "./area.ts";
import { dissected } from "./content.ts";
import type { Dissected } from "./parts.ts";

/** Height of a capital against the size of its face; accents reach higher. */
const capitalHeight = 0.7;

/**
 * Cuts tagged text out that lies outside the page's area and so isn't seen. Chromium paints a
 * tight line that stands at a page's top on the page before as well, and one at the bottom on the
 * page after; readers, search and tags then find it twice.
 */
export function withoutHiddenText(content: Dissected): Dissected {
  const area = pageArea(content.bytes);
  if (area === undefined) return content;
  const hidden = content.parts.texts.filter(({ baseline, size }) => {
    return baseline > area.top || baseline + capitalHeight * size < area.bottom;
  });
  if (hidden.length === 0) return content;
  const kept: Buffer[] = [];
  let done = 0;
  for (const { start, end } of hidden) {
    kept.push(content.bytes.subarray(done, start));
    done = end;
  }
  return dissected(Buffer.concat([...kept, content.bytes.subarray(done)]));
}
