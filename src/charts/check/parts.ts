import { readFileSync } from "node:fs";
import { z } from "zod";
import { type JsonNode, memberOf, plainValue } from "../../data/json-text.ts";
import { type Finding, problem } from "../../finding/finding.ts";
import { nameRemedy, nearest } from "../../finding/near.ts";
import { SEVERAL_VIEWS } from "../fields.ts";
import { LARGEST } from "../largest.ts";
import type { ChartSource } from "../source.ts";
import { type Member, members } from "../walk.ts";

const KEYS = new URL("../../../assets/vega-lite-keys.json", import.meta.url);
const keyList = z.array(z.string());

/** Parts that a printed chart can't have, or has to have. */
export function partFindings(source: ChartSource): Finding[] {
  const all = members(source.root);
  return [
    ...schemaFindings(source),
    ...titleFindings(source),
    ...widthFindings(source, all),
    ...all.flatMap((member) => memberFindings(member, source)),
    ...all.flatMap((member) => unknownKey(member, source)),
    ...all.flatMap((member) => unknownMark(member, source)),
  ];
}

const SCHEMA = /^https:\/\/vega\.github\.io\/schema\/vega-lite\/v[56](?:\.\d+)*\.json$/;

function schemaFindings({ root, place }: ChartSource): Finding[] {
  const schema = memberOf(root, "$schema");
  if (schema?.kind === "string" && SCHEMA.test(schema.value)) return [];
  const message =
    schema === undefined
      ? "the chart doesn't say that it is Vega-Lite"
      : `"${String(plainValue(schema))}" is no schema of Vega-Lite 5 or 6`;
  const remedy = 'Write "$schema": "https://vega.github.io/schema/vega-lite/v6.json".';
  return [problem("chart/schema", place((schema ?? root).start), message, remedy)];
}

function titleFindings({ root, place, name }: ChartSource): Finding[] {
  const title = memberOf(root, "title");
  if (title === undefined) return [];
  return [
    problem(
      "chart/title",
      place(title.start),
      "the chart has a title, and its title is the finding in the page",
      `Remove it, and write the finding between {{#chart "${name}"}} and {{/chart}}.`,
    ),
  ];
}

/** A drawing has its declared width exactly, so it has to be declared. */
function widthFindings({ root, place }: ChartSource, all: readonly Member[]): Finding[] {
  const findings = all
    .filter(({ key, value, above }) => isNoSize(key, value, above))
    .map(({ key, value }) =>
      problem(
        "chart/width",
        place(value.start),
        `the ${key} ${JSON.stringify(plainValue(value))} is no size in print`,
        `Give it in CSS px (96 to the inch), greater than 0 and up to ${LARGEST.width} wide and ${LARGEST.height} high.`,
      ),
    );
  const several = SEVERAL_VIEWS.some((key) => memberOf(root, key) !== undefined);
  if (several || memberOf(root, "width") !== undefined) return findings;
  const message = "the chart has no width";
  const remedy = 'Give it one in CSS px (96 to the inch), e.g. "width": 323.';
  return [problem("chart/width", place(root.start), message, remedy), ...findings];
}

/** Bands, steps and expressions are sizes of marks and views; "container" is the browser's. */
function isNoSize(key: string, value: JsonNode, above: readonly string[]): boolean {
  if (key !== "width" && key !== "height") return false;
  if (value.kind === "number") return Number(value.text) <= 0 || Number(value.text) > LARGEST[key];
  return value.kind !== "object" && !above.includes("encoding");
}

type Refusal = readonly [rule: string, message: string, remedy: string];

/** What a member may not be, by its key. */
function refusal(member: Member): Refusal | undefined {
  const { key, value, above } = member;
  if (key === "url" || key === "href") return REFUSED_LINK;
  if (isMark({ key, above }) && isText(value, "image")) return REFUSED_IMAGE;
  if (key === "select" || key === "bind") return REFUSED_INTERACTION;
  if (key === "sample" && above.at(-1) === "transform") return REFUSED_SAMPLE;
  if (key === "locale" && above.at(-1) === "config") return REFUSED_LOCALE;
  if (key === "datasets") return REFUSED_DATASETS;
  return numberRefusal(member);
}

/** What would draw another number than the fact's, or print it in another way. */
function numberRefusal({ key, value }: Member): Refusal | undefined {
  if (key === "labelExpr" || key === "formatType" || key === "numberFormat") return REFUSED_FORMAT;
  if (key === "format" && !isTimeFormat(value)) return REFUSED_FORMAT;
  if (key === "clamp" && value.kind === "boolean" && value.value) return REFUSED_CLAMP;
  return key === "field" && NO_NAMES.has(value.kind) ? REFUSED_FIELD : undefined;
}

