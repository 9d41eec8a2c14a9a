import type { Place } from "../finding/finding.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Dialect } from "./dialect.ts";
import { compactText, type JsonNode, memberOf } from "./json-text.ts";
import type { RawCell, RawTable } from "./raw-table.ts";

/** Where a node stands in its file. */
type NodePlace = (node: JsonNode) => Place & { readonly line: number };

/**
 * Rows of a JSON file or of inline `data`: objects, or arrays of which the first names the fields.
 * Throws an InputError where the value is neither.
 */
export function readJsonRows(
  root: JsonNode,
  file: string,
  dialect: Dialect,
  place: NodePlace,
): RawTable {
  const node = dialect.property === undefined ? root : memberOf(root, dialect.property);
  const items = itemsOf(node ?? root, place);
  return items[0]?.kind === "array"
    ? arrayTable(items, file, dialect, place)
    : objectTable(items, file, place);
}

function itemsOf(node: JsonNode, place: NodePlace): readonly JsonNode[] {
  if (node.kind !== "array") throw notRows(node, place, "an array of rows is wanted here");
  const kind = node.items[0]?.kind === "array" ? "array" : "object";
  const odd = node.items.find((item) => item.kind !== kind);
  if (odd !== undefined) throw notRows(odd, place, `this row is ${odd.kind}, not ${kind}`);
  return node.items;
}

function notRows(node: JsonNode, place: NodePlace, message: string): InputError {
  const remedy = "Write an array of objects, one a row.";
  return new InputError([problem("data/json", place(node), message, remedy)]);
}

function arrayTable(
  items: readonly JsonNode[],
  file: string,
  dialect: Dialect,
  place: NodePlace,
): RawTable {
  const rows = items.map((item) => (item.kind === "array" ? item.items : []));
  const [header, ...below] = dialect.header ? rows : [undefined, ...rows];
  const bodies = dialect.header ? items.slice(1) : items;
  const cellNode = (row: number, index: number): JsonNode | undefined =>
    below[row]?.[index] ?? bodies[row];
  return {
    file,
    labels: header?.map(labelText),
    labelPlace: (index) => placeOr(header?.[index], file, place),
    rows: below.map((row) => (row ?? []).map(rawCell)),
    lines: bodies.map((item) => place(item).line),
    cellPlace: (row, index) => placeOr(cellNode(row, index), file, place),
    numbered: false,
    ragged: true,
  };
}

/** A key that a row doesn't have is a missing value; the labels are those of all rows, as they come. */
function objectTable(items: readonly JsonNode[], file: string, place: NodePlace): RawTable {
  const labels = [...new Set(items.flatMap((item) => entriesOf(item).map(({ key }) => key)))];
  const rows = items.map((item) => {
    const members = new Map(entriesOf(item).map(({ key, value }) => [key, value]));
    return labels.map((label) => members.get(label));
  });
  const first = (index: number): JsonNode | undefined =>
    rows.find((row) => row[index] !== undefined)?.[index];
  return {
    file,
    labels,
    labelPlace: (index) => placeOr(first(index) ?? items[0], file, place),
    rows: rows.map((row) => row.map((node) => (node === undefined ? null : rawCell(node)))),
    lines: items.map((item) => place(item).line),
    cellPlace: (row, index) => placeOr(rows[row]?.[index] ?? items[row], file, place),
    numbered: false,
    ragged: false,
  };
}

function entriesOf(node: JsonNode) {
  return node.kind === "object" ? node.entries : [];
}

function placeOr(node: JsonNode | undefined, file: string, place: NodePlace): Place {
  return node === undefined ? { file, line: 1 } : place(node);
}

function labelText(node: JsonNode): string {
  return node.kind === "string" ? node.value : compactText(node);
}

function rawCell(node: JsonNode): RawCell {
  switch (node.kind) {
    case "null":
      return null;
    case "string":
      return node.value;
    case "number":
      return { kind: "number", text: node.text };
    case "boolean":
      return { kind: "boolean", text: String(node.value) };
    default:
      return { kind: "json", text: compactText(node) };
  }
}
