import { inlined } from "./inline.ts";
import {
  type Deal,
  parseQuery,
  type QueryPlace,
  type ReadQuery,
  runDealt,
  runQuery,
  usedParameters,
} from "./query.ts";
import { type Remember, remember } from "./remember.ts";
import type { Statement } from "./statement.ts";
import type { Database, ResultTable } from "./types.ts";

/** Runs something when its turn comes. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** More queries than this no bulletin has. */
const MOST_QUERIES = 500;

/**
 * What one query gives is kept for so many values of its parameters, such as periods, while editions still ask for
 * them: a list may go through the places of one period after the other, or through the periods of each place.
 */
const ANSWERS = { most: 16, idle: 64 };

/** Asks a database that doesn't change, nothing twice; `run` is how a query is run. See `Database.query`. */
export function openAnswers(place: QueryPlace, inTurn: InTurn, run = inTurn): Database["query"] {
  const statements = remember<Statement>({ most: MOST_QUERIES });
  const tables = byQuery<ResultTable>();
  const deals = byQuery<Deal>();
  return async (sql, file, parameters = {}, { signal, part } = {}) => {
    const name = `${file}\n${sql}`;
    const statement = await statements(name, () =>
      inTurn(() => parseQuery(place.connection, { sql, file })),
    );
    const used = usedParameters(statement, { sql, file }, parameters);
    const { ordered, places } = statement;
    const written = inlined(sql, places, used);
    const query: ReadQuery = { sql, file, used, ordered, inlined: written, signal };
    const values = JSON.stringify(used);
    if (part !== undefined) {
      const { column, value } = part;
      const dealt = deals(name)(`${column} ${values}`, () =>
        run(() => runDealt(place, query, column)),
      );
      return (await dealt)(value);
    }
    const ask = (): Promise<ResultTable> => run(() => runQuery(place, query));
    return signal === undefined ? tables(name)(values, ask) : ask();
  };
}

/** Room for the answers to each query. */
function byQuery<Result>(): (name: string) => Remember<Result> {
  const rooms = new Map<string, Remember<Result>>();
  return (name) => {
    const room = rooms.get(name) ?? remember<Result>(ANSWERS);
    rooms.set(name, room);
    return room;
  };
}
