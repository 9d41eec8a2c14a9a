import { xmpDate } from "./dates.ts";
import type { PdfMetadata } from "./types.ts";

const head = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">`;

/**
 * What the file claims to be: PDF/A-3a and PDF/UA-1. PDF/A doesn't know the schema of the second
 * claim, so it is described.
 */
const claims = `<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

const tail = `</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;

/** The XMP packet: the same as the document's information says, and what the file claims to be. */
export function xmpPacket(metadata: PdfMetadata, producer: string): string {
  const { author, created, subject, keywords = [] } = metadata;
  const date = created === undefined ? "" : xmpDate(created);
  const lines = [
    `<dc:title>${alternatives(metadata.title)}</dc:title>`,
    author === undefined ? "" : `<dc:creator>${container("Seq", [author])}</dc:creator>`,
    subject === undefined ? "" : `<dc:description>${alternatives(subject)}</dc:description>`,
    keywords.length === 0 ? "" : `<dc:subject>${container("Bag", keywords)}</dc:subject>`,
    keywords.length === 0 ? "" : `<pdf:Keywords>${escaped(keywords.join(", "))}</pdf:Keywords>`,
    `<dc:language>${container("Bag", [metadata.language])}</dc:language>`,
    `<pdf:Producer>${escaped(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escaped(metadata.creator)}</xmp:CreatorTool>`,
    date === "" ? "" : `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    date === "" ? "" : `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
  ];
  return [head, ...lines.filter((line) => line !== ""), claims, tail].join("\n");
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
}

function container(kind: "Seq" | "Bag", items: readonly string[]): string {
  const entries = items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`);
  return `<rdf:${kind}>${entries.join("")}</rdf:${kind}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
