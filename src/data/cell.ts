import {
  patternReader,
  readDuration,
  readIsoDate,
  readIsoDatetime,
  readIsoTime,
  readYear,
  readYearMonth,
} from "./date-text.ts";
import type { NumberNotation } from "./decimal-text.ts";
import { readDecimal, readInteger } from "./decimal-text.ts";
import { JsonSyntaxError, parseJson } from "./json-text.ts";
import type { FieldSchema } from "./schema.ts";

/** Reads a cell's text: the canonical text of its value, or undefined where it has the wrong type. */
export type CellReader = (written: string) => string | undefined;

/**
 * The reader for a field's type and format. Canonical texts: numbers as exact decimals, booleans
 * "true" and "false", dates and years in ISO form, everything else as it is written.
 */
export function cellReader(field: FieldSchema): CellReader {
  switch (field.type) {
    case "integer":
      return (written) => readInteger(written, field);
    case "number":
      return (written) => readDecimal(written, field);
    case "boolean":
      return booleanReader(field.trueValues, field.falseValues);
    case "date":
    case "time":
    case "datetime":
      return temporalReader(field.type, field.format);
    case "year":
      return readYear;
    case "yearmonth":
      return readYearMonth;
    case "duration":
      return readDuration;
    case "object":
    case "geojson":
      return jsonReader("object");
    case "array":
      return jsonReader("array");
    case "geopoint":
      return geopointReader(field.format);
    case "list":
      return listReader(field);
    case "string":
      return stringReader(field.format);
    case "any":
      return asWritten;
  }
}

/** JSON and Parquet carry numbers and booleans as such: they are written in one way only. */
export function nativeField(field: FieldSchema): FieldSchema {
  const notation: NumberNotation = { decimalChar: ".", groupChar: undefined, bareNumber: true };
  return { ...field, ...notation, trueValues: ["true"], falseValues: ["false"], format: "default" };
}

function asWritten(written: string): string {
  return written;
}

function booleanReader(trueValues: string[], falseValues: string[]): CellReader {
  const values = new Map([
    ...falseValues.map((text): [string, string] => [text, "false"]),
    ...trueValues.map((text): [string, string] => [text, "true"]),
  ]);
  return (written) => values.get(written);
}

const ISO_READERS = { date: readIsoDate, time: readIsoTime, datetime: readIsoDatetime };

function temporalReader(type: "date" | "time" | "datetime", format: string): CellReader {
  if (format.includes("%")) return patternReader(format, type);
  return ISO_READERS[type];
}

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const URI = /^[a-z][a-z0-9+.-]*:[^\s]+$/i;

const STRING_FORMATS: Readonly<Record<string, RegExp>> = {
  email: EMAIL,
  uuid: UUID,
  binary: BASE64,
  uri: URI,
};

function stringReader(format: string): CellReader {
  const expression = STRING_FORMATS[format];
  if (expression === undefined) return asWritten;
  return (written) => (expression.test(written) ? written : undefined);
}

function jsonReader(kind: "object" | "array"): CellReader {
  return (written) => (jsonKind(written) === kind ? written : undefined);
}

function jsonKind(written: string): string | undefined {
  try {
    return parseJson(written).kind;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

const NUMBER = "-?\\d+(?:\\.\\d+)?";

const GEOPOINTS: Readonly<Record<string, RegExp>> = {
  default: new RegExp(`^${NUMBER}, ?${NUMBER}$`),
  array: new RegExp(`^\\[\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\]$`),
  object: new RegExp(
    `^\\{\\s*"lon"\\s*:\\s*${NUMBER}\\s*,\\s*"lat"\\s*:\\s*${NUMBER}\\s*\\}$|^\\{\\s*"lat"\\s*:\\s*${NUMBER}\\s*,\\s*"lon"\\s*:\\s*${NUMBER}\\s*\\}$`,
  ),
};

function geopointReader(format: string): CellReader {
  const expression = GEOPOINTS[format] ?? GEOPOINTS.default;
  return (written) => (expression?.test(written) ? written : undefined);
}

function listReader(field: FieldSchema): CellReader {
  const item = cellReader({ ...field, type: field.itemType, format: "default" });
  return (written) => {
    const items = written === "" ? [] : written.split(field.delimiter);
    return items.every((text) => item(text) !== undefined) ? written : undefined;
  };
}
