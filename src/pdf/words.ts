/** What each byte is: 0 regular, 1 white space, 2 delimiter. */
export const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = 1;
for (const letter of "()<>[]{}/%") kinds[letter.charCodeAt(0)] = 2;

/** Where the run of regular characters that begins at `start` ends. */
export function wordEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && kinds[bytes[at] ?? 0] === 0) at++;
  return at;
}

/** A word of PDF as the key of a dictionary and as a name. */
interface Word {
  readonly key: string;
  readonly name: `/${string}`;
}

/** The words of which nearly all dictionaries of a tagged PDF are made. */
const common = (
  "A Alt Annot Ascent BBox BaseFont CIDFontType2 CIDToGIDMap CapHeight Caption Column Contents " +
  "Descent Dest Document Div F Figure Filter FlateDecode Flags Font FontBBox FontDescriptor " +
  "FontFile2 FontName Form Group H1 H2 H3 Headers ID Identity ItalicAngle K Kids L LBody LI Lang " +
  "Lbl Length Limits Link MCID MCR MediaBox N Names Next NonStruct Note Nums O OBJR Obj P Page " +
  "Parent Pg Prev R Rect Resources Row RowSpan ColSpan S SE Scope Span Stm StructElem " +
  "StructParent StructParents Strong Subtype TD TH THead TBody TR Table Tabs Title ToUnicode Type " +
  "URI W XObject XYZ Artifact ActualText Em Sect Art"
).split(" ");

/** Longer words are hardly met twice. */
const longest = 32;

const places = 1024;
const words: (Word | undefined)[] = new Array(places).fill(undefined);
for (const key of common) wordAt(Buffer.from(key), 0);

/**
 * The word that begins there. Words are kept once they were met, until another one takes their
 * place: the same string each time costs no memory and is quick to compare.
 */
export function wordAt(bytes: Buffer, start: number): Word {
  let end = start;
  let place = 0;
  for (; end < bytes.length && kinds[bytes[end] ?? 0] === 0; end++) {
    place = (place * 31 + (bytes[end] ?? 0)) | 0;
  }
  place = (place ^ (place >>> 10)) & (places - 1);
  const known = words[place];
  const isKnown = known?.key.length === end - start && standsAt(known.key, bytes, start);
  return isKnown ? known : newWord(bytes.toString("latin1", start, end), place);
}

function newWord(key: string, place: number): Word {
  const word: Word = { key, name: `/${key}` };
  if (key.length <= longest) words[place] = word;
  return word;
}

/** Whether these letters stand there. */
export function standsAt(letters: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < letters.length; index++) {
    if (letters.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

const keys = new Map<string, string>(common.map((key) => [`/${key}`, key]));

/** A name without its slash. */
export function withoutSlash(name: string): string {
  return keys.get(name) ?? name.slice(1);
}
