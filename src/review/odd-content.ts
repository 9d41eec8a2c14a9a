import type { PdfLook } from "./look.ts";
import type { Oddity, OddityKind } from "./oddity.ts";
import { spreadOf } from "./spread.ts";
import { othersText, unusual } from "./usual.ts";
import { plural } from "./words.ts";

/** Charts that nearly all siblings have; one list for each edition, given the charts of each. */
export function missingCharts(group: readonly (readonly string[])[]): readonly Oddity[][] {
  const odd: Oddity[][] = group.map(() => []);
  for (const chart of new Set(group.flat())) {
    const found = unusual(group.map((charts) => charts.includes(chart)));
    if (found?.usual.value !== true || !found.isOdd(false)) continue;
    for (const [at, charts] of group.entries()) {
      if (charts.includes(chart)) continue;
      const text = `no chart "${chart}"; ${othersText(found.usual)} have it`;
      odd[at]?.push({ kind: "missing-chart", text });
    }
  }
  return odd;
}

/** Numbers of tables other than that of nearly all siblings; one list for each edition. */
export function oddTableCounts(group: readonly PdfLook[]): readonly Oddity[][] {
  return oddCounts(
    group.map(({ tables }) => tables),
    { kind: "table-count", one: "table" },
  );
}

/** The same of figures: a chart can be drawn and not be printed. */
export function oddFigureCounts(group: readonly PdfLook[]): readonly Oddity[][] {
  return oddCounts(
    group.map(({ figures }) => figures),
    { kind: "figure-count", one: "figure" },
  );
}

function oddCounts(
  counts: readonly number[],
  { kind, one }: { readonly kind: OddityKind; readonly one: string },
): readonly Oddity[][] {
  const found = unusual(counts);
  return counts.map((count): Oddity[] => {
    if (found?.isOdd(count) !== true) return [];
    const { value } = found.usual;
    const own = count === 0 ? `no ${one}` : plural(count, one);
    const text = `${own}; ${othersText(found.usual)} have ${value === 0 ? "none" : value}`;
    return [{ kind, text, score: Math.abs(count - value) }];
  });
}

const LEAST_EDITIONS = 5;
/** Scales from the middle, and shares of it, from which a text is very short or very long. */
const FAR = 6;
const LEAST_SHARE = 0.25;

/** Texts very much shorter or longer than the siblings'; one list for each edition. */
export function oddLengths(group: readonly PdfLook[]): readonly Oddity[][] {
  const { middle, scale } = spreadOf(group.map(({ characters }) => characters));
  return group.map(({ characters }): Oddity[] => {
    const distance = Math.abs(characters - middle);
    if (group.length < LEAST_EDITIONS || distance < Math.max(FAR * scale, LEAST_SHARE * middle))
      return [];
    const what = characters < middle ? "shorter" : "longer";
    const text = `its text is ${Math.round((100 * distance) / middle)} percent ${what} than usual: ${whole(characters)} characters, ${whole(middle)} in the middle of the others`;
    return [{ kind: "length", text, score: distance / middle }];
  });
}

function whole(count: number): string {
  return Math.round(count).toLocaleString("en");
}
