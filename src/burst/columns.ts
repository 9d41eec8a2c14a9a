import { type Parameters, parameterNames } from "../check/parameters.ts";
import { ROW_COLUMN } from "../data/resource.ts";
import type { ResultTable } from "../data/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";

/** The parameters that the query of a burst gives. Throws an InputError for a column that is none, or given twice. */
export function refuseUnknownColumns(
  bulletin: Bulletin,
  { file }: SourceFile,
  { columns }: ResultTable,
): readonly string[] {
  const known = parameterNames(bulletin);
  const names = columns.map(({ name }) => name).filter((name) => name !== ROW_COLUMN);
  const findings = [...new Set(names)].flatMap((name): Finding[] => {
    if (!known.includes(name)) return [unknownColumn(file, name, known)];
    return names.indexOf(name) === names.lastIndexOf(name) ? [] : [twice(file, name)];
  });
  throwIfErrors(names.length === 0 ? [noColumn(file, known)] : findings);
  return names;
}

/** Throws an InputError for a value given to a parameter whose values the query lists. */
export function refuseListed(columns: readonly string[], set: Parameters): void {
  const both = Object.entries(set).filter(([name]) => columns.includes(name));
  throwIfErrors(
    both.map(([name, value]) =>
      problem(
        "burst/set",
        { file: "--set" },
        `the burst's query lists the values of "${name}"`,
        `Pick from them with --only ${name}=${value}.`,
      ),
    ),
  );
}

function unknownColumn(file: string, name: string, known: readonly string[]): Finding {
  const message = `the column "${name}" is no parameter of the bulletin`;
  return problem("burst/column", { file, line: 1 }, message, nameRemedy(name, known));
}

function twice(file: string, name: string): Finding {
  const message = `the query gives the column "${name}" twice`;
  return problem("burst/column", { file, line: 1 }, message, "Give it once.");
}

function noColumn(file: string, known: readonly string[]): Finding {
  const message = "the query gives no parameter";
  return problem("burst/column", { file, line: 1 }, message, nameRemedy("", known));
}
