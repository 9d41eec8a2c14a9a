/**
 * The PostScript names of the faces in a PDF as Chromium writes it, sorted, without the tag of the
 * subset: `SourceSerif4-Bold`. A face that isn't ours is a fallback of the system's. Type 3 fonts
 * have no name and are not told.
 */
export function printedFaces(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const names = text.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g);
  return [...new Set([...names].map((match) => match[1] ?? ""))].sort();
}
