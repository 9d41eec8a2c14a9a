import type { JsonNode } from "../data/json-text.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { typedDigits } from "../language/digits.ts";
import { expressionParts } from "./expression.ts";
import type { ChartSource } from "./source.ts";
import { type Leaf, leaves, type Member, members } from "./walk.ts";

/** Texts with typed digits, and expressions that can't be read or that differ from run to run. */
export function textFindings(source: ChartSource, literals: readonly string[]): Finding[] {
  return members(source.root).flatMap((member) =>
    EXPRESSIONS.has(member.key) && member.value.kind === "string"
      ? expressionFindings(member.value, source, CHOOSING.has(member.key) ? undefined : literals)
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

/** Expressions that only choose: their texts are compared, never printed. */
const CHOOSING: ReadonlySet<string> = new Set(["filter", "test"]);

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
    ["timeSequence", "utcSequence"],
    ["timezoneoffset", ""],
  ].map(([name = "", utc = ""]): [string, string] => [
    name,
    utc === "" ? "Remove it: charts tell time in UTC." : `Use ${utc}: charts tell time in UTC.`,
  ]),
]);

function expressionFindings(
  { value, start }: Extract<JsonNode, { kind: "string" }>,
  source: ChartSource,
  literals: readonly string[] | undefined,
): Finding[] {
  const place = source.place(start);
  try {
    const { calls, strings } = expressionParts(value);
    const refused = calls.flatMap((name) => {
      const remedy = REFUSED_CALLS.get(name);
      const message = `${name}() differs from run to run or from machine to machine`;
      return remedy === undefined ? [] : [problem("chart/random", place, message, remedy)];
    });
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
