import type { Missing } from "./roll.ts";
import type { ReviewedEdition, ReviewSheet } from "./sheet.ts";
import { plural } from "./words.ts";

/** The words of the review that terminal and page share. */

/** "jobs, 2020-03". */
export function sheetTitle({ bulletin, period }: ReviewSheet): string {
  return period === undefined ? bulletin : `${bulletin}, ${period}`;
}

/** What is counted at the top. */
interface Count {
  readonly count: number;
  readonly what: string;
}

/** How many editions, how many to look at, how many as their siblings, how many missing. */
export function countsOf({ editions, missing }: ReviewSheet): readonly Count[] {
  const odd = editions.filter(({ odd }) => odd.length > 0).length;
  const all: readonly Count[] = [
    { count: editions.length, what: editions.length === 1 ? "edition" : "editions" },
    { count: odd, what: "to look at" },
    { count: editions.length - odd, what: "as their siblings" },
    { count: missing.length, what: "missing" },
  ];
  return all.filter(({ count }, at) => at < 3 || count > 0);
}

/** "32 editions, 4 to look at, 28 as their siblings". */
export function countsText(sheet: ReviewSheet): string {
  return countsOf(sheet)
    .map(({ count, what }) => `${count} ${what}`)
    .join(", ");
}

/** Editions that are missing for one reason. */
export interface MissingGroup {
  /** "2020-03-C4-en", with the newest period of which there is one. */
  readonly names: readonly string[];
  /** Why the last burst couldn't make them; undefined where it wasn't asked for them, or they were made since. */
  readonly why: string | undefined;
}

/** What is missing, each reason once: first what failed, then what nobody has tried to build, in the order of the list. */
export function missingGroups(missing: readonly Missing[]): readonly MissingGroup[] {
  const groups = new Map<string | undefined, string[]>();
  for (const one of missing)
    groups.set(one.why, [...(groups.get(one.why) ?? []), missingText(one)]);
  const hasWhy = ({ why }: MissingGroup): number => (why === undefined ? 0 : 1);
  return [...groups]
    .map(([why, names]) => ({ why, names }))
    .sort((one, other) => hasWhy(other) - hasWhy(one));
}

function missingText({ edition, newest }: Missing): string {
  const name = edition.split("/")[1] ?? edition;
  return newest === undefined ? name : `${name}: the newest here is of ${newest}`;
}

/** "2 pages"; "no page" where the PDF can't be read. */
export function pagesOf({ pages }: ReviewedEdition): string {
  return pages === 0 ? "no page" : plural(pages, "page");
}
