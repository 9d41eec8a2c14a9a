import { type Finding, type Place, problem } from "../finding/finding.ts";

/** Elements that load, run or ask for something, or leave no trace on paper. */
const REFUSED: Readonly<Record<string, string>> = {
  script: "a page runs no scripts",
  noscript: "a page runs no scripts",
  iframe: "a page loads nothing",
  frame: "a page loads nothing",
  frameset: "a page loads nothing",
  object: "a page loads nothing",
  embed: "a page loads nothing",
  applet: "a page loads nothing",
  base: "it changes where every link of the page leads",
  link: "a page loads nothing",
  audio: "paper plays no sound",
  video: "paper plays no film",
  source: "a page loads nothing",
  track: "a page loads nothing",
  form: "paper takes no answers",
  input: "paper takes no answers",
  button: "paper takes no answers",
  select: "paper takes no answers",
  textarea: "paper takes no answers",
  canvas: "a canvas is empty without scripts",
  template: "its content never shows",
  foreignobject: "its text is lost in the PDF's tags",
  xmp: "it hides markup from the page's checks",
  plaintext: "it hides markup from the page's checks",
  mask: "a masked shape is painted twice in the PDF",
};

/** Attributes that would fetch what they name. */
const SOURCES = new Set([
  "src",
  "srcset",
  "srcdoc",
  "poster",
  "background",
  "data",
  "action",
  "formaction",
  "ping",
  "xlink:href",
  "manifest",
]);

/** What a link on the page may begin with. */
const LINK = /^(#|https?:|mailto:|tel:)/i;

/** Attributes whose text a reader sees or hears. */
export const PRINTED_ATTRIBUTES: ReadonlySet<string> = new Set([
  "alt",
  "title",
  "aria-label",
  "aria-description",
  "placeholder",
]);

/** What is asked for every tag and attribute has this answer, nearly always. */
const NOTHING: readonly Finding[] = [];

/** Why an element may not stand on a page, or nothing. */
export function checkTag(tag: string, place: Place): readonly Finding[] {
  const why = REFUSED[tag];
  if (why === undefined) return NOTHING;
  const remedy =
    tag === "link" || tag === "script"
      ? "Remove it; styles go into style.css."
      : "Remove it, or say the same in text, a chart or a photo.";
  return [problem("template/element", place, `<${tag}> can't be used: ${why}`, remedy)];
}

/** Why an attribute may not be written, or nothing. */
export function checkAttribute(tag: string, attribute: string, place: Place): readonly Finding[] {
  if (attribute.startsWith("on")) {
    return [
      problem(
        "template/script",
        place,
        `the event handler ${attribute} can't be used: a page runs no scripts`,
        "Remove it.",
      ),
    ];
  }
  if (tag === "meta" && attribute === "http-equiv") {
    return [
      problem(
        "template/element",
        place,
        "<meta http-equiv> can't be used: the page's policy is written by Bulletin",
        "Remove it.",
      ),
    ];
  }
  return NOTHING;
}

/** Whether an attribute's value may begin so: links lead to places, resources stand in the page. */
export function checkAddress(
  tag: string,
  attribute: string,
  value: string,
  place: Place,
): readonly Finding[] {
  if (attribute !== "href" && !SOURCES.has(attribute)) return NOTHING;
  const address = value.trim();
  if (attribute === "href" && (tag === "a" || tag === "area")) return checkLink(address, place);
  if (/^(data:image\/|#)/i.test(address)) return [];
  return [
    problem(
      "template/resource",
      place,
      `<${tag} ${attribute}="${address}"> can't be used: a page loads nothing`,
      'Use {{#photo "file.jpg"}} for a picture, style.css for styles.',
    ),
  ];
}

function checkLink(address: string, place: Place): Finding[] {
  if (address === "" || LINK.test(address)) return [];
  return [
    problem(
      "template/link",
      place,
      `the link "${address}" leads nowhere from a printed page`,
      "Use https:, mailto:, tel: or #id.",
    ),
  ];
}
