/** A JSON value with the offset at which it begins; numbers keep the digits they are written with. */
export type JsonNode =
  | { readonly kind: "object"; readonly start: number; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly start: number; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly start: number; readonly value: string }
  | { readonly kind: "number"; readonly start: number; readonly text: string }
  | { readonly kind: "boolean"; readonly start: number; readonly value: boolean }
  | { readonly kind: "null"; readonly start: number };

interface JsonEntry {
  readonly key: string;
  /** Offset of the key. */
  readonly start: number;
  readonly value: JsonNode;
}

/** The text is no JSON: what is wrong at which offset. */
export class JsonSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "JsonSyntaxError";
    this.offset = offset;
  }
}

/** Deeper than any descriptor or row, and far from the end of the stack. */
const DEEPEST = 200;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Characters of a text in quotes as they are: control characters have to be escaped. */
const CHARACTERS = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads JSON (RFC 8259) with positions, which neither JSON.parse nor its exact numbers give:
 * "0.10000000000000000001" stays as written. Throws a JsonSyntaxError at the first fault, and at a
 * key that stands twice in one object, where readers disagree on which one holds.
 */
export function parseJson(text: string): JsonNode {
  const reader = { text, at: 0, depth: 0 };
  const node = readValue(reader);
  skipSpace(reader);
  if (reader.at < text.length) throw new JsonSyntaxError("something follows the end", reader.at);
  return node;
}

/** The plain value, as JSON.parse gives it. */
export function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
    case "array":
      return node.items.map(plainValue);
    case "number":
      return Number(node.text);
    case "null":
      return null;
    default:
      return node.value;
  }
}

/** JSON text of a node, without spaces; numbers as they were written. */
export function compactText(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return `{${node.entries.map((e) => `${JSON.stringify(e.key)}:${compactText(e.value)}`).join()}}`;
    case "array":
      return `[${node.items.map(compactText).join()}]`;
    case "number":
      return node.text;
    case "null":
      return "null";
    default:
      return JSON.stringify(node.value);
  }
}

/** Offset of the key or item that a path leads to, or of the nearest one above it. */
export function offsetOf(root: JsonNode, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = root.start;
  for (const step of path) {
    if (node.kind === "object") {
      const entry = node.entries.find(({ key }) => key === step);
      if (entry === undefined) return offset;
      [node, offset] = [entry.value, entry.start];
    } else if (node.kind === "array") {
      const item = typeof step === "number" ? node.items[step] : undefined;
      if (item === undefined) return offset;
      [node, offset] = [item, item.start];
    } else return offset;
  }
  return offset;
}

/** A member of an object; undefined where it is missing or the node is no object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== "object") return undefined;
  return node.entries.find((entry) => entry.key === key)?.value;
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

function readValue(reader: Reader): JsonNode {
  skipSpace(reader);
  const start = reader.at;
  switch (reader.text[start]) {
    case "{":
      return { kind: "object", start, entries: deeper(reader, readEntries) };
    case "[":
      return { kind: "array", start, items: deeper(reader, readItems) };
    case '"':
      return { kind: "string", start, value: readString(reader) };
    case "t":
      return { kind: "boolean", start, value: readWord(reader, "true", true) };
    case "f":
      return { kind: "boolean", start, value: readWord(reader, "false", false) };
    case "n":
      return readWord(reader, "null", { kind: "null", start });
    default:
      return { kind: "number", start, text: readNumber(reader) };
  }
}

function deeper<Result>(reader: Reader, read: (reader: Reader) => Result): Result {
  reader.at++;
  reader.depth++;
  if (reader.depth > DEEPEST) throw new JsonSyntaxError("the nesting is too deep", reader.at - 1);
  const result = read(reader);
  reader.depth--;
  return result;
}

function readEntries(reader: Reader): JsonEntry[] {
  const entries: JsonEntry[] = [];
  const keys = new Set<string>();
  if (takes(reader, "}")) return entries;
  do {
    skipSpace(reader);
    const start = reader.at;
    if (reader.text[start] !== '"') throw unexpected(reader, "a key in quotes");
    const key = readString(reader);
    if (keys.has(key)) throw new JsonSyntaxError(`the key "${key}" stands twice`, start);
    keys.add(key);
    if (!takes(reader, ":")) throw unexpected(reader, 'a ":"');
    entries.push({ key, start, value: readValue(reader) });
  } while (takes(reader, ","));
  if (!takes(reader, "}")) throw unexpected(reader, 'a "," or "}"');
  return entries;
}

function readItems(reader: Reader): JsonNode[] {
  const items: JsonNode[] = [];
  if (takes(reader, "]")) return items;
  do items.push(readValue(reader));
  while (takes(reader, ","));
  if (!takes(reader, "]")) throw unexpected(reader, 'a "," or "]"');
  return items;
}

function readString(reader: Reader): string {
  const start = reader.at;
  reader.at++;
  do match(reader, CHARACTERS);
  while (match(reader, ESCAPE) !== undefined);
  if (reader.text[reader.at] !== '"') {
    throw new JsonSyntaxError("the text in quotes is not closed, or has a sign to escape", start);
  }
  reader.at++;
  const token = reader.text.slice(start, reader.at);
  const value: unknown = token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
  return String(value);
}

function readNumber(reader: Reader): string {
  const token = match(reader, NUMBER);
  if (token === undefined) throw unexpected(reader, "a value");
  return token;
}

function readWord<Result>(reader: Reader, word: string, result: Result): Result {
  if (!reader.text.startsWith(word, reader.at)) throw unexpected(reader, "a value");
  reader.at += word.length;
  return result;
}

function skipSpace(reader: Reader): void {
  match(reader, SPACE);
}

function takes(reader: Reader, sign: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== sign) return false;
  reader.at++;
  return true;
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const token = pattern.exec(reader.text)?.[0];
  if (token !== undefined) reader.at += token.length;
  return token;
}

function unexpected(reader: Reader, wanted: string): JsonSyntaxError {
  const found = reader.text[reader.at];
  const said = found === undefined ? "the text ends" : `${JSON.stringify(found)} stands`;
  return new JsonSyntaxError(`${said} where ${wanted} belongs`, reader.at);
}
