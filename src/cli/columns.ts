/** East Asian characters that take two places of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** How many places of a terminal a text takes. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + placesOf(character), 0);
}

function placesOf(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** The beginning of a text that fits into so many places of a terminal. */
export function withinWidth(text: string, width: number): string {
  let kept = "";
  let left = width;
  for (const character of text) {
    left -= placesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

/** Rows of cells below each other, two spaces between columns, none behind the last. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries())
      widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
  }
  const used = widths.map((width, at) => ({ width, at })).filter(({ width }) => width > 0);
  return rows.map((row) =>
    used
      .map(({ width, at }) => {
        const cell = row[at] ?? "";
        return cell + " ".repeat(width - displayWidth(cell));
      })
      .join("  ")
      .trimEnd(),
  );
}

/** A text behind a sign, broken between words; its further lines stand below its first. */
export function wrapped(text: string, sign: string, width = 96): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width - sign.length) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line]
    .map((one, at) => (at === 0 ? sign : " ".repeat(sign.length)) + one)
    .join("\n");
}
