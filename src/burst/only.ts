import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { ListedEdition } from "./list.ts";

/** Values that are wanted, by parameter: an edition has one of each. */
export type Only = Readonly<Record<string, readonly string[]>>;

/**
 * The editions that have one of the wanted values in each parameter that `only` names. `names`: the
 * parameters in which the burst's editions can differ; `place`: where the choice stands. Throws an InputError for
 * another parameter, a value that no edition has (near names), and where no edition is left.
 */
export function picked<Edition extends Pick<ListedEdition, "parameters">>(
  editions: readonly Edition[],
  names: readonly string[],
  only: Only,
  place: Place = ONLY,
): readonly Edition[] {
  const known = [...new Set(names)];
  throwIfErrors(
    Object.entries(only).flatMap(([name, values]) => {
      if (!known.includes(name)) return [unknownName(name, known, editions)];
      return unknownValues(name, values, editions, place);
    }),
  );
  const wanted = Object.entries(only).map(
    ([name, values]) => [name, new Set(values.map(composed))] as const,
  );
  const left = editions.filter(({ parameters }) =>
    wanted.every(([name, values]) => values.has(composed(parameters[name] ?? ""))),
  );
  throwIfErrors(left.length === 0 ? [noneLeft(only, place)] : []);
  return left;
}

/** A keyboard may write another Unicode form than the data. */
function composed(text: string): string {
  return text.normalize("NFC");
}

function unknownName(
  name: string,
  known: readonly string[],
  editions: readonly Pick<ListedEdition, "parameters">[],
): Finding {
  const isParameter = editions.some(({ parameters }) => Object.hasOwn(parameters, name));
  return problem(
    "burst/only",
    ONLY,
    isParameter
      ? `the burst's query doesn't list "${name}", so that all its editions have the same`
      : `there is no parameter "${name}"`,
    isParameter ? `Give it with --set ${name}=….` : nameRemedy(name, known),
  );
}

function unknownValues(
  name: string,
  values: readonly string[],
  editions: readonly Pick<ListedEdition, "parameters">[],
  place: Place,
): Finding[] {
  const known = new Set(editions.map(({ parameters }) => composed(parameters[name] ?? "")));
  return values
    .filter((value) => !known.has(composed(value)))
    .map((value) =>
      problem(
        "burst/only",
        place,
        `no edition of the burst has the ${name} "${value}"`,
        quotedRemedy(name, value, known) ?? nameRemedy(value, known),
      ),
    );
}

/** "Washington, DC" was taken for two values. */
function quotedRemedy(name: string, part: string, known: ReadonlySet<string>): string | undefined {
  const whole = [...known].find((value) => value.split(/\s*,\s*/).includes(composed(part)));
  if (whole === undefined) return undefined;
  return `Put a value with a comma in double quotes: --only '${name}="${whole}"'.`;
}

function noneLeft(only: Only, place: Place): Finding {
  const asked = Object.entries(only).map(([name, values]) => `${name} ${values.join(" or ")}`);
  return problem(
    "burst/only",
    place,
    `no edition of the burst has ${asked.join(" and ")}`,
    "Ask for fewer parameters at once.",
  );
}

/** Where a choice stands that was given to the command. */
const ONLY = { file: "--only" };
