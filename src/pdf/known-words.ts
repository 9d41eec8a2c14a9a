/** A word of PDF as the key of a dictionary and as a name. */
interface KnownWord {
  readonly key: string;
  readonly name: `/${string}`;
}

/** The words of which nearly all dictionaries of a tagged PDF are made. */
const words = (
  "A Alt Annot Ascent BBox BaseFont CIDFontType2 CIDToGIDMap CapHeight Caption Column Contents " +
  "Descent Dest Document Div F Figure Filter FlateDecode Flags Font FontBBox FontDescriptor " +
  "FontFile2 FontName Form Group H1 H2 H3 Headers ID Identity ItalicAngle K Kids L LBody LI Lang " +
  "Lbl Length Limits Link MCID MCR MediaBox N Names Next NonStruct Note Nums O OBJR Obj P Page " +
  "Parent Pg Prev R Rect Resources Row RowSpan ColSpan S SE Scope Span Stm StructElem " +
  "StructParent StructParents Strong Subtype TD TH THead TBody TR Table Tabs Title ToUnicode Type " +
  "URI W XObject XYZ Artifact ActualText Em Sect Art"
).split(" ");

const places = 1024;
const known: (KnownWord | undefined)[] = new Array(places).fill(undefined);
for (const key of words) known[placeOf(key, 0, key.length)] = { key, name: `/${key}` };

/**
 * The word that stands between two positions, where it is one of the common ones: the same string
 * each time, which costs no memory and is quick to compare and to look up. Undefined for others.
 */
export function knownWord(text: string, start: number, end: number): KnownWord | undefined {
  const word = known[placeOf(text, start, end)];
  if (word === undefined || word.key.length !== end - start) return undefined;
  for (let index = 0; index < word.key.length; index++) {
    if (word.key.charCodeAt(index) !== text.charCodeAt(start + index)) return undefined;
  }
  return word;
}

const keys = new Map<string, string>(words.map((key) => [`/${key}`, key]));

/** A name without its slash. */
export function withoutSlash(name: string): string {
  return keys.get(name) ?? name.slice(1);
}

/** Where a word is kept: words that differ seldom share a place. */
function placeOf(text: string, start: number, end: number): number {
  let place = 0;
  for (let at = start; at < end; at++) place = (place * 31 + text.charCodeAt(at)) | 0;
  return (place ^ (place >>> 10)) & (places - 1);
}
