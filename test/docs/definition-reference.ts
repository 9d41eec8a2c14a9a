import { z } from "zod";
import { definitionSchema } from "../../src/workspace/schema.ts";

/** The JSON Schema of `bulletin.yaml`, for editors: `assets/bulletin.schema.json`. */
export function definitionJsonSchema(): string {
  const schema = z.toJSONSchema(definitionSchema, { io: "input" });
  return `${JSON.stringify({ ...schema, title: "bulletin.yaml" }, null, 2)}\n`;
}

interface SchemaNode {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** `docs/definition.md`: every key of the definition, from the schema itself. */
export function definitionReference(): string {
  const root: SchemaNode = JSON.parse(definitionJsonSchema());
  return `# The definition, \`bulletin.yaml\`

<!-- Made from src/workspace/schema.ts by test/docs; \`npx vitest run test/docs -u\` writes it anew. -->

A key that is not listed here is an error. Add this line to the top of the file and your editor
completes and checks the keys:

\`\`\`yaml
# yaml-language-server: $schema=../../node_modules/bulletin/assets/bulletin.schema.json
\`\`\`

(The samples of this repository say \`../../assets/bulletin.schema.json\`.)

| key | value | meaning |
| --- | --- | --- |
${rows(root, "").join("\n")}
`;
}

function rows(node: SchemaNode, prefix: string): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const name = `${prefix}${key}`;
    const needed = node.required?.includes(key) && child.default === undefined ? " **needed**" : "";
    return [
      `| \`${name}\` | ${valueText(child)}${needed} | ${child.description ?? ""} |`,
      ...below(child, name),
    ];
  });
}

/** Keys of an object, or of the objects that a map of names holds. */
function below(node: SchemaNode, name: string): string[] {
  const { additionalProperties } = node;
  if (typeof additionalProperties === "object" && additionalProperties.properties !== undefined) {
    return rows(additionalProperties, `${name}.<name>.`);
  }
  return rows(node, `${name}.`);
}

function valueText(node: SchemaNode): string {
  const fallback = node.default === undefined ? "" : `, else \`${JSON.stringify(node.default)}\``;
  return `${typeText(node)}${fallback}`;
}

function typeText(node: SchemaNode): string {
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(typeText))].join(" or ");
  if (typeof node.type === "object")
    return node.type.map((type) => typeText({ type })).join(" or ");
  if (node.type === "array")
    return `list of ${node.items === undefined ? "values" : typeText(node.items)}`;
  if (node.type === "object") return node.properties === undefined ? "map by name" : "keys below";
  return TYPES[node.type ?? ""] ?? "any";
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "`true` or `false`",
  number: "number",
};
