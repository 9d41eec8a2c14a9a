/** A language's `listSeparators`: the last of a list's separators is one of its own. */
export function listSeparators(
  between: string,
  last: string,
): (length: number) => readonly string[] {
  return (length) =>
    Array.from({ length: Math.max(0, length - 1) }, (_, index) =>
      index === length - 2 ? last : between,
    );
}
