/** What the comment block above a macro of `assets/macros.sql` says of it. */
interface MacroReference {
  readonly name: string;
  /** As in the block: "growth(current, base)". */
  readonly signature: string;
  readonly meaning: string;
  readonly formula: string;
  readonly source: string;
  readonly unit: string;
  readonly edges: string;
  /** A call and its value: "growth(112.1, 100) = 12.1". */
  readonly example: string;
}

const KEYS = ["meaning", "formula", "source", "unit", "edges", "example"] as const;

/**
 * The documented macros of a SQL text, in its order: each block starts with the signature, then has
 * the lines Meaning, Formula, Source, Unit, Edges, Example. Throws a plain Error for a block that
 * lacks one, since the text is ours.
 */
export function macroReferences(text: string): MacroReference[] {
  const blocks = text.matchAll(/^-- ((\w+)\(.*\))\n((?:--.*\n)+)/gm);
  return [...blocks].map(([, signature = "", name = "", block = ""]) => {
    const entries = blockEntries(block);
    const entry = (key: (typeof KEYS)[number]): string => {
      const value = entries.get(key);
      if (value === undefined) throw new Error(`the block of ${name} has no ${key}`);
      return value;
    };
    return {
      name,
      signature,
      meaning: entry("meaning"),
      formula: entry("formula"),
      source: entry("source"),
      unit: entry("unit"),
      edges: entry("edges"),
      example: entry("example"),
    };
  });
}

/** "-- Unit: percent" and the indented lines after it, as key and text. */
function blockEntries(block: string): Map<string, string> {
  const entries = block.matchAll(/^-- ([A-Z][a-z]+): (.*(?:\n-- {3}.*)*)/gm);
  return new Map(
    [...entries].map(([, key = "", value = ""]) => [
      key.toLowerCase(),
      value.replace(/\n-- +/g, " ").trim(),
    ]),
  );
}
