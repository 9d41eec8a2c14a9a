import { type JsonNode, memberOf } from "../data/json-text.ts";
import { remembered } from "./remembered.ts";
import { members } from "./walk.ts";

/** Fields of the channels that place a mark. */
interface Encoding {
  readonly x: string | undefined;
  readonly y: string | undefined;
  readonly x2: string | undefined;
  readonly y2: string | undefined;
}

/** Every encoding of a chart with the fields that say where its marks begin and end. */
export const chartEncodings = remembered((root: JsonNode): readonly Encoding[] => {
  return members(root)
    .filter(({ key }) => key === "encoding")
    .map(({ value }) => ({
      x: fieldOf(value, "x"),
      y: fieldOf(value, "y"),
      x2: fieldOf(value, "x2"),
      y2: fieldOf(value, "y2"),
    }));
});

function fieldOf(encoding: JsonNode, channel: string): string | undefined {
  const field = memberOf(memberOf(encoding, channel), "field");
  return field?.kind === "string" ? field.value : undefined;
}
