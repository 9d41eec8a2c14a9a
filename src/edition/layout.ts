import { type Finding, problem, warning } from "../finding/finding.ts";
import type { PageReport, PdfReport } from "../pdf/types.ts";
import type { Overflow } from "../press/types.ts";

/** What is lost to rounding where nothing was shrunk. */
export const TOLERANCE = 0.002;

/** A page in the middle that is filled less than this looks unfinished. */
export const LEAST_FILL = 0.6;

/** The first page that Chromium has shrunk without a word, since something on it is too wide. */
export function shrunkPage(report: PdfReport): PageReport | undefined {
  return report.pages.find(({ scale }) => scale < 1 - TOLERANCE);
}

/** The error of a shrunk page: what is too wide, as far as it is known. */
export function shrunkFinding(page: PageReport, wide: readonly Overflow[], file: string): Finding {
  const [widest] = [...wide].sort((a, b) => b.excess - a.excess);
  const what =
    widest === undefined
      ? "something on the page"
      : `${widest.element} ("${widest.text}") passes the right margin by ${Math.ceil(widest.excess)} CSS pixels: the page`;
  return problem(
    "layout/too-wide",
    { file },
    `${what} is wider than the paper, and would print at ${Math.floor(page.scale * 100)} percent of its size`,
    "Make it narrower, or let it break.",
  );
}

/** Print must be read without a glass: the least size of a chart's text, in points. */
export const LEAST_LABEL = 8;

/** Errors of charts whose texts print too small: the page has scaled them down to fit their column. */
export function labelFindings(report: PdfReport, file: string): Finding[] {
  return report.pages.flatMap(({ smallestLabel = LEAST_LABEL }, index) => {
    if (smallestLabel >= LEAST_LABEL - 0.05) return [];
    return [
      problem(
        "layout/small-label",
        { file },
        `a chart on page ${index + 1} prints its text at ${smallestLabel.toFixed(1)} points: it is wider than its column and was scaled down`,
        'Give the chart the width of its column, or the figure more room with class="wide".',
      ),
    ];
  });
}

/** Warnings of pages that end early though others follow. */
export function fillFindings(report: PdfReport, file: string): Finding[] {
  return report.pages.slice(0, -1).flatMap(({ fill }, index) => {
    if (fill >= LEAST_FILL) return [];
    return [
      warning(
        "layout/half-empty",
        { file },
        `page ${index + 1} ends at ${Math.round(fill * 100)} percent of its height, and another page follows`,
        "Move a figure, shorten a text, or let a block break.",
      ),
    ];
  });
}
