import type { CorrectionWords } from "../correction-words.ts";
import { rank } from "./whole.ts";

export const correction: CorrectionWords = {
  replaces: (revision, date) => {
    const first = date === undefined ? "the one released before" : `the one released on ${date}`;
    return revision === 0
      ? `This edition replaces ${first}.`
      : `This edition replaces the ${rank(revision)} correction of ${first}.`;
  },
  listed: (mark) => `Corrected figures, marked ${mark}`,
  unchanged: "No figure printed here has changed.",
  ofRow: (column, row) => `${column} (${row})`,
  was: (before) => `, was ${before}`,
  withdrawn: "no longer published",
  others: (count) => `and ${count} more`,
};
