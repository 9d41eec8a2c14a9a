/**
 * The keys of a dictionary in their order, shared by all dictionaries of the same keys. A tagged PDF
 * has some thousand of them with a few entries each: one that is read is told by the keys that the
 * one before had.
 */
export interface Shape {
  readonly keys: readonly string[];
  /** The shapes with one key more, by that key. */
  readonly longer: Map<string, Shape>;
  /** The one among them that was met last, and its last key. */
  latest: Shape | undefined;
  readonly last: string;
}

/** More shapes than bulletins ever have; then they are made anew, so that memory has a bound. */
const most = 4096;
let made = 0;
let root = shapeWith([], "");

/** The shape of a dictionary without entries. */
export function noShape(): Shape {
  return root;
}

/** The shape with one key more. Throws where it has that key. */
export function shapeWithKey(shape: Shape, key: string): Shape {
  const known = shape.longer.get(key) ?? grown(shape, key);
  shape.latest = known;
  return known;
}

/** The shape of these keys. */
export function shapeOf(keys: readonly string[]): Shape {
  return keys.reduce(shapeWithKey, root);
}

function grown(shape: Shape, key: string): Shape {
  if (shape.keys.includes(key)) throw new Error("PDF: a dictionary has a key twice");
  if (++made > most) {
    made = 0;
    root = shapeWith([], "");
  }
  const longer = shapeWith([...shape.keys, key], key);
  shape.longer.set(key, longer);
  return longer;
}

function shapeWith(keys: readonly string[], last: string): Shape {
  return { keys, longer: new Map(), latest: undefined, last };
}
