import type { CorrectionWords } from "../correction-words.ts";
import { ordinal } from "./whole.ts";

export const correction: CorrectionWords = {
  replaces: (revision, date) => {
    const when = date === undefined ? "zuvor" : `am ${date}`;
    return revision === 0
      ? `Diese Ausgabe ersetzt die ${when} veröffentlichte.`
      : `Diese Ausgabe ersetzt die ${ordinal(revision)} Berichtigung der ${when} veröffentlichten.`;
  },
  listed: (mark) => `Berichtigte Zahlen, mit ${mark} gekennzeichnet`,
  unchanged: "Keine der abgedruckten Zahlen hat sich geändert.",
  ofRow: (column, row) => `${column} (${row})`,
  was: (before) => `, bisher ${before}`,
  withdrawn: "nicht mehr veröffentlicht",
  others: (count) => `und ${count} weitere`,
};
