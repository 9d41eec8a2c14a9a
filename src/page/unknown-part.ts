import { type Finding, type Place, problem } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";

/** What a template calls by a name of its own, beyond facts and partials. */
type NamedPart = "chart" | "photo" | "figure" | "note";

/** What is said of a name that isn't there, and what to do where no other is. */
const WORDS: Readonly<Record<NamedPart, (name: string) => readonly [string, string]>> = {
  chart: (name) => [`there is no chart "${name}"`, `Draw it: charts/${name}.vl.json.`],
  photo: (name) => [`there is no photo "${name}"`, `Put it into photos/: ${name}.`],
  figure: (name) => [
    `no figure or table "${name}" stands on the page`,
    "Remove the reference: the page has none.",
  ],
  note: (name) => [
    `no note "${name}" is defined`,
    `Define it where it is first needed: {{#note "${name}"}}…{{/note}}.`,
  ],
};

/** The finding for a chart, photo, figure or note that isn't there, with the near name. */
export function unknownPart(
  part: NamedPart,
  name: string,
  known: Iterable<string>,
  place: Place,
): Finding {
  const [message, otherwise] = WORDS[part](name);
  return problem(`template/unknown-${part}`, place, message, nameRemedy(name, known, otherwise));
}
