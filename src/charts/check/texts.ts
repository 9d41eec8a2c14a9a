import type { JsonNode } from "../../data/json-text.ts";
import { type Finding, type Place, problem } from "../../finding/finding.ts";
import { typedDigits } from "../../language/digits.ts";
import { expressionParts } from "../expression.ts";
import type { ChartSource } from "../source.ts";
import { type Leaf, leaves, type Member, members } from "../walk.ts";

/** Texts with typed digits, and expressions that can't be read or that differ from run to run. */
export function textFindings(source: ChartSource, literals: readonly string[]): Finding[] {
  return members(source.root).flatMap((member) =>
    isExpression(member)
      ? expressionNodes(member.value).flatMap((node) =>
          expressionFindings(node, source, CHOOSING.has(member.key) ? undefined : literals),
        )
      : printedLeaves(member).flatMap((leaf) => digitFindings(leaf, source, literals)),
  );
}

/** Members whose string, where it is one, is an expression. A `filter` can be an object too. */
const EXPRESSIONS: ReadonlySet<string> = new Set([
  "calculate",
  "filter",
  "test",
  "expr",
  "labelExpr",
]);

/** Members whose strings join conditions. */
const JOINING: ReadonlySet<string> = new Set(["and", "or", "not"]);

/** Expressions that only choose: their texts are compared, never printed. */
const CHOOSING: ReadonlySet<string> = new Set(["filter", "test", ...JOINING]);

type TextNode = Extract<JsonNode, { kind: "string" }>;

function isExpression({ key, value }: Member): boolean {
  return (EXPRESSIONS.has(key) && value.kind === "string") || JOINING.has(key);
}

/** An expression, or those of a list. */
function expressionNodes(value: JsonNode): TextNode[] {
  const nodes = value.kind === "array" ? value.items : [value];
  return nodes.flatMap((node) => (node.kind === "string" ? [node] : []));
}

/** Members that are printed wherever they stand. */
const TITLES: ReadonlySet<string> = new Set(["title", "subtitle"]);

/** What of a member is printed, or drawn as if it were a fact. */
function printedLeaves({ key, value, above }: Member): Leaf[] {
  const under = above.at(-1);
  if (TITLES.has(key)) return value.kind === "object" ? [] : leaves(value);
  if (key === "datum") return leaves(value).filter((leaf) => !isBaseline(leaf, under));
  // Inline data; the values of an axis only say where its ticks are.
  if (key === "values") return under === "data" || under === "from" ? leaves(value) : [];
  const isText = key === "text" && (under === "mark" || under === "title");
  const isTextValue = key === "value" && above.includes("text");
  return (isText || isTextValue) && value.kind !== "object" ? leaves(value) : [];
}

/** A line at nought is where bars begin, and no number of anyone's. */
function isBaseline({ kind, text }: Leaf, channel: string | undefined): boolean {
  return kind === "number" && Number(text) === 0 && channel !== "text";
}

function digitFindings(
  { text, start }: Leaf,
  { place }: ChartSource,
  literals: readonly string[],
): Finding[] {
  return typedDigits(text, literals).map((typed) =>
    problem(
      "chart/typed-digit",
      place(start),
      `the digits "${typed.text}" are typed in the chart's "${text}"`,
      "Take the number from a fact, or declare a name such as 5G under `literals`.",
    ),
  );
}

/** Functions that a chart can't call, and what to call instead. */
const REFUSED_CALLS: ReadonlyMap<string, string> = new Map([
  ...["random", "sampleNormal", "sampleLogNormal", "sampleUniform"].map(
    (name): [string, string] => [name, "Remove it: the same facts give the same picture."],
  ),
  ["now", "Take the time from a fact."],
  ...[
    ["datetime", "utc"],
    ["date", "utcdate"],
    ["day", "utcday"],
    ["dayofyear", "utcdayofyear"],
    ["week", "utcweek"],
    ["month", "utcmonth"],
    ["quarter", "utcquarter"],
    ["year", "utcyear"],
    ["hours", "utchours"],
    ["minutes", "utcminutes"],
    ["seconds", "utcseconds"],
    ["milliseconds", "utcmilliseconds"],
    ["timeFormat", "utcFormat"],
    ["timeParse", "utcParse"],
    ["timeOffset", "utcOffset"],
    ["timeSequence", ""],
    ["timezoneoffset", ""],
  ].map(([name = "", utc = ""]): [string, string] => [
    name,
    utc === "" ? "Remove it: charts tell time in UTC." : `Use ${utc}: charts tell time in UTC.`,
  ]),
]);

/** Functions that can go on for hours, or fill the memory, whatever the data are. */
const ENDLESS: ReadonlySet<string> = new Set([
  ...["pad", "repeat", "regexp", "test", "replace", "utcSequence"],
]);

function callFindings(name: string, place: Place): Finding[] {
  const remedy = REFUSED_CALLS.get(name);
  if (remedy !== undefined) {
    const message = `${name}() differs from run to run or from machine to machine`;
    return [problem("chart/random", place, message, remedy)];
  }
  if (!ENDLESS.has(name)) return [];
  const message = `${name}() may never end, and a chart calculates no texts`;
  return [problem("chart/endless", place, message, "Do it in SQL.")];
}

function expressionFindings(
  { value, start }: TextNode,
  source: ChartSource,
  literals: readonly string[] | undefined,
): Finding[] {
  const place = source.place(start);
  try {
    const { calls, strings } = expressionParts(value);
    const refused = calls.flatMap((name) => callFindings(name, place));
    if (literals === undefined) return refused;
    return [
      ...refused,
      ...strings.flatMap((text) => digitFindings(leaf(text, start), source, literals)),
    ];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `the expression "${value}" can't be read: ${error.message}`;
    return [problem("chart/expression", place, message, "Correct the expression.")];
  }
}

function leaf(text: string, start: number): Leaf {
  return { text, kind: "string", start };
}
