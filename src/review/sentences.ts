import {
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

/** A sentence of a page in which a fact is printed. */
export interface Sentence {
  readonly text: string;
  /** The heading above it; "" where there is none. */
  readonly heading: string;
  /** In the order of the text; one at least. */
  readonly facts: readonly FactInText[];
}

/** What the sentences are read from. */
export interface PageSource {
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
const SKIPPED_CLASSES = ["mark", "figure-number", "figure-shows", "figure-source"];

/** The sentences of a page in which facts are printed, in document order. */
export function sentencesOf(source: PageSource): Sentence[] {
  const segmenter = new Intl.Segmenter(source.tag, { granularity: "sentence" });
  const sentences: Sentence[] = [];
  let heading = "";
  for (const element of elementsOf(rootElement(parsePage(source.html), "body"))) {
    if (!BLOCKS.includes(element.tagName) || isSkipped(element)) continue;
    const block: Block = { text: "", facts: [] };
    gather(source, element, block);
    if (/^h[1-6]$/.test(element.tagName)) heading = block.text.trim();
    sentences.push(...cut(block, segmenter).map((sentence) => ({ ...sentence, heading })));
  }
  return sentences;
}

function isSkipped(element: Element): boolean {
  return (
    SKIPPED.includes(element.tagName) || SKIPPED_CLASSES.some((name) => hasClass(element, name))
  );
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

/** Cuts a block into sentences and keeps those with a fact and with words round it. */
function cut(block: Block, segmenter: Intl.Segmenter): Omit<Sentence, "heading">[] {
  return spans(block, segmenter).flatMap(([from, to]) => {
    const text = block.text.slice(from, to);
    const start = from + (text.length - text.trimStart().length);
    const facts = block.facts
      .filter((fact) => fact.start >= from && fact.start < to)
      .map((fact) => ({ ...fact, start: fact.start - start, end: fact.end - start }));
    const sentence = { text: text.trim(), facts };
    return facts.length > 0 && /\p{L}/u.test(sentence.text) ? [sentence] : [];
  });
}

/** Begin and end of each sentence; none ends inside of a fact ("No. 7"). */
function spans({ text, facts }: Block, segmenter: Intl.Segmenter): [number, number][] {
  const ends = [...segmenter.segment(text)]
    .map(({ index, segment }) => index + segment.length)
    .filter((end) => !facts.some((fact) => fact.start < end && end < fact.end));
  return ends.map((end, index) => [ends[index - 1] ?? 0, end]);
}
