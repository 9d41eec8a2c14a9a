import { maskControl } from "./control-character.ts";

/** The line of a text that a place names, with a caret under its column; undefined where it has none. */
export function excerpt(
  text: string,
  line: number | undefined,
  column: number | undefined,
): string | undefined {
  const source = line === undefined ? undefined : text.split(/\r\n|\r|\n/)[line - 1];
  if (source === undefined || source.trim() === "") return undefined;
  const { shown, caret } = window(source, column ?? 1);
  const gutter = `${line} | `;
  if (column === undefined) return gutter + shown;
  return `${gutter}${shown}\n${" ".repeat(gutter.length + caret)}^`;
}

const WIDTH = 96;

/** A long line is cut to the part around the column: a minified file must not fill the terminal. */
function window(source: string, column: number): { shown: string; caret: number } {
  const line = maskControl(source.replaceAll("\t", " "));
  if (line.length <= WIDTH) return { shown: line, caret: column - 1 };
  const start = Math.max(0, Math.min(column - 1 - WIDTH / 2, line.length - WIDTH));
  const head = start > 0 ? "…" : "";
  return {
    shown: `${head}${line.slice(start, start + WIDTH)}…`,
    caret: column - 1 - start + head.length,
  };
}
