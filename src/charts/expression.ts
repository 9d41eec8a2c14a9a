import { parseExpression } from "vega";
import { isObject, type JsonObject } from "./record.ts";

/** What an expression of Vega's reads and says. */
export interface ExpressionParts {
  /** Names read as `datum.name` or `datum['name']`. */
  readonly fields: readonly string[];
  /** Texts in quotes, those apart that only name a member of something. */
  readonly strings: readonly string[];
  /** Functions called. */
  readonly calls: readonly string[];
}

/** Takes an expression apart. Throws an Error with Vega's words where it can't be parsed. */
export function expressionParts(text: string): ExpressionParts {
  const parts = { fields: [], strings: [], calls: [] };
  collect(parseExpression(text), parts);
  return parts;
}

interface Collected {
  readonly fields: string[];
  readonly strings: string[];
  readonly calls: string[];
}

function collect(node: unknown, parts: Collected): void {
  if (Array.isArray(node)) for (const inner of node) collect(inner, parts);
  if (!isObject(node)) return;
  const { type } = node;
  if (type === "MemberExpression") {
    collectMember(node, parts);
    return;
  }
  if (type === "CallExpression") parts.calls.push(nameOf(node.callee) ?? "");
  // A pattern between slashes is what regexp() makes.
  if (type === "Literal" && node.value instanceof RegExp) parts.calls.push("regexp");
  if (type === "Literal" && typeof node.value === "string") parts.strings.push(node.value);
  for (const [key, inner] of Object.entries(node)) if (key !== "callee") collect(inner, parts);
}

function collectMember(node: JsonObject, parts: Collected): void {
  const member = nameOf(node.property);
  if (nameOf(node.object) === "datum" && member !== undefined) parts.fields.push(member);
  else collect(node.object, parts);
  // `list[datum.i]` reads on inside the brackets; `datum['name']` and `x.name` only name.
  if (member === undefined) collect(node.property, parts);
}

/** The name that an identifier or a text in brackets gives. */
function nameOf(node: unknown): string | undefined {
  if (!isObject(node)) return undefined;
  if (node.type === "Identifier") return String(node.name);
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
