/** Longest name of a sheet that Excel opens. */
const LONGEST = 31;

/** What no name of a sheet may hold, in Excel or in OpenDocument's references. */
const FORBIDDEN = /[\\/?*[\]:'"‘’“”$#\p{Cc}\p{Cs}]/gu;

/** Kept by Excel for itself. */
const RESERVED = new Set(["history"]);

/**
 * Names for sheets, in the order asked for: without forbidden signs, at most 31 characters, and each
 * unlike every other, capitals apart. A second one of a name gets "(2)".
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return wanted.map((name) => {
    const safe = safeName(name);
    let unique = shortened(safe, "");
    for (let count = 2; taken.has(unique.toLowerCase()); count++) {
      unique = shortened(safe, ` (${count})`);
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function safeName(name: string): string {
  const safe = name
    .normalize("NFC")
    .replace(FORBIDDEN, " ")
    .replace(/[\p{White_Space}]+/gu, " ")
    .trim();
  return safe === "" ? "–" : safe;
}

const graphemes = new Intl.Segmenter("und");

/** Cut between words, or characters where a word is long, so that the ending fits. */
function shortened(name: string, ending: string): string {
  if (name.length + ending.length <= LONGEST) return name + ending;
  let cut = "";
  for (const { segment } of graphemes.segment(name)) {
    if (cut.length + segment.length + ending.length > LONGEST) break;
    cut += segment;
  }
  const isWithinWord = cut.length < name.length && /^\S/.test(name.slice(cut.length));
  const space = isWithinWord ? cut.lastIndexOf(" ") : -1;
  return cut.slice(0, space > LONGEST / 2 ? space : cut.length).trimEnd() + ending;
}
