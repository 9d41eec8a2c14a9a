import { nameRemedy } from "../finding/near.ts";
import type { RawTable } from "./raw-table.ts";
import { quoted, type Report } from "./report.ts";
import type { FieldsMatch } from "./schema.ts";

/**
 * Finds each field's column in a file: its index, or undefined where it has none. Labels that are
 * blank, double, missing, too many or out of order (as far as `match` minds) go to the report.
 */
export function matchLabels(
  fields: readonly string[],
  match: FieldsMatch,
  raw: RawTable,
  report: Report,
): (number | undefined)[] {
  const { labels } = raw;
  if (labels === undefined) return fields.map((_, index) => index);
  checkShape(labels, raw, report);
  const missing = fields.filter((field) => !labels.includes(field));
  const extra = labels.filter((label) => label !== "" && !fields.includes(label));
  if (match !== "superset" && match !== "partial") {
    for (const field of missing) reportMissing(field, extra, raw, report);
  }
  if (match !== "subset" && match !== "partial") {
    for (const label of extra) reportExtra(label, missing, raw, report);
  }
  if (match === "partial" && missing.length === fields.length) reportNone(raw, report);
  if (match === "exact" && missing.length + extra.length === 0) {
    checkOrder(fields, labels, raw, report);
  }
  return fields.map((field) => (labels.includes(field) ? labels.indexOf(field) : undefined));
}

function checkShape(labels: readonly string[], raw: RawTable, report: Report): void {
  for (const [index, label] of labels.entries()) {
    if (label === "") {
      const message = `column ${index + 1} has no label`;
      report.add("data/blank-label", raw.labelPlace(index), message, "Name the column.");
    } else if (labels.indexOf(label) < index) {
      const message = `label ${quoted(label)} stands twice, first in column ${labels.indexOf(label) + 1}`;
      report.add("data/duplicate-label", raw.labelPlace(index), message, "Rename one of them.");
    }
  }
}

function reportMissing(
  field: string,
  extra: readonly string[],
  raw: RawTable,
  report: Report,
): void {
  const { file, line } = raw.labelPlace(0);
  const remedy = nameRemedy(field, extra, "Add the column, or take the field out of the schema.");
  report.add("data/missing-label", { file, line }, `column ${quoted(field)} is missing`, remedy);
}

function reportExtra(
  label: string,
  missing: readonly string[],
  raw: RawTable,
  report: Report,
): void {
  const index = raw.labels?.indexOf(label) ?? 0;
  const message = `column ${quoted(label)} is not in the schema`;
  const remedy = nameRemedy(
    label,
    missing,
    'Add the field to the schema, or set its "fieldsMatch" to "subset".',
  );
  report.add("data/extra-label", raw.labelPlace(index), message, remedy);
}

function reportNone(raw: RawTable, report: Report): void {
  const message = "no column has the name of a field";
  report.add("data/missing-label", raw.labelPlace(0), message, "Name the columns as the fields.");
}

function checkOrder(
  fields: readonly string[],
  labels: readonly string[],
  raw: RawTable,
  report: Report,
): void {
  const index = fields.findIndex((field, at) => labels[at] !== field);
  if (index < 0 || !raw.ragged) return;
  const message = `column ${index + 1} is ${quoted(labels[index] ?? "")}, where the schema has ${quoted(fields[index] ?? "")}`;
  const remedy = 'Reorder the columns, or set the schema\'s "fieldsMatch" to "equal".';
  report.add("data/label-order", raw.labelPlace(index), message, remedy);
}
