import { PdfDictionary } from "./dictionary.ts";
import type { PdfValue } from "./values.ts";

/**
 * The values of arrays and dictionaries that are being read, the inner after the outer. Gathered
 * here they are copied into arrays of just their size; arrays that grow take several times as much.
 */
export interface Gathered {
  readonly keys: string[];
  readonly values: PdfValue[];
}

/** The values from `start` on as an array; they are gathered no more. */
export function takeArray({ values }: Gathered, start: number): PdfValue[] {
  const taken = values.slice(start);
  drop(values, start);
  return taken;
}

/** The entries from the `start`th key and value on as a dictionary. */
export function takeDictionary(gathered: Gathered, keys: number, values: number): PdfDictionary {
  const names = sharedKeys(gathered.keys, keys);
  drop(gathered.keys, keys);
  return new PdfDictionary(names, takeArray(gathered, values));
}

/** Drops what a fault in the middle of a value has left. */
export function dropAll({ keys, values }: Gathered): void {
  drop(keys, 0);
  drop(values, 0);
}

/** Popped one by one, the room that they took is kept for the next. */
function drop(list: unknown[], start: number): void {
  while (list.length > start) list.pop();
}

const places = 256;
const shared: (readonly string[] | undefined)[] = new Array(places).fill(undefined);

/** The keys from `start` on, as the same array wherever dictionaries have the same keys. */
function sharedKeys(keys: readonly string[], start: number): readonly string[] {
  const place = placeOf(keys, start);
  const known = shared[place];
  if (known !== undefined && isSame(known, keys, start)) return known;
  const taken = keys.slice(start);
  if (new Set(taken).size < taken.length) throw new Error("PDF: a dictionary has a key twice");
  shared[place] = taken;
  return taken;
}

function isSame(known: readonly string[], keys: readonly string[], start: number): boolean {
  if (known.length !== keys.length - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== keys[start + at]) return false;
  return true;
}

function placeOf(keys: readonly string[], start: number): number {
  let place = keys.length - start;
  for (let at = start; at < keys.length; at++) {
    const key = keys[at] ?? "";
    place = (place * 31 + key.length * 7 + key.charCodeAt(0)) | 0;
  }
  return (place ^ (place >>> 8)) & (places - 1);
}