/** A field is a name, or `{ "repeat": "row" }`. */
const NO_NAMES: ReadonlySet<JsonNode["kind"]> = new Set(["number", "boolean", "null", "array"]);

/** `%Y` is of times; a number's format has its `%` at the end. */
function isTimeFormat(value: JsonNode): boolean {
  return value.kind === "string" && /%[-_0]?[A-Za-z]/.test(value.value);
}

function isText(node: JsonNode, text: string): boolean {
  return node.kind === "string" && node.value === text;
}

const REFUSED_LINK: Refusal = [
  "chart/url",
  "a chart loads nothing and links nowhere",
  "Name a fact table as its data, and put links into the page.",
];
const REFUSED_IMAGE: Refusal = [
  "chart/image",
  "a chart can't have pictures in it",
  "Use another mark, or put the picture into the page with {{#photo}}.",
];
const REFUSED_INTERACTION: Refusal = [
  "chart/interactive",
  "print is static: nothing can be selected or set in it",
  "Remove the parameter, or give it a fixed value or an expr.",
];
const REFUSED_SAMPLE: Refusal = [
  "chart/random",
  "a random sample differs from run to run",
  "Choose the rows in SQL.",
];
const REFUSED_LOCALE: Refusal = [
  "chart/locale",
  "number and date formats come from the edition's language",
  "Remove the locale.",
];
const REFUSED_DATASETS: Refusal = [
  "chart/data",
  "a chart has no data of its own: they would take the place of the facts",
  'Remove it, and name a fact table: "data": { "name": "<fact table>" }.',
];
const REFUSED_FORMAT: Refusal = [
  "chart/format",
  "a chart formats no numbers: they are printed as the edition's language prints them",
  "Remove it; print a fact's `_text` or `_full` where the number is to be read.",
];
const REFUSED_CLAMP: Refusal = [
  "chart/domain",
  "a clamped scale draws a value beyond its domain as if it were less",
  "Remove it, and widen the domain.",
];
const REFUSED_FIELD: Refusal = [
  "chart/field",
  "a field is named by a text",
  "Write a column's name in quotes.",
];

function memberFindings(member: Member, { place }: ChartSource): Finding[] {
  const refused = refusal(member);
  if (refused === undefined) return [];
  const [rule, message, remedy] = refused;
  return [problem(rule, place(member.start), `"${member.key}": ${message}`, remedy)];
}

/** `"mark": "bar"` and `"mark": { "type": "bar" }`. */
function isMark({ key, above }: Pick<Member, "key" | "above">): boolean {
  return key === "mark" ? !above.includes("config") : key === "type" && above.at(-1) === "mark";
}

const MARKS: readonly string[] = [
  ...["arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "geoshape", "image"],
  ...["line", "point", "rect", "rule", "square", "text", "tick", "trail"],
];

/** Vega-Lite fails at an unknown mark without saying at what. */
function unknownMark({ key, value, above }: Member, { place }: ChartSource): Finding[] {
  if (!isMark({ key, above }) || value.kind !== "string" || MARKS.includes(value.value)) return [];
  const message = `Vega-Lite has no mark "${value.value}"`;
  return [problem("chart/mark", place(value.start), message, nameRemedy(value.value, MARKS))];
}

/**
 * Vega-Lite passes over keys that it doesn't know. Judged by all names of its schema together, not
 * by where they stand: enough for what is mistyped.
 */
function unknownKey({ key, start, above }: Member, { place }: ChartSource): Finding[] {
  if (key.startsWith("$") || isNamedStyle(above) || schemaKeys().has(key)) return [];
  const near = nearest(key, schemaKeys());
  const remedy = near === undefined ? "Remove it." : `Did you mean "${near}"?`;
  return [problem("chart/unknown-key", place(start), `Vega-Lite has no "${key}"`, remedy)];
}

/** The office's own style names under `config.style`. */
function isNamedStyle(above: readonly string[]): boolean {
  return above.at(-1) === "style" && above.at(-2) === "config";
}

let known: ReadonlySet<string> | undefined;

/**
 * All property names of Vega-Lite's schema, `assets/vega-lite-keys.json`. The schema itself takes
 * 50 ms and more to read; a test compares.
 */
function schemaKeys(): ReadonlySet<string> {
  known ??= new Set(keyList.parse(JSON.parse(readFileSync(KEYS, "utf8"))));
  return known;
}
