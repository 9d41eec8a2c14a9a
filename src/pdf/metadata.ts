import { pdfDate } from "./dates.ts";
import { addObject, dictionaryAt, type Print } from "./print.ts";
import type { PdfMetadata } from "./types.ts";
import { byteString, dictionary, isString, name, stringText, textString } from "./values.ts";
import { xmpPacket } from "./xmp.ts";

/** Writes title, author, subject, keywords, creator, dates and language: as Info and as XMP. */
export function writeMetadata(print: Print, metadata: PdfMetadata): void {
  const { document, catalog } = print;
  const info = dictionaryAt(document, document.trailer.get("Info"), "the document's information");
  const producer = info.get("Producer");
  if (!isString(producer)) throw new Error("PDF: the producer is missing");
  info.become(infoEntries(metadata, stringText(producer)));
  catalog.set("Lang", byteString(metadata.language));
  catalog.set("ViewerPreferences", dictionary({ DisplayDocTitle: true }));
  const packet = Buffer.from(xmpPacket(metadata, stringText(producer)), "utf8");
  const entries = dictionary({ Type: name("Metadata"), Subtype: name("XML") });
  catalog.set(
    "Metadata",
    addObject(document, { kind: "stream", dictionary: entries, data: packet }),
  );
}

function infoEntries(metadata: PdfMetadata, producer: string) {
  const { author, created, subject, keywords = [] } = metadata;
  const date = created === undefined ? undefined : byteString(pdfDate(created));
  return dictionary({
    Title: textString(metadata.title),
    Author: author === undefined ? undefined : textString(author),
    Subject: subject === undefined ? undefined : textString(subject),
    Keywords: keywords.length === 0 ? undefined : textString(keywords.join(", ")),
    Creator: textString(metadata.creator),
    Producer: textString(producer),
    CreationDate: date,
    ModDate: date,
  });
}
