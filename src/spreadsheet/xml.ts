/** What no XML document can hold, a half of a character among it. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/** Most texts have nothing to be escaped or replaced. */
const PLAIN = /^[\t\n\r !#-%'-;=?-~\xA0-\uD7FF]*$/;

/** Text as XML: markup escaped, what can't be written replaced by U+FFFD. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(FORBIDDEN, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; `content` is XML already, attributes that are undefined are left out. */
export function tag(name: string, attributes: Attributes = {}, content = ""): string {
  let written = "";
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) written += ` ${key}="${escapeXml(String(value))}"`;
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An element that holds a text; nothing where there is none. */
export function textTag(
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  return text === undefined || text === "" ? "" : tag(name, attributes, escapeXml(text));
}

/** A whole document. */
export function xmlFile(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
