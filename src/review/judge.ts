import { oddChanges } from "./odd-changes.ts";
import { missingCharts, oddFigureCounts, oddLengths, oddTableCounts } from "./odd-content.ts";
import { type Fonts, foreignFonts, otherFonts } from "./odd-fonts.ts";
import {
  badCharacters,
  blankPages,
  halfEmptyPages,
  oddPageCounts,
  shrunkPages,
  smallLabels,
} from "./odd-pages.ts";
import { byGravity, type Oddity, type OddityKind } from "./oddity.ts";
import type { Seen } from "./seen.ts";
import { plural } from "./words.ts";

/**
 * What is odd about each edition, the gravest first: by itself, and among its siblings, which are the editions
 * in its language. One list for each.
 *
 * @param ours families that an edition can be printed in
 */
export function judge(seen: readonly Seen[], ours: Fonts): readonly Oddity[][] {
  const odd = new Map(seen.map((one) => [one, [...one.odd]]));
  for (const group of siblings(seen)) {
    addTo(odd, group, oddChanges(group.map(({ moves }) => moves)));
    addTo(odd, group, missingCharts(group.map(({ charts }) => charts)));
    const printed = group.flatMap((one) =>
      one.sight === undefined ? [] : [{ one, look: one.sight.look }],
    );
    const looks = printed.map(({ look }) => look);
    const rules = [oddPageCounts, oddFigureCounts, oddTableCounts, oddLengths, halfEmptyPages];
    const own = looks.map((look) => [
      ...[blankPages, shrunkPages, smallLabels, badCharacters].flatMap((rule) => rule(look)),
      ...foreignFonts(look, ours),
    ]);
    for (const found of [own, otherFonts(looks, ours), ...rules.map((rule) => rule(looks))])
      addTo(
        odd,
        printed.map(({ one }) => one),
        found,
      );
  }
  return seen.map((one) => toldOnce(odd.get(one) ?? []).sort(byGravity));
}

/** A chart that is named as missing needn't be counted. */
function toldOnce(odd: readonly Oddity[]): Oddity[] {
  const isNamed = odd.some(({ kind }) => kind === "missing-chart");
  return odd.filter(({ kind }) => !isNamed || kind !== "figure-count");
}

function siblings(seen: readonly Seen[]): readonly Seen[][] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const language = one.filed.manifest.parameters.language ?? "";
    groups.set(language, [...(groups.get(language) ?? []), one]);
  }
  return [...groups.values()];
}

function addTo(
  odd: ReadonlyMap<Seen, Oddity[]>,
  group: readonly Seen[],
  found: readonly Oddity[][],
): void {
  for (const [at, one] of group.entries()) odd.get(one)?.push(...(found[at] ?? []));
}

/** States that a whole burst can be in: then they tell no edition from another. */
const SHARED: readonly OddityKind[] = ["stale", "unlisted", "draft", "unapproved"];

/** What is odd, and what more than half of the editions share and is said once. */
export interface Told {
  readonly odd: readonly (readonly Oddity[])[];
  readonly notes: readonly string[];
}

/** Takes out what is so of more than half of the editions, and says it of all. */
export function sharedTold(odd: readonly (readonly Oddity[])[]): Told {
  const counts = new Map<string, number>();
  for (const { kind, text } of odd.flat()) {
    if (SHARED.includes(kind)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count * 2 > odd.length);
  const texts = new Set(shared.map(([text]) => text));
  return {
    odd: odd.map((list) => list.filter(({ text }) => !texts.has(text))),
    notes: shared.map(([text, count]) => `${howMany(count, odd.length)}: ${text}.`),
  };
}

function howMany(count: number, of: number): string {
  if (count < of) return `${count} of ${of} editions`;
  return of === 1 ? "The edition" : `All ${plural(of, "edition")}`;
}
