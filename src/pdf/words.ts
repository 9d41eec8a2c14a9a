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
for (const key of common) {
  words[placeOf(Buffer.from(key), 0, key.length)] = { key, name: `/${key}` };
}

/**
 * The word that stands between two positions. Words are kept once they were met, until another one
 * takes their place: the same string each time costs no memory and is quick to compare.
 */
export function wordAt(bytes: Buffer, start: number, end: number): Word {
  const place = placeOf(bytes, start, end);
  const known = words[place];
  if (known !== undefined && standsAt(known.key, bytes, start, end)) return known;
  const key = bytes.toString("latin1", start, end);
  const word: Word = { key, name: `/${key}` };
  if (end - start <= longest) words[place] = word;
  return word;
}

function standsAt(key: string, bytes: Buffer, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let index = 0; index < key.length; index++) {
    if (key.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

const keys = new Map<string, string>(common.map((key) => [`/${key}`, key]));

/** A name without its slash. */
export function withoutSlash(name: string): string {
  return keys.get(name) ?? name.slice(1);
}

/** Where a word is kept: words that differ seldom share a place. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let place = 0;
  for (let at = start; at < end; at++) place = (place * 31 + (bytes[at] ?? 0)) | 0;
  return (place ^ (place >>> 10)) & (places - 1);
}
