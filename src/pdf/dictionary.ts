import type { PdfValue } from "./values.ts";

/**
 * A dictionary of a PDF: entries in their order, by keys without their slash. A tagged PDF has
 * some thousand of them with a few entries each, which are found sooner by looking than by hashing,
 * and kept in a third of the memory that a Map takes.
 */
export class PdfDictionary {
  /** Shared with dictionaries of the same keys, so replaced and never changed. */
  private names: readonly string[];
  private items: PdfValue[];

  /** @param items One for each name; the dictionary's own from now on. */
  constructor(names: readonly string[] = [], items: PdfValue[] = []) {
    this.names = names;
    this.items = items;
  }

  get(key: string): PdfValue | undefined {
    const at = this.placeOf(key);
    return at < 0 ? undefined : this.items[at];
  }

  has(key: string): boolean {
    return this.placeOf(key) >= 0;
  }

  /** Replaces the key's value where it stands, or adds the entry at the end. */
  set(key: string, value: PdfValue): void {
    const at = this.placeOf(key);
    if (at >= 0) this.items[at] = value;
    else {
      this.items = withItem(this.items, value);
      this.names = withKey(this.names, key);
    }
  }

  delete(key: string): void {
    const at = this.placeOf(key);
    if (at < 0) return;
    this.names = this.names.filter((_, index) => index !== at);
    this.items.splice(at, 1);
  }

  /** Takes over the entries of another one; its own are gone. */
  become({ names, items }: PdfDictionary): void {
    this.names = names;
    this.items = [...items];
  }

  keys(): readonly string[] {
    return this.names;
  }

  values(): readonly PdfValue[] {
    return this.items;
  }

  /** The same entries, which may be changed without changing this one's. */
  copy(): PdfDictionary {
    return new PdfDictionary(this.names, [...this.items]);
  }

  private placeOf(key: string): number {
    const { names } = this;
    for (let at = 0; at < names.length; at++) if (names[at] === key) return at;
    return -1;
  }
}

/** Lists of keys with one more, which are shared as well. */
const longer = new WeakMap<readonly string[], Map<string, readonly string[]>>();

function withKey(names: readonly string[], key: string): readonly string[] {
  const known = longer.get(names)?.get(key);
  if (known !== undefined) return known;
  const made = [...names, key];
  const others = longer.get(names) ?? new Map<string, readonly string[]>();
  longer.set(names, others.set(key, made));
  return made;
}

/** A copy of just its size; an array that grows takes several times as much. */
function withItem(items: readonly PdfValue[], last: PdfValue): PdfValue[] {
  const copy = new Array<PdfValue>(items.length + 1);
  for (let at = 0; at < items.length; at++) copy[at] = items[at] ?? null;
  copy[items.length] = last;
  return copy;
}
