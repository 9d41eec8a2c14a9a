import { inflateRawSync, inflateSync } from "node:zlib";

/** All that a file holds: its bytes, what is compressed in them, what is in base64, each by itself. */
export function contentsOf(bytes: Buffer): Buffer[] {
  const inner = [...deflated(bytes), ...zipped(bytes), ...encoded(bytes)];
  return [bytes, ...inner.flatMap(contentsOf)];
}

/** Streams of a PDF, chunks of a picture. */
function deflated(bytes: Buffer): Buffer[] {
  const heads = bytes.toString("latin1").matchAll(/(?<=stream\r?\n|IDAT)x/g);
  return [...heads].flatMap(({ index }) => {
    try {
      return [inflateSync(bytes.subarray(index))];
    } catch {
      // A stream in another form, or the word alone.
      return [];
    }
  });
}

/** The files of a zip archive, by its central directory. */
function zipped(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") return [];
  const found: Buffer[] = [];
  const head = Buffer.from("PK\u0001\u0002", "latin1");
  for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
    const [method, size, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(body, body + size);
    found.push(method === 8 ? inflateRawSync(packed) : packed);
  }
  return found;
}

function encoded(bytes: Buffer): Buffer[] {
  const uris = bytes.toString("latin1").matchAll(/;base64,([A-Za-z0-9+/=]+)/g);
  return [...uris].map(([, text = ""]) => Buffer.from(text, "base64"));
}

/** The ways in which a number can stand in a file: grouped, scaled, in 16 bits a character, in hex. */
export function formsOf(number: string): Buffer[] {
  const [whole = "", fraction = ""] = number.split(".");
  const groups = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
  const texts = [
    ...[number, whole + fraction, groups],
    ...[" ", "\u00a0", "\u202f", "."].map((space) => groups.replaceAll(",", space)),
    `${whole.slice(0, -6)}.${whole.slice(-6)}${fraction}`,
    `${whole.slice(0, -3)}.${whole.slice(-3)}${fraction}`,
    `${whole.slice(0, -4)}.${whole.slice(-4)}${fraction}`,
  ].filter((text) => text.replace(/\D/g, "").length >= 6 || text === groups);
  return texts.flatMap((text) => {
    const wide = Buffer.from(text, "utf16le");
    const forms = [Buffer.from(text), wide, Buffer.from(wide).swap16()];
    const hex = forms.flatMap((form) => [form.toString("hex"), form.toString("hex").toUpperCase()]);
    return [...forms, ...hex.map((form) => Buffer.from(form))];
  });
}
