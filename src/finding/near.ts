import { distance } from "fastest-levenshtein";

/** The candidate that `name` was probably meant to be, or undefined where none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const reach = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  const scored = [...candidates]
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  return scored[0]?.candidate;
}

/** The remedy for an unknown name: the near one, or all that there are; `none` where there is none. */
export function nameRemedy(
  name: string,
  candidates: Iterable<string>,
  none = "Remove it.",
): string {
  const known = [...candidates];
  const near = nearest(name, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return none;
  const shown = known.slice(0, 12).join(", ");
  return `Use one of: ${shown}${known.length > 12 ? ", …" : ""}.`;
}
