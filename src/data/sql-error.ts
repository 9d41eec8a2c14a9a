import { type Finding, problem } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";
import { bytePosition } from "./lines.ts";

/** An error of DuckDB, as `errors_as_json` gives it. */
interface SqlFault {
  readonly message: string;
  /** Offset in UTF-8 bytes. */
  readonly position?: number | undefined;
  /** Names that are near the one that isn't known. */
  readonly candidates?: readonly string[] | undefined;
  readonly name?: string | undefined;
  /** What the unknown name was meant to be. */
  readonly kind?: "table" | "column" | undefined;
}

/** Names that queries may use. */
export interface KnownNames {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
}

/** Reads an error's message; a parser's error has "Parser Error: " before the JSON. */
export function sqlFault(error: Error): SqlFault {
  const start = error.message.indexOf("{");
  const parsed = start < 0 ? undefined : parsedObject(error.message.slice(start));
  if (parsed === undefined) return { message: error.message };
  return {
    message: parsed.exception_message ?? error.message,
    position: parsed.position === undefined ? undefined : Number(parsed.position),
    candidates: parsed.candidates?.split(",").map((name) => name.trim()),
    name: parsed.name,
    kind: kindOf(parsed),
  };
}

function kindOf(parsed: Readonly<Record<string, string>>): SqlFault["kind"] {
  if (parsed.type === "Table") return "table";
  return parsed.error_subtype === "COLUMN_NOT_FOUND" ? "column" : undefined;
}

function parsedObject(text: string): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, String(member)]));
  } catch {
    return undefined;
  }
}

/** The finding for an SQL error: DuckDB's first sentence, and the line and column it points to. */
export function sqlFinding(
  fault: SqlFault,
  sql: string,
  file: string,
  names: KnownNames = { tables: [], columns: [] },
): Finding {
  return problem(
    "query/sql",
    { file, ...positionIn(sql, fault.position) },
    ...wording(fault, names),
  );
}

function positionIn(sql: string, position: number | undefined) {
  if (position === undefined || !Number.isFinite(position)) return { line: 1 };
  if (position > Buffer.byteLength(sql)) return { line: 1 };
  return bytePosition(sql, position);
}

function wording(fault: SqlFault, names: KnownNames): [string, string] {
  const sentence = firstSentence(fault.message);
  if (fault.name !== undefined) {
    const candidates = candidateNames(fault, names);
    if (candidates.length > 0) return [sentence, nameRemedy(fault.name, candidates)];
  }
  if (/STRING_LITERAL|add explicit type casts/.test(fault.message)) {
    return [sentence, "Say the type of a parameter or text, e.g. $period::integer."];
  }
  const bindings = /Candidate (?:bindings|tables):?\s*:?\s*(.+)/.exec(fault.message)?.[1];
  if (bindings !== undefined) return [sentence, `Use one of: ${bindings.replaceAll('"', "")}.`];
  return [sentence, "Correct the query."];
}

/** The names that the unknown one could be: the resources' own before those DuckDB thinks of. */
function candidateNames({ kind, candidates = [] }: SqlFault, names: KnownNames): string[] {
  const offered = candidates.filter((name) => !name.includes("(") && name !== "_row");
  if (kind === "table") return [...names.tables];
  return kind === "column" ? [...new Set([...offered, ...names.columns])] : offered;
}

/** Up to the first line break, without the stop; small at the start, kinds of names small too. */
function firstSentence(message: string): string {
  const line = message.split("\n")[0]?.trim().replace(/[.!]$/, "") ?? "";
  const kind = /^[A-Z][a-z]+( [A-Z][a-z]+)*(?= with name)/.exec(line)?.[0] ?? line.charAt(0);
  return /^[A-Z][a-z]/.test(line) ? kind.toLowerCase() + line.slice(kind.length) : line;
}
