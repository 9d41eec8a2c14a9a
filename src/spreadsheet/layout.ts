import type { Cell, Sheet, SheetTable } from "./types.ts";

/** Widths of columns, in characters. */
const LEAST = 10;
const MOST = 60;
/** Of a sheet of lines: no wider than a page, whatever face stands in for the default one. */
const LINES = 56;

/** Signs of scripts that are as wide as high take the room of two. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u;

/** The widths of a sheet's columns; a head may take several lines, words of a cell may wrap. */
export function columnWidths({ table }: Sheet): number[] {
  if (table === undefined) return [LINES];
  return table.columns.map(({ head }, at) => {
    const cells = table.rows.map((row) => width(shown(row[at])));
    const words = head.split(/[ \u00A0]/).map(width);
    const widest = Math.max(LEAST, width(head) / 3, ...words, largest(cells));
    return Math.min(MOST, Math.ceil(widest) + 2);
  });
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

/** How many lines the highest cell of a row takes, in columns of such widths. */
export function lineCount(texts: readonly string[], widths: readonly number[]): number {
  return largest([1, ...texts.map((text, index) => wrappedLines(text, widths[index] ?? MOST))]);
}

/** Lines end between words; a word that is longer than a line, as in Chinese, fills several. */
function wrappedLines(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ").map(width)) {
    const joined = used === 0 ? word : used + 1 + word;
    if (joined > room && used > 0) lines += 1;
    used = joined > room && used > 0 ? word : joined;
    const more = Math.max(0, Math.ceil(used / room) - 1);
    lines += more;
    used -= more * room;
  }
  return lines;
}

/** Most texts have none of the wide signs, nor any that takes two units of a string. */
const NARROW = /^[\0-\u10FF]*$/;

/** The width of a text, in characters. */
function width(text: string): number {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += WIDE.test(character) ? 2 : 1;
  return sum;
}

/** A cell's text, about as it is shown. */
export function shown(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (cell.kind === "text") return cell.text;
  const whole = cell.value.replace(/\..*/, "");
  return `${whole}${whole.length > 3 ? " ".repeat(whole.length / 3) : ""}.${"0".repeat(cell.decimals)}`;
}

/** The row of the table's head, counted from one. */
export function headRow({ lines }: Sheet): number {
  return lines.length + 2;
}

/** "A", "Z", "AA": the letters of a column, counted from zero. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter;
}

/** "A6:D10", head included. */
export function tableRange(sheet: Sheet, table: SheetTable): string {
  const top = headRow(sheet);
  return `A${top}:${columnLetters(table.columns.length - 1)}${top + table.rows.length}`;
}

/** Longest head of a marked table that Excel opens. */
const LONGEST_HEAD = 255;

/** Heads as a marked table needs them: none empty or too long, each unlike every other, capitals apart. */
export function uniqueHeads({ columns }: SheetTable): string[] {
  const taken = new Set<string>();
  return columns.map(({ head }, index) => {
    const base = head.replace(/\s+/g, " ").trim() || columnLetters(index);
    let unique = cutHead(base, "");
    for (let count = 2; taken.has(unique.toLowerCase()); count++)
      unique = cutHead(base, ` (${count})`);
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cutHead(head: string, ending: string): string {
  const room = LONGEST_HEAD - ending.length;
  return (head.length <= room ? head : `${head.slice(0, room - 1)}…`) + ending;
}

/** More digits than a spreadsheet's numbers have would be lost without a word. */
const DIGITS = 15;

/** A number that a spreadsheet can hold exactly; a longer one is written as text. */
export function isHeld(value: string): boolean {
  return value.replace(/[-.]/g, "").replace(/^0+/, "").length <= DIGITS;
}
