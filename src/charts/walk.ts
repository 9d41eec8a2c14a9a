import type { JsonNode } from "../data/json-text.ts";

/** A member of an object somewhere in a chart. */
export interface Member {
  readonly key: string;
  /** Offset of the key in the file. */
  readonly start: number;
  readonly value: JsonNode;
  /** Keys of the objects around it, the outermost first. */
  readonly above: readonly string[];
}

/** Parts that hold the author's data and notes: their keys are names, and nothing of them is drawn as such. */
const FOREIGN: ReadonlySet<string> = new Set(["values", "datasets", "usermeta"]);

/** Every member of the chart's objects, in the order they stand; those inside data and notes left out. */
export function members(root: JsonNode): Member[] {
  return membersUnder(root, []);
}

function membersUnder(node: JsonNode, above: readonly string[]): Member[] {
  if (node.kind === "array") return node.items.flatMap((item) => membersUnder(item, above));
  if (node.kind !== "object") return [];
  return node.entries.flatMap(({ key, start, value }) => {
    const own = { key, start, value, above };
    return FOREIGN.has(key) ? [own] : [own, ...membersUnder(value, [...above, key])];
  });
}

/** A string or number with its place. */
export interface Leaf {
  readonly text: string;
  readonly kind: "string" | "number";
  readonly start: number;
}

/** All strings and numbers in a part. */
export function leaves(node: JsonNode): Leaf[] {
  switch (node.kind) {
    case "array":
      return node.items.flatMap(leaves);
    case "object":
      return node.entries.flatMap(({ value }) => leaves(value));
    case "string":
      return [{ text: node.value, kind: "string", start: node.start }];
    case "number":
      return [{ text: node.text, kind: "number", start: node.start }];
    default:
      return [];
  }
}
