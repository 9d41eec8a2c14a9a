import type { OpenBulletin } from "../check/open.ts";
import { givenParameters, type Parameters } from "../check/parameters.ts";
import { sayingNoSecrets } from "../data/confidential.ts";
import { problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { refuseListed, refuseUnknownColumns } from "./columns.ts";
import { namedEditions } from "./names.ts";
import type { Only } from "./only.ts";
import { listedRows } from "./rows.ts";

/** One edition of a burst, before anything of it is known. */
export interface ListedEdition {
  /** Its row of the query's result, from 1. */
  readonly row: number;
  /** All of them, the language among them. */
  readonly parameters: Parameters;
  /** The name of its folder, as it is when it is built alone. */
  readonly folder: string;
}

/** All editions of a burst. */
export interface EditionList {
  /** The parameters in which they can differ. */
  readonly names: readonly string[];
  readonly editions: readonly ListedEdition[];
}

/** Which editions are asked for. */
export interface ListRequest {
  /** Parameters that the query doesn't give. */
  readonly set?: Parameters | undefined;
  /** Of the parameters that it gives, the values that are wanted. */
  readonly only?: Only | undefined;
}

/**
 * The editions of a burst, in the order of the query, each row in every language where the query says
 * nothing of languages:
 *
 *   other parameters → query → columns → rows → folder names
 *
 * Throws an InputError with every finding of the first of these steps that has one, so that nothing is
 * wrong with the list of a burst that has begun.
 */
export async function listAll(
  open: OpenBulletin,
  { set = {} }: Pick<ListRequest, "set">,
): Promise<EditionList> {
  return await sayingNoSecrets(open.database, async () => {
    const { columns, ...asked } = await askQuery(open, set);
    refuseListed(columns, set);
    const rows = await listedRows(open, { ...asked, columns, set });
    const editions = namedEditions(open.bulletin, asked.query, rows);
    return { names: [...columns, "language"], editions };
  });
}

/**
 * The parameters whose values the query of a burst lists, given the others. Throws an InputError as
 * `listAll` does.
 */
export async function listedColumns(
  open: OpenBulletin,
  set: Parameters,
): Promise<readonly string[]> {
  return await sayingNoSecrets(open.database, async () => (await askQuery(open, set)).columns);
}

async function askQuery({ bulletin, database, calendar }: OpenBulletin, set: Parameters) {
  const query = burstQuery(bulletin);
  const periods = calendar?.rows.map(({ period }) => period);
  const { values, findings } = await givenParameters(bulletin, set, database, periods);
  throwIfErrors(findings);
  const result = await database.query(query.text, query.file, values);
  return { query, result, columns: refuseUnknownColumns(bulletin, query, result), values };
}

function burstQuery({ burst, locate }: Bulletin): SourceFile {
  if (burst !== undefined) return burst;
  throw new InputError([
    problem(
      "burst/undeclared",
      locate([]),
      "the bulletin has no list of editions",
      "Write `burst: { query: entities.sql }` into the definition, and beside it the query: a row for each edition, its columns parameters.",
    ),
  ]);
}
