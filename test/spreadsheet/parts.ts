import { strFromU8, unzipSync } from "fflate";
import { Parser } from "saxen";

/** The parts of a ZIP archive as text, by path, in their order. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  );
}

/** An element as an XML parser of others reads it. */
interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** All elements of a document with their texts; throws where it isn't well-formed. */
export function elementsIn(xml: string): Read[] {
  const found: Read[] = [];
  const open: Read[] = [];
  const parser = new Parser();
  parser.on("error", (error: Error) => {
    throw error;
  });
  parser.on("warn", (warning: Error) => {
    throw warning;
  });
  parser.on(
    "openTag",
    (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => {
      const decoded = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      const element = { name, attributes: Object.fromEntries(decoded), text: "" };
      found.push(element);
      open.push(element);
    },
  );
  parser.on("text", (text: string, decode: (text: string) => string) => {
    for (const element of open) element.text += decode(text);
  });
  parser.on("closeTag", () => open.pop());
  parser.parse(xml);
  return found;
}
