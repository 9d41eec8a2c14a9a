import type { Drawing } from "../charts/types.ts";
import type { Fonts } from "../fonts/measure.ts";
import { fontStack } from "../fonts/stack.ts";
import type { Language } from "../language/language.ts";
import type { PrintedFigure } from "../page/captions.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import { escapeHtml } from "../page/escape.ts";
import {
  type Arrangement,
  arrange,
  type CountLines,
  fitAlone,
  lineCounter,
  MARGIN,
  NUMBER_COLUMN,
  numberColumn,
  numberSize,
  WIDTH,
} from "./fit.ts";

/** What the picture is made of. */
export interface SocialInput {
  readonly page: Page;
  readonly edition: EditionValues;
  readonly language: Language;
  /** The chart to be shown and its figure; undefined for none. */
  readonly chart?: { readonly drawing: Drawing; readonly figure: PrintedFigure } | undefined;
  /** `assets/social.css`, with the faces where the browser has to be given them. */
  readonly styles: string;
  readonly fonts: Fonts;
}

/** A page to be photographed, and its alternative text. */
export interface SocialPage {
  readonly html: string;
  readonly text: string;
  /** Whether the chart stands in it: one whose labels would be too small is left out. */
  readonly hasChart: boolean;
}

/**
 * The social picture as a page of 1200 × 630 px: the headline with a chart, as large as both can be
 * read on a telephone; without a chart the headline with key numbers. Its words are the page's.
 */
export function composeSocial(input: SocialInput): SocialPage {
  const { page, language, chart } = input;
  const headline = plain(page.parts.headline, language) || page.title;
  const countLines = lineCounter(headline, language.script, input.fonts);
  const arrangement = chart && arrange(chart.drawing, countLines);
  const body =
    arrangement === undefined
      ? aloneHtml(input, headline, countLines)
      : chartHtml(input, headline, arrangement);
  const shown = arrangement === undefined ? undefined : chart;
  return {
    html: documentHtml(input, body + footHtml(input, body, shown)),
    text: alternativeText(input, headline, shown),
    hasChart: shown !== undefined,
  };
}

/** Words of the page without its references to notes, which lead nowhere from a picture. */
function plain(text: string, { labels }: Language): string {
  const note = labels.note.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(` ?\\[${note}\\s?\\d+\\]`, "g"), "");
}

function documentHtml({ page, edition, language, styles }: SocialInput, body: string): string {
  const { title, series = "", draft } = edition;
  const sans = fontStack("sans-serif", language.script);
  const serif = fontStack("serif", language.script);
  const faces = `body{font-family:${sans}}h1{font-family:${serif}}`;
  const mark = draft ? `<p class="draft">${escapeHtml(language.labels.draft)}</p>` : "";
  const said = draft
    ? `<span class="draft-note">${escapeHtml(language.labels.draft)}</span>`
    : `<span class="series">${escapeHtml(series)}</span>`;
  const top = `<p class="top"><span>${escapeHtml(title)}</span>${said}</p>`;
  return `<!DOCTYPE html><html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(page.title)}</title><style>${styles}${faces}</style></head><body>${top}${body}${mark}</body></html>`;
}

function headlineHtml(headline: string, size: number): string {
  return `<h1 style="font-size:${size}px">${escapeHtml(headline)}</h1>`;
}

function chartHtml(
  input: SocialInput,
  headline: string,
  { form, headline: { size }, scale }: Arrangement,
): string {
  const { chart, language } = input;
  if (chart === undefined) return "";
  const { width, height, svg } = chart.drawing;
  const shows = plain(chart.figure.shows ?? chart.figure.title, language);
  const box = `width:${Math.floor(width * scale)}px;height:${Math.floor(height * scale)}px`;
  const free = WIDTH - 2 * MARGIN - Math.floor(width * scale);
  const number = form === "above" && free >= NUMBER_ROOM ? numbersHtml(input, 1) : "";
  const picture = `<div><p class="shows">${escapeHtml(shows)}</p><div class="chart" style="${box}">${svg}</div>${number}</div>`;
  return `<div class="body ${form}">${headlineHtml(headline, size)}${picture}</div>`;
}

/** Beside a chart that leaves so much of the width free a key number has room. */
const NUMBER_ROOM = NUMBER_COLUMN + 24;

/** So many key numbers are legible side by side. */
const NUMBERS = 3;

function aloneHtml(input: SocialInput, headline: string, countLines: CountLines): string {
  const { size } = fitAlone(countLines);
  return `<div class="body alone">${headlineHtml(headline, size)}${numbersHtml(input, NUMBERS)}</div>`;
}

/** The first key numbers as a list, as large as their columns let them; nothing where there are none. */
function numbersHtml({ page, language, fonts }: SocialInput, most: number): string {
  const shown = page.parts.numbers.slice(0, most);
  const room = most === 1 ? NUMBER_COLUMN : numberColumn(shown.length);
  const size = numberSize(
    shown.map(({ number }) => number),
    room,
    language.script,
    fonts,
  );
  const items = shown.map(({ number, unit, what }) => {
    const style = ` style="font-size:${size}px;line-height:${size + 6}px"`;
    const isSign = unit.length <= 1;
    const sign = isSign ? `<span class="sign">${escapeHtml(unit)}</span>` : "";
    const words = isSign ? "" : `<p class="unit">${escapeHtml(unit)}</p>`;
    return `<li><p class="number"${style}>${escapeHtml(number)}${sign}</p>${words}<p class="what">${escapeHtml(what)}</p></li>`;
  });
  return items.length === 0 ? "" : `<ul class="numbers">${items.join("")}</ul>`;
}

/** Source and what the marks in the picture mean; who publishes, or when. */
function footHtml(
  { page, edition, language }: SocialInput,
  body: string,
  chart: SocialInput["chart"],
): string {
  const words = body.replace(/<[^>]*>/g, "");
  const marks = page.marks.filter((mark) => words.includes(escapeHtml(language.mark(mark))));
  const { semicolon, space } = language.labels;
  const legend = marks.map((mark) => `${language.mark(mark)} ${language.legend(mark)}`);
  const source = chart?.figure.source === undefined ? "" : plain(chart.figure.source, language);
  const left = [source, ...legend].filter((text) => text !== "").join(semicolon + space);
  const released = edition.release === undefined ? "" : language.date(edition.release);
  const right = edition.office ?? released;
  return `<p class="foot"><span class="source">${escapeHtml(left)}</span><span>${escapeHtml(right)}</span></p>`;
}

/** What the picture shows, for those who don't see it: headline, chart or numbers, title. */
function alternativeText(
  { page, language }: SocialInput,
  headline: string,
  chart: SocialInput["chart"],
): string {
  const { stop, space, comma } = language.labels;
  const sentence = (text: string): string => (/[.!?。！？]$/u.test(text) ? text : text + stop);
  const numbers = page.parts.numbers
    .slice(0, NUMBERS)
    .map(({ number, unit, what }) =>
      [what, [number, unit].filter(Boolean).join(space)].join(comma + space),
    );
  const shown = chart === undefined ? numbers : [chart.drawing.description];
  return [headline, ...shown, page.title]
    .filter((text) => text !== "")
    .map(sentence)
    .join(space);
}
