import {
  ancestorsOf,
  attributeOf,
  type Element,
  elementsOf,
  hasClass,
  isElement,
  isText,
  type Parent,
  parsePage,
  rootElement,
} from "../page/tree.ts";

/** A fact in a sentence: from its `start` up to its `end`, in characters of the sentence. */
interface FactInText {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence of a page. */
export interface Sentence {
  readonly text: string;
  /** Name of the element that it stands in: "p", "h1", "li". */
  readonly element: string;
  /** The heading above it; "" where there is none, or the sentence is one itself. */
  readonly heading: string;
  /** In the order of the text. */
  readonly facts: readonly FactInText[];
}

/** What the sentences are read from. */
interface PageSource {
  readonly html: string;
  /** Path of the fact that an element prints, by the element's id. */
  readonly printed: ReadonlyMap<string, string>;
  /** BCP 47. */
  readonly tag: string;
  /** What is shown in the place of facts that are hidden, by their paths. */
  readonly hidden?: ReadonlyMap<string, string> | undefined;
}

/** A run of text with its facts: a paragraph, a heading, the title of a figure. */
interface Block {
  text: string;
  readonly facts: FactInText[];
}

const BLOCKS = "p li h1 h2 h3 h4 h5 h6 dt dd blockquote figcaption caption".split(" ");

/** Without words of the author's, or said in another place: cells, drawings, numbers of notes. */
const SKIPPED = "td th svg sup style script".split(" ");
/** A key number says what it is in the paragraphs below it. */
const SKIPPED_CLASSES = "mark legend number figure-number figure-shows figure-source".split(" ");
/** The notice of a correction says itself what changed. */
const NOTICE = "correction";

/** The sentences of a page, in document order; a number that stands alone is none. */
export function sentencesOf(source: PageSource): Sentence[] {
  const segmenter = new Intl.Segmenter(source.tag, { granularity: "sentence" });
  const sentences: Sentence[] = [];
  let heading = "";
  for (const element of elementsOf(rootElement(parsePage(source.html), "body"))) {
    if (!BLOCKS.includes(element.tagName) || isSkipped(element) || isInNotice(element)) continue;
    const block: Block = { text: "", facts: [] };
    gather(source, element, block);
    const isHeading = /^h[1-6]$/.test(element.tagName);
    if (isHeading) heading = block.text.trim();
    const place = { element: element.tagName, heading: isHeading ? "" : heading };
    sentences.push(...cut(block, segmenter).map((sentence) => ({ ...sentence, ...place })));
  }
  return sentences;
}

function isSkipped(element: Element): boolean {
  return (
    SKIPPED.includes(element.tagName) || SKIPPED_CLASSES.some((name) => hasClass(element, name))
  );
}

function isInNotice(element: Element): boolean {
  return ancestorsOf(element).some((one) => hasClass(one, NOTICE));
}

/** The block's own text: what further blocks inside it hold is theirs. */
function gather(source: PageSource, parent: Parent, block: Block): void {
  for (const child of parent.childNodes) {
    if (isText(child)) block.text += child.value.replace(/[ \t\n\r\f]/g, " ");
    else if (child.nodeName === "br") block.text += " ";
    else if (isElement(child) && !isSkipped(child) && !BLOCKS.includes(child.tagName))
      gatherElement(source, child, block);
  }
}

function gatherElement(source: PageSource, element: Element, block: Block): void {
  const start = block.text.length;
  gather(source, element, block);
  const path = source.printed.get(attributeOf(element, "id") ?? "");
  if (path === undefined || !hasClass(element, "fact")) return;
  const hidden = source.hidden?.get(path);
  if (hidden !== undefined) block.text = block.text.slice(0, start) + hidden;
  block.facts.push({ path, start, end: block.text.length });
}

function cut(block: Block, segmenter: Intl.Segmenter): Pick<Sentence, "text" | "facts">[] {
  return spans(block, segmenter).flatMap(([from, to]) => {
    const text = block.text.slice(from, to);
    const start = from + (text.length - text.trimStart().length);
    const facts = block.facts
      .filter((fact) => fact.start >= from && fact.start < to)
      .map((fact) => ({ ...fact, start: fact.start - start, end: fact.end - start }));
    const sentence = { text: text.trim(), facts };
    return /\p{L}/u.test(wordsAround(sentence)) ? [sentence] : [];
  });
}

/** The text of a sentence with a sign in the place of each fact. */
export function wordsAround({ text, facts }: Pick<Sentence, "text" | "facts">): string {
  let words = "";
  let from = 0;
  for (const { start, end } of facts) {
    words += `${text.slice(from, start)}#`;
    from = end;
  }
  return words + text.slice(from);
}

/** Begin and end of each sentence; none ends inside of a fact ("No. 7"). */
function spans({ text, facts }: Block, segmenter: Intl.Segmenter): [number, number][] {
  const ends = [...segmenter.segment(text)]
    .map(({ index, segment }) => index + segment.length)
    .filter((end) => !facts.some((fact) => fact.start < end && end < fact.end));
  return ends.map((end, index) => [ends[index - 1] ?? 0, end]);
}
