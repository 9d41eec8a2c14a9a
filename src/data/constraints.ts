import { type Finding, problem } from "../finding/finding.ts";
import type { CellReader } from "./cell.ts";
import { instantOf } from "./date-text.ts";
import { compareDecimals, shortestDecimal } from "./decimal-text.ts";
import type { Locate } from "./descriptor-findings.ts";
import { type JsonNode, parseJson } from "./json-text.ts";
import type { FieldConstraints, FieldSchema } from "./schema.ts";

/** What a value breaks. */
interface Violation {
  readonly rule: string;
  /** Follows the value and its field: "is below the minimum of 0". */
  readonly fault: string;
  readonly remedy: string;
}

/** Checks one canonical value: the violation, or undefined where it holds. */
export type Check = (value: string) => Violation | undefined;

/** The checks that a field's constraints ask for; constraints that make no sense go to `findings`. */
export function constraintChecks(
  field: FieldSchema,
  read: CellReader,
  locate: Locate,
  findings: Finding[],
): Check[] {
  const wrong = (key: string, message: string, remedy: string): undefined => {
    findings.push(problem("data/descriptor", locate("constraints", key), message, remedy));
    return undefined;
  };
  const checks = [
    ...LIMITS.map((limit) => limitCheck(field, limit, read, wrong)),
    ...lengthChecks(field, wrong),
    patternCheck(field, wrong),
    enumCheck(field, read, wrong),
    categoryCheck(field, read),
  ];
  return checks.filter((check) => check !== undefined);
}

/** Texts by which equal values are equal: 2.50 and 2.5 are one number. */
function identity(field: FieldSchema): (value: string) => string {
  return field.type === "number" ? shortestDecimal : (value) => value;
}

type Wrong = (key: string, message: string, remedy: string) => undefined;

interface Limit {
  readonly key: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";
  /** Whether a comparison's sign (value − limit) breaks it. */
  readonly broken: (sign: number) => boolean;
  readonly words: string;
}

const LIMITS: readonly Limit[] = [
  { key: "minimum", broken: (sign) => sign < 0, words: "is below the minimum of" },
  { key: "maximum", broken: (sign) => sign > 0, words: "is above the maximum of" },
  { key: "exclusiveMinimum", broken: (sign) => sign <= 0, words: "is not above" },
  { key: "exclusiveMaximum", broken: (sign) => sign >= 0, words: "is not below" },
];

const COMPARERS: Readonly<Record<string, (a: string, b: string) => number>> = {
  number: compareDecimals,
  integer: compareDecimals,
  year: compareDecimals,
  date: compareTexts,
  time: compareTexts,
  yearmonth: compareTexts,
  datetime: (a, b) => instantOf(a) - instantOf(b),
};

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function limitCheck(
  field: FieldSchema,
  { key, broken, words }: Limit,
  read: CellReader,
  wrong: Wrong,
): Check | undefined {
  const given = field.constraints[key];
  if (given === undefined) return undefined;
  const compare = COMPARERS[field.type];
  if (compare === undefined) {
    const message = `${key} of field "${field.name}" has no meaning for type ${field.type}`;
    return wrong(key, message, "Remove it, or correct the type.");
  }
  const limit = read(String(given)) ?? readPlain(field, given);
  if (limit === undefined) {
    const message = `${key} ${JSON.stringify(given)} of field "${field.name}" is no ${field.type}`;
    return wrong(key, message, "Write it as the data are written.");
  }
  const violation = { rule: `data/${key}`, fault: `${words} ${limit}`, remedy: CORRECT };
  return (value) => (broken(compare(value, limit)) ? violation : undefined);
}

const CORRECT = "Correct the cell, or the constraint in datapackage.json.";

/** A JSON number in the descriptor is written with a point, whatever the data's decimalChar. */
function readPlain(field: FieldSchema, given: unknown): string | undefined {
  const numeric = field.type === "number" || field.type === "integer";
  return numeric && typeof given === "number" ? String(given) : undefined;
}

