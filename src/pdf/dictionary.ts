import { noShape, type Shape, shapeOf, shapeWithKey } from "./shapes.ts";
import type { PdfValue } from "./values.ts";

/**
 * A dictionary of a PDF: entries in their order, by keys without their slash. A tagged PDF has
 * some thousand of them with a few entries each, which are found sooner by looking than by hashing,
 * and kept in a third of the memory that a Map takes.
 */
export class PdfDictionary {
  private shape: Shape;
  private items: PdfValue[];

  /** @param items One for each key; the dictionary's own from now on. */
  constructor(shape = noShape(), items: PdfValue[] = []) {
    this.shape = shape;
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
      this.shape = shapeWithKey(this.shape, key);
      this.items = withItem(this.items, value);
    }
  }

  delete(key: string): void {
    const at = this.placeOf(key);
    if (at < 0) return;
    this.shape = shapeOf(this.shape.keys.filter((_, index) => index !== at));
    this.items.splice(at, 1);
  }

  /** Takes over the entries of another one; its own are gone. */
  become({ shape, items }: PdfDictionary): void {
    this.shape = shape;
    this.items = [...items];
  }

  keys(): readonly string[] {
    return this.shape.keys;
  }

  values(): readonly PdfValue[] {
    return this.items;
  }

  /** The same entries, which may be changed without changing this one's. */
  copy(): PdfDictionary {
    return new PdfDictionary(this.shape, [...this.items]);
  }

  private placeOf(key: string): number {
    const { keys } = this.shape;
    for (let at = 0; at < keys.length; at++) if (keys[at] === key) return at;
    return -1;
  }
}

/** A copy of just its size; an array that grows takes several times as much. */
function withItem(items: readonly PdfValue[], last: PdfValue): PdfValue[] {
  const copy = new Array<PdfValue>(items.length + 1);
  for (let at = 0; at < items.length; at++) copy[at] = items[at] ?? null;
  copy[items.length] = last;
  return copy;
}
