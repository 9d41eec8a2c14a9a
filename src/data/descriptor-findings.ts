import { core, type z } from "zod";
import { type Finding, problem, warning } from "../finding/finding.ts";
import { nameRemedy, nearest } from "../finding/near.ts";
import { UNREAD_KEYS } from "./descriptor.ts";
import { type JsonNode, JsonSyntaxError, offsetOf, parseJson, plainValue } from "./json-text.ts";
import { linePositions } from "./lines.ts";

/** A JSON file that was read: where its keys stand. */
export interface LocatedJson {
  readonly file: string;
  readonly root: JsonNode;
  readonly place: (path: readonly PropertyKey[]) => DescriptorPlace;
  /** The place of a node by the offset at which it begins. */
  readonly placeAt: (offset: number) => DescriptorPlace;
}

export interface DescriptorPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The place of a key below something, e.g. below a field. */
export type Locate = (...keys: PropertyKey[]) => DescriptorPlace;

/** Reads a JSON file's text; a syntax error is a finding with its line and column. */
export function locateJson(file: string, text: string): LocatedJson | Finding {
  const positions = linePositions(text);
  try {
    const root = parseJson(text);
    const placeAt = (offset: number): DescriptorPlace => ({ file, ...positions(offset) });
    return { file, root, placeAt, place: (path) => placeAt(offsetOf(root, path)) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return problem(
      "data/json",
      { file, ...positions(error.offset) },
      `the JSON can't be read: ${error.message}`,
      "Correct the line, or the one above it.",
    );
  }
}

/**
 * Reads a descriptor (or the part of one at `path`) by its schema: the value with defaults, and
 * findings: an error for what is missing or wrong, a warning for a key near a known one.
 */
export function readDescriptor<Schema extends z.ZodType>(
  schema: Schema,
  json: LocatedJson,
): { readonly value?: z.output<Schema>; readonly findings: Finding[] } {
  const value = plainValue(json.root);
  const findings = misspelledKeys(schema, value, [], json);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data, findings };
  return { findings: [...parsed.error.issues.map((issue) => fromIssue(issue, json)), ...findings] };
}

function fromIssue(given: core.$ZodIssue, json: LocatedJson): Finding {
  const issue = innermost(given);
  const name = pathText(issue.path);
  const place = json.place(issue.path);
  if (issue.input === undefined && issue.code === "invalid_type") {
    const remedy = `Add the key with ${articled(issue.expected)}.`;
    return problem("data/descriptor", place, `${name} is missing`, remedy);
  }
  if (issue.code === "invalid_value") {
    const found = JSON.stringify(issue.input);
    const remedy = nameRemedy(String(issue.input), issue.values.map(String));
    return problem("data/descriptor", place, `${name} is ${found}, which is not known`, remedy);
  }
  const message = `${name} is not right: ${plainMessage(issue)}`;
  return problem("data/descriptor", place, message, "Correct it after the Data Package standard.");
}

/** In a union, the findings of the branch that came furthest, with the whole path. */
function innermost(issue: core.$ZodIssue): core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const deepest = issue.errors
    .flat()
    .filter((inner) => inner.path.length > 0)
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (deepest === undefined) return issue;
  return innermost({ ...deepest, path: [...issue.path, ...deepest.path] });
}

function plainMessage(issue: core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return lower(issue.message.replace(/^Invalid input: /, ""));
  const wanted = issue.errors.flat().map((inner) => plainMessage(inner));
  return [...new Set(wanted)].join(", or ");
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function articled(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the descriptor" : `"${path.map(String).join(".")}"`;
}

/** Keys nobody knows are allowed; one near a known key that is missing is probably a misspelling. */
function misspelledKeys(
  schema: core.$ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  json: LocatedJson,
): Finding[] {
  const inner = unwrap(schema);
  if (Array.isArray(value)) {
    const element = elementSchema(inner);
    if (element === undefined) return [];
    return value.flatMap((item, index) => misspelledKeys(element, item, [...path, index], json));
  }
  const shape = objectShape(inner);
  if (shape === undefined || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const known = shape[key];
    if (known !== undefined) return misspelledKeys(known, member, [...path, key], json);
    const unused = Object.keys(shape).filter((name) => !(name in value));
    return misspelling(key, [...path, key], unused, json);
  });
}

function misspelling(
  key: string,
  path: readonly PropertyKey[],
  known: readonly string[],
  json: LocatedJson,
): Finding[] {
  if (UNREAD_KEYS.includes(key)) return [];
  const near = nearest(key, known);
  if (near === undefined) return [];
  const message = `the key "${key}" is not known and has no effect`;
  return [warning("data/unknown-key", json.place(path), message, `Did you mean "${near}"?`)];
}

/** The schema below `optional` and `default`; of a union, the branch that is an object or a list. */
function unwrap(schema: core.$ZodType): core.$ZodType {
  if (schema instanceof core.$ZodOptional || schema instanceof core.$ZodDefault) {
    return unwrap(schema._zod.def.innerType);
  }
  if (!(schema instanceof core.$ZodUnion)) return schema;
  const branches = schema._zod.def.options.map(unwrap);
  return branches.find((branch) => objectShape(branch) ?? elementSchema(branch)) ?? schema;
}

function objectShape(schema: core.$ZodType): core.$ZodShape | undefined {
  return schema instanceof core.$ZodObject ? schema._zod.def.shape : undefined;
}

function elementSchema(schema: core.$ZodType): core.$ZodType | undefined {
  return schema instanceof core.$ZodArray ? schema._zod.def.element : undefined;
}
