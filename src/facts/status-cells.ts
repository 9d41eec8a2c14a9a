import { statusPairs } from "../data/confidential.ts";
import { quoteIdentifier } from "../data/quote.ts";
import type { Database, Resource, Value } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { ROW_COLUMN } from "./columns.ts";
import { cellText } from "./fact.ts";
import { rowPlace } from "./source.ts";
import { parseStatus, statusCodes, statusRemedy } from "./status.ts";

/** More cells of one field than this say no more than these. */
const mostShown = 20;

/** A cell of known codes alone, for the database to pass over. */
const KNOWN = String.raw`[\s,]*([${statusCodes.join("")}]([\s,]+|$))*`;

const NUMBERS = ["number", "integer"];

/**
 * Unknown codes in the status fields beside the numbers of all resources, each at its cell. They are
 * looked for before any query: a code that nobody knows could be meant to say "confidential".
 */
export async function unknownCodes(database: Database): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const resource of database.resources.values()) {
    const numbers = resource.fields.filter(({ type }) => NUMBERS.includes(type));
    const pairs = statusPairs(resource.fields).filter(({ field }) =>
      numbers.some(({ name }) => name === field),
    );
    for (const status of new Set(pairs.flatMap(({ statuses }) => statuses)))
      findings.push(...(await unknownIn(database, resource, status)));
  }
  return findings;
}

async function unknownIn(
  database: Database,
  resource: Resource,
  status: string,
): Promise<Finding[]> {
  const [name, row, table] = [status, ROW_COLUMN, resource.name].map(quoteIdentifier);
  const sql = `select ${name}, ${row} from ${table}
    where not regexp_full_match(${name}, '${KNOWN}') order by rowid limit ${mostShown}`;
  const { rows } = await database.query(sql, resource.files[0] ?? resource.name);
  return rows
    .flatMap((cells) => cellFindings(cells, database, resource, status))
    .slice(0, mostShown);
}

function cellFindings(
  [code = null, row = null]: readonly Value[],
  { resources }: Database,
  { positions, package: folder }: Resource,
  status: string,
): Finding[] {
  const line = rowPlace(cellText(row), resources) ?? { file: `data/${folder}/datapackage.json` };
  const place: Place = { ...line, column: positions[line.file]?.[status] };
  // The line isn't shown, either: its value may be one to keep.
  return parseStatus(cellText(code)).unknown.map((unknown) => ({
    ...problem(
      "fact/status",
      place,
      `unknown status code "${unknown}" in field "${status}"`,
      statusRemedy(unknown),
    ),
    excerpt: false,
  }));
}
