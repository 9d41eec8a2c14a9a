import { type Bytes, noBytes, putInteger, putText, written } from "./bytes.ts";
import { isDictionary, type PdfDictionary, type PdfValue } from "./values.ts";

/** A value in PDF syntax, on one line, one character a byte. */
export function serialize(value: PdfValue): string {
  const bytes = noBytes(1024);
  putValue(bytes, value);
  return written(bytes).toString("latin1");
}

/** Puts a value in PDF syntax, on one line. Throws on a stream, which only stands by itself. */
export function putValue(bytes: Bytes, value: PdfValue): void {
  if (typeof value === "string") putText(bytes, value);
  else if (typeof value === "number") putNumber(bytes, value);
  else if (value === null || typeof value === "boolean") putText(bytes, String(value));
  else if (Array.isArray(value)) putArray(bytes, value);
  else if (isDictionary(value)) putDictionary(bytes, value);
  else if (value.kind === "reference") {
    putInteger(bytes, value.number);
    putText(bytes, " 0 R");
  } else if (value.kind === "string") putText(bytes, stringSyntax(value.bytes));
  else throw new Error("PDF: a stream can't stand inside another value");
}

function putArray(bytes: Bytes, items: readonly PdfValue[]): void {
  putText(bytes, "[");
  for (let index = 0; index < items.length; index++) {
    if (index > 0) putText(bytes, " ");
    putValue(bytes, items[index] ?? null);
  }
  putText(bytes, "]");
}

function putDictionary(bytes: Bytes, entries: PdfDictionary): void {
  putText(bytes, "<<");
  const values = entries.values();
  const keys = entries.keys();
  for (let index = 0; index < keys.length; index++) {
    putText(bytes, "/");
    putText(bytes, keys[index] ?? "");
    putText(bytes, " ");
    putValue(bytes, values[index] ?? null);
  }
  putText(bytes, ">>");
}

/** At most six decimals, which are finer than any coordinate, and never an exponent. */
function putNumber(bytes: Bytes, value: number): void {
  if (!Number.isFinite(value)) throw new Error(`PDF: ${value} isn't a number`);
  if (Number.isInteger(value)) putInteger(bytes, value);
  else putText(bytes, value.toFixed(6).replace(/\.?0+$/, ""));
}

function stringSyntax(bytes: string): string {
  if (/[^\x20-\x7e]/.test(bytes)) return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
  return /[\\()]/.test(bytes) ? `(${bytes.replace(/[\\()]/g, "\\$&")})` : `(${bytes})`;
}
