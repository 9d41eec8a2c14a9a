import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { core } from "zod";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { type Definition, definitionSchema } from "./schema.ts";

/** The way to a key or item of the definition: `["facts", "headline", "one"]`. */
export type KeyPath = readonly PropertyKey[];

/** A definition and where each of its keys stands. */
interface LocatedDefinition {
  readonly definition: Definition;
  /** The place of a key, or of the nearest one above it. */
  readonly locate: (path: KeyPath) => Place;
}

/**
 * Reads `bulletin.yaml`. Throws an InputError with every finding: syntax (line and column), unknown
 * keys (near name), wrong types.
 */
export function parseDefinition(file: string, text: string): LocatedDefinition {
  if (last?.file !== file || last.text !== text)
    last = { file, text, located: parseAnew(file, text) };
  return last.located;
}

/** A build reads it twice in a row: when it hashes its inputs, and when it opens the bulletin. */
let last:
  | { readonly file: string; readonly text: string; readonly located: LocatedDefinition }
  | undefined;

function parseAnew(file: string, text: string): LocatedDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  if (document.errors.length > 0) throw new InputError(document.errors.map((e) => syntax(file, e)));
  const locate = (path: KeyPath): Place => placeOf(document, lines, file, path);
  const content = contentOf(file, document);
  const parsed = definitionSchema.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    throw new InputError(parsed.error.issues.flatMap((issue) => fromIssue(issue, locate)));
  }
  return { definition: parsed.data, locate };
}

/** The document's content. Aliases are resolved only here: unknown and piled-up ones are found here. */
function contentOf(file: string, document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([syntax(file, error)]);
  }
}

interface SyntaxError {
  readonly message: string;
  readonly linePos?: readonly { readonly line: number; readonly col: number }[] | undefined;
}

function syntax(file: string, error: SyntaxError): Finding {
  const at = error.linePos?.[0];
  const said = error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
  return problem(
    "definition/syntax",
    { file, line: at?.line, column: at?.col },
    `the YAML can't be read: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    "Correct the line, or the one above it.",
  );
}

/** The key's own position where the path ends in a key, the item's where it ends in an index. */
function placeOf(document: Document, lines: LineCounter, file: string, path: KeyPath): Place {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return { file, line, column: col };
    }
  }
  return { file, line: 1 };
}

function offsetOf(document: Document, path: KeyPath): number | undefined {
  const parent: unknown =
    path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isNode(parent) || !("items" in parent)) return undefined;
  const last = path.at(-1);
  const items: readonly unknown[] = parent.items;
  const item =
    typeof last === "number"
      ? items[last]
      : items.find(
          (pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(last),
        );
  const node = isPair(item) ? item.key : item;
  return isNode(node) ? node.range?.[0] : undefined;
}

function fromIssue(issue: core.$ZodIssue, locate: (path: KeyPath) => Place): Finding[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      unknownKey([...issue.path, key], key, knownKeys(issue.path), locate),
    );
  }
  if (issue.input === undefined && issue.path.length > 0) {
    return [
      problem(
        "definition/missing",
        locate(issue.path),
        `the key "${String(issue.path.at(-1))}" is missing`,
        `Add it: ${helpOf(issue.path)}`,
      ),
    ];
  }
  if (issue.code === "invalid_value" && typeof issue.input === "string") {
    return [unknownValue(issue.path, issue.input, issue.values.map(String), locate)];
  }
  return [
    problem(
      "definition/value",
      locate(issue.path),
      `${keyText(issue.path)} is not right: ${issueText(issue)}`,
      `Correct it: ${helpOf(issue.path)}`,
    ),
  ];
}

/** A word that is none of those there are. */
function unknownValue(
  path: KeyPath,
  value: string,
  known: readonly string[],
  locate: (path: KeyPath) => Place,
): Finding {
  return problem(
    "definition/value",
    locate(path),
    `${keyText(path)} is not right: there is no "${value}"`,
    nameRemedy(value, known),
  );
}

/** Zod says only "invalid input" of a union: what each branch wanted is said instead. */
function issueText(issue: core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return plain(issue.message);
  const wanted = issue.errors.flatMap((branch) => branch.map((inner) => plain(inner.message)));
  return [...new Set(wanted)].join(", or ");
}

function unknownKey(
  path: KeyPath,
  key: string,
  known: readonly string[],
  locate: (path: KeyPath) => Place,
): Finding {
  return problem(
    "definition/unknown-key",
    locate(path),
    `unknown key "${key}"`,
    nameRemedy(key, known),
  );
}

function keyText(path: KeyPath): string {
  return path.length === 0 ? "the definition" : `"${path.map(String).join(".")}"`;
}

function plain(message: string): string {
  return lower(message.replace(/^Invalid (input|option): /, ""));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The part of the schema at a path, as plain description and keys. */
interface SchemaNode {
  readonly description?: string;
  readonly keys: readonly string[];
}

function knownKeys(path: KeyPath): readonly string[] {
  return schemaNode(path).keys;
}

function helpOf(path: KeyPath): string {
  const help = schemaNode(path).description ?? "see docs/definition.md";
  return help.endsWith(".") ? help : `${help}.`;
}

function schemaNode(path: KeyPath): SchemaNode {
  let node: core.$ZodType = definitionSchema;
  for (const step of path) {
    const next = stepInto(unwrap(node), step);
    if (next === undefined) break;
    node = next;
  }
  const inner = unwrap(node);
  const keys = isObject(inner) ? Object.keys(inner._zod.def.shape) : [];
  const description = descriptionOf(node) ?? descriptionOf(inner);
  return description === undefined ? { keys } : { description, keys };
}

function descriptionOf(node: core.$ZodType): string | undefined {
  return "description" in node && typeof node.description === "string"
    ? node.description
    : undefined;
}

function isObject(node: core.$ZodType): node is core.$ZodObject {
  return node._zod.def.type === "object";
}

function isWrapper(node: core.$ZodType): node is core.$ZodOptional | core.$ZodDefault {
  return node._zod.def.type === "optional" || node._zod.def.type === "default";
}

function unwrap(node: core.$ZodType): core.$ZodType {
  return isWrapper(node) ? unwrap(node._zod.def.innerType) : node;
}

function isRecord(node: core.$ZodType): node is core.$ZodRecord {
  return node._zod.def.type === "record";
}

function stepInto(node: core.$ZodType, step: PropertyKey): core.$ZodType | undefined {
  if (isObject(node)) return node._zod.def.shape[String(step)];
  if (isRecord(node)) return node._zod.def.valueType;
  return undefined;
}
