/** Where a page's own content lies inside its margins. All in points, from the page's lower left. */
export interface PageArea {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** How large a CSS pixel is against the 0.75 points that it should take. */
  readonly scale: number;
}

/** Points in a CSS pixel. */
export const pointsInPixel = 0.75;

/** The page's transformation, the clip at its margins, and the transformation inside them. */
const pattern =
  /^([\d.]+) 0 0 -[\d.]+ 0 ([\d.]+) cm\n[\s\S]*?^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\nW\*? n\nq\n([\d.]+) 0 0 [\d.]+ \3 /m;

/** How a clip ends, which may be the one at the margins, and how much of what follows tells it. */
const clip = Buffer.from(" re\nW", "latin1");
const after = 100;

/**
 * The area of a page inside its margins, told from its content: Chromium clips there.
 * Undefined where there is no such clip, as on an empty page.
 */
export function pageArea(content: Buffer): PageArea | undefined {
  for (let at = content.indexOf(clip); at >= 0; at = content.indexOf(clip, at + 1)) {
    const found = pattern.exec(content.toString("latin1", 0, at + after));
    if (found !== null) return areaOf(found);
  }
  return undefined;
}

function areaOf(found: RegExpExecArray): PageArea {
  const numbers = found.slice(1).map(Number);
  const [unit = 0, pageHeight = 0, left = 0, top = 0, width = 0, height = 0, pixel = 0] = numbers;
  return {
    left: left * unit,
    width: width * unit,
    top: pageHeight - top * unit,
    bottom: pageHeight - (top + height) * unit,
    scale: (pixel * unit) / pointsInPixel,
  };
}
