import type { CorrectionWords } from "../correction-words.ts";
import { rank } from "./whole.ts";

export const correction: CorrectionWords = {
  replaces: (revision, date) => {
    const first = `${date ?? "此前"}发布的版本`;
    return revision === 0 ? `本版替代${first}。` : `本版替代${first}的${rank(revision)}次更正版。`;
  },
  listed: (mark) => `更正的数据（以${mark}标注）`,
  unchanged: "所刊数据均无变动。",
  ofRow: (column, row) => `${column}（${row}）`,
  was: (before) => `，原为${before}`,
  withdrawn: "不再公布",
  others: (count) => `另有${count}项`,
};
