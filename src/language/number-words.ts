/** A number that a text says in words. */
export interface NumberWord {
  /** UTF-16 index in the text. */
  readonly index: number;
  /** As it stands there: "twenty-one", "seventh", "a third". */
  readonly text: string;
  readonly kind: "cardinal" | "ordinal" | "fraction";
  /** "21", "7"; of a fraction its name as `nearFraction` gives it: "1/3". */
  readonly value: string;
}
