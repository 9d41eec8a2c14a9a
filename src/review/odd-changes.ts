import type { Move } from "./moves.ts";
import type { Oddity } from "./oddity.ts";
import { outliers } from "./spread.ts";

/** More would be a report of the data, not of the edition. */
const MOST = 3;

/** Changes below this, in points or percent, are never remarkable, however still the siblings are. */
const LEAST_STEP = 0.1;

/** A move, and whose it is. */
interface Moved {
  readonly edition: number;
  readonly move: Move;
}

/**
 * Facts that moved by far more than the same facts of the siblings, given the moves of each edition: path by
 * path, on the siblings' own scale (`outliers`). At most three for an edition, the farthest first, then how many
 * more there are; one list for each edition.
 */
export function oddChanges(group: readonly (readonly Move[])[]): readonly Oddity[][] {
  const odd: Oddity[][] = group.map(() => []);
  for (const moved of byPath(group).values()) {
    const found = outliers(
      moved.map(({ move }) => move.change),
      moved.map(({ move }) => Math.max(move.step, LEAST_STEP)),
    );
    const indices = new Set(found.map(({ index }) => index));
    const others = moved.flatMap(({ move }, index) => (indices.has(index) ? [] : [move]));
    for (const { index, score } of found) {
      const one = moved[index];
      if (one === undefined) continue;
      odd[one.edition]?.push({ kind: "change", text: changeText(one.move, others), score });
    }
  }
  return odd.map(fewOf);
}

function byPath(group: readonly (readonly Move[])[]): ReadonlyMap<string, readonly Moved[]> {
  const paths = new Map<string, Moved[]>();
  for (const [edition, moves] of group.entries()) {
    for (const move of moves) {
      // A path whose unit is another in some editions is compared among those alone.
      const key = `${move.path} ${move.unit}`;
      const known = paths.get(key) ?? [];
      known.push({ edition, move });
      paths.set(key, known);
    }
  }
  return paths;
}

/** "Growth: 41.2 percent, 3.1 percent before; the others changed by at most 2.4 points". */
function changeText(move: Move, others: readonly Move[]): string {
  const own =
    move.measure === "percent" && move.told !== undefined ? ` (${signed(move.told)} percent)` : "";
  return `${move.name}: ${move.after}, ${move.before} before${own}; ${boundText(others, move.unit)}`;
}

function boundText(others: readonly Move[], unit: string): string {
  const most = Math.max(0, ...others.map(({ told = 0 }) => Math.abs(told)));
  const shown = amount(most);
  if (shown === "0") return "the others didn't change";
  return `the others changed by at most ${shown} ${shown === "1" && unit !== "percent" ? unit.slice(0, -1) : unit}`;
}

function signed(change: number): string {
  return `${change < 0 ? "−" : "+"}${amount(Math.abs(change))}`;
}

function amount(size: number): string {
  return size.toLocaleString("en", { maximumFractionDigits: size < 100 ? 1 : 0 });
}

function fewOf(odd: readonly Oddity[]): Oddity[] {
  const ranked = [...odd].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const more = ranked.length - MOST;
  const rest: Oddity = {
    kind: "change",
    text: `${more} more ${more === 1 ? "fact" : "facts"} changed by far more than the others'`,
    score: 0,
  };
  return more > 0 ? [...ranked.slice(0, MOST), rest] : ranked;
}
