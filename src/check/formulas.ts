import { tableTexts } from "../facts/texts.ts";
import type { Fact, FactTable } from "../facts/types.ts";
import { type Finding, warning } from "../finding/finding.ts";

/** What a spreadsheet program takes for the beginning of a formula when it opens a CSV file. */
const FORMULA = /^[=+@-](?!\s|$)/;

/**
 * Warnings of texts of printed tables that go into the edition's CSV files and would run there as formulas. The files
 * hold them as they are, since another program has to read the same text back.
 */
export function formulaFindings(printed: readonly FactTable[]): Finding[] {
  return printed.flatMap((table) =>
    tableTexts(table)
      .filter(isFormula)
      .map((fact) => found(fact, table.file)),
  );
}

function isFormula({ value }: Fact): boolean {
  return value !== null && FORMULA.test(value);
}

function found(fact: Fact, file: string): Finding {
  return warning(
    "data/formula",
    fact.cell ?? { file },
    `${fact.path} begins with "${fact.value?.charAt(0)}", and a spreadsheet program that opens data/${fact.table}.csv runs such a text as a formula`,
    "Write another sign or a word before it in the query.",
  );
}
