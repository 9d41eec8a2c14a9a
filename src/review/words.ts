import type { TurnedSentence } from "./claims.ts";
import type { EditionDiff, TableDiff } from "./diff.ts";
import { columnName, factName, markedText, rowName } from "./difference.ts";

/** The words of the report that terminal and page share. */

/** "prices/2021-en", "prices/2021-en, as it would be built today". */
export function sideText({ name, from }: EditionDiff["before"]): string {
  return from === "edition" ? name : `${name}, as it would be built today`;
}

/** "3 facts changed, 1 came, 2 went, 40 are the same; 1 sentence turned"; or that nothing differs. */
export function summaryText({ tables, same, sentences }: EditionDiff): string {
  const count = (heap: "changed" | "came" | "went"): number =>
    tables.reduce((sum, table) => sum + table[heap].length, 0);
  if (tables.length === 0 && isQuiet(sentences)) {
    return `no differences: ${plural(same, "fact is", "facts are")} the same`;
  }
  const { turned, came, went } = sentences;
  return [
    `${plural(count("changed"), "fact")} changed, ${count("came")} came, ${count("went")} went, ${same} the same`,
    `${plural(turned.length, "sentence")} turned, ${came.length} came, ${went.length} went`,
  ].join("; ");
}

function isQuiet({ turned, came, went }: EditionDiff["sentences"]): boolean {
  return turned.length + came.length + went.length === 0;
}

/** How the rows of a table were matched, where that needs to be said. */
export function matchedText({ matchedBy }: TableDiff): string {
  if (matchedBy === "name") return "";
  if (matchedBy === "key") return "rows matched by key";
  return "rows matched by position, since the table has no key: a row put in between moves all others";
}

/** What turned in a sentence: "Growth: 2.1 percent → −0.4 percent". */
export function turnTexts({ turns }: TurnedSentence): string[] {
  if (turns.length === 0) return ["said in other words"];
  return turns.map(({ before, after }) => {
    const name = rowName(before) === rowName(after) ? factName(after) : columnName(after);
    return `${name}: ${markedText(before)} → ${markedText(after)}`;
  });
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "1", "1 and 2", "1, 2 and 3". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