function lengthChecks(field: FieldSchema, wrong: Wrong): (Check | undefined)[] {
  const { minLength, maxLength } = field.constraints;
  const measure = lengthMeasure(field);
  if (measure === undefined) {
    return (["minLength", "maxLength"] as const).map((key) =>
      field.constraints[key] === undefined ? undefined : wrong(key, ...lengthless(field, key)),
    );
  }
  return [
    minLength === undefined
      ? undefined
      : (value) => lengthViolation("minLength", measure(value), minLength, "shorter"),
    maxLength === undefined
      ? undefined
      : (value) => lengthViolation("maxLength", measure(value), maxLength, "longer"),
  ];
}

function lengthless(field: FieldSchema, key: string): [string, string] {
  const message = `${key} of field "${field.name}" has no meaning for type ${field.type}`;
  return [message, "Remove it, or correct the type."];
}

function lengthViolation(
  key: "minLength" | "maxLength",
  length: number,
  limit: number,
  words: "shorter" | "longer",
): Violation | undefined {
  const broken = key === "minLength" ? length < limit : length > limit;
  if (!broken) return undefined;
  return {
    rule: `data/${key}`,
    fault: `has length ${length}, ${words} than ${limit}`,
    remedy: CORRECT,
  };
}

/** Characters of a text, members of a collection; undefined for types without a length. */
function lengthMeasure(field: FieldSchema): ((value: string) => number) | undefined {
  switch (field.type) {
    case "string":
    case "any":
      return (value) => [...value].length;
    case "list":
      return (value) => (value === "" ? 0 : value.split(field.delimiter).length);
    case "array":
    case "object":
      return (value) => memberCount(parseJson(value));
    default:
      return undefined;
  }
}

function memberCount(node: JsonNode): number {
  if (node.kind === "array") return node.items.length;
  return node.kind === "object" ? node.entries.length : 0;
}

function patternCheck(field: FieldSchema, wrong: Wrong): Check | undefined {
  const { pattern } = field.constraints;
  if (pattern === undefined) return undefined;
  const expression = compilePattern(pattern);
  if (expression === undefined) {
    const message = `pattern "${pattern}" of field "${field.name}" is no regular expression`;
    return wrong("pattern", message, "Correct it after XML Schema's regular expressions.");
  }
  const violation = { rule: "data/pattern", fault: `doesn't match ${pattern}`, remedy: CORRECT };
  return (value) => (expression.test(value) ? undefined : violation);
}

/** XML Schema's patterns match the whole value. */
function compilePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}

function enumCheck(field: FieldSchema, read: CellReader, wrong: Wrong): Check | undefined {
  const values: FieldConstraints["enum"] = field.constraints.enum;
  if (values === undefined) return undefined;
  const same = identity(field);
  const allowed = values.map((value) => read(memberText(value)) ?? readPlain(field, value));
  const bad = allowed.indexOf(undefined);
  if (bad >= 0) {
    const message = `enum of field "${field.name}" has ${JSON.stringify(values[bad])}, which is no ${field.type}`;
    return wrong("enum", message, "Correct it, or the field's type.");
  }
  return membership(
    "data/enum",
    allowed.filter((value) => value !== undefined),
    same,
  );
}

function memberText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function categoryCheck(field: FieldSchema, read: CellReader): Check | undefined {
  if (field.categories === undefined) return undefined;
  const values = field.categories.map((category) =>
    String(typeof category === "object" ? category.value : category),
  );
  const allowed = values.map((value) => read(value) ?? value);
  return membership("data/category", allowed, identity(field));
}

function membership(
  rule: string,
  allowed: readonly string[],
  same: (value: string) => string,
): Check {
  const known = new Set(allowed.map(same));
  const shown = allowed.slice(0, 8).join(", ") + (allowed.length > 8 ? ", …" : "");
  const violation = { rule, fault: `is none of: ${shown}`, remedy: CORRECT };
  return (value) => (known.has(same(value)) ? undefined : violation);
}
