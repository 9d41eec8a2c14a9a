import type { TextInput } from "../page/compose.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { EditionFacts } from "./edition-facts.ts";
import { PERIOD } from "./parameters.ts";

/** What every text of an edition can say, the title and the page alike. */
export function textInput(
  { definition }: Bulletin,
  { language, tables, parameters }: Pick<EditionFacts, "language" | "tables" | "parameters">,
): Omit<TextInput, "edition"> {
  const type = definition.parameters[PERIOD]?.type;
  const value = parameters[PERIOD];
  const period = type === undefined || value === undefined ? undefined : { value, type };
  return { language, tables, parameters, period };
}
