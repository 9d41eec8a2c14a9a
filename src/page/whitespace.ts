import {
  type Child,
  type Element,
  isElement,
  isHtml,
  isText,
  type Parent,
  type Text,
} from "./tree.ts";

/** Elements that begin a block of text of their own. */
const BLOCKS = new Set(
  (
    "html head body address article aside blockquote caption center col colgroup dd details dialog " +
    "div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr legend li main " +
    "menu nav ol p section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Elements whose white space means something, or whose text is none. */
const KEPT = new Set(["pre", "textarea", "style", "script", "title", "meta"]);

/** Elements that say nothing where nothing is in them. */
const LEFT_OUT = new Set(["p", "ul", "ol"]);

/** The end of the text that was read in a block. */
interface Run {
  /** No space may follow: the block begins here, or a space has been. */
  closed: boolean;
  last: Text | undefined;
  text: string;
}

/**
 * Makes the white space of a page such that `white-space: pre-wrap` shows it as HTML would without:
 * runs of ASCII white space become one space, none at the ends of a block or beside a line break, none
 * between blocks; no-break spaces stay. Comments, and paragraphs and lists with nothing in them, are left out.
 * Gives the text of each block, in document order.
 */
export function normaliseWhitespace(root: Parent): string[] {
  const texts: string[] = [];
  const run = newRun();
  walk(root, run, texts);
  flush(run, texts);
  return texts;
}

function newRun(): Run {
  return { closed: true, last: undefined, text: "" };
}

function walk(parent: Parent, run: Run, texts: string[]): void {
  const kept: Child[] = [];
  for (const child of parent.childNodes) {
    if (child.nodeName === "#comment") continue;
    // Words before an empty paragraph would run into those after it.
    const afterWords = run.text !== "";
    visit(child, run, texts);
    const isEmpty = isText(child) ? child.value === "" : !afterWords && isLeftOut(child);
    if (!isEmpty) kept.push(child);
  }
  parent.childNodes = kept;
}

function isLeftOut(child: Child): boolean {
  return (
    isElement(child) &&
    LEFT_OUT.has(child.tagName) &&
    child.childNodes.every((inner) => isText(inner) && inner.value === "")
  );
}

function visit(child: Child, run: Run, texts: string[]): void {
  if (isText(child)) readText(child, run);
  else if (isElement(child)) readElement(child, run, texts);
}

/** White space that isn't one space already. */
const LOOSE = / {2}|[\t\n\r\f]/;

function readText(node: Text, run: Run): void {
  let { value } = node;
  if (LOOSE.test(value)) value = value.replace(/[ \t\n\r\f]+/g, " ");
  if (run.closed && value.startsWith(" ")) value = value.slice(1);
  node.value = value;
  if (value === "") return;
  run.closed = value.endsWith(" ");
  run.last = node;
  run.text += value;
}

function readElement(element: Element, run: Run, texts: string[]): void {
  const name = element.tagName;
  if (KEPT.has(name) && isHtml(element)) return;
  if (name === "br") breakLine(run);
  else if (name === "img" || !isHtml(element)) readReplaced(run);
  else if (BLOCKS.has(name)) readBlock(element, run, texts);
  else walk(element, run, texts);
}

function readBlock(element: Element, run: Run, texts: string[]): void {
  flush(run, texts);
  const inner = newRun();
  walk(element, inner, texts);
  flush(inner, texts);
}

/** A picture in a line: a space beside it stays. */
function readReplaced(run: Run): void {
  run.closed = false;
  run.last = undefined;
}

function breakLine(run: Run): void {
  trimEnd(run);
  run.closed = true;
  run.last = undefined;
  run.text += " ";
}

/** The end of a block: the space before it goes, and its text is complete. */
function flush(run: Run, texts: string[]): void {
  trimEnd(run);
  const text = (run.text.includes("  ") ? run.text.replace(/ +/g, " ") : run.text).trim();
  if (text !== "") texts.push(text);
  run.closed = true;
  run.last = undefined;
  run.text = "";
}

function trimEnd(run: Run): void {
  if (run.last?.value.endsWith(" ")) run.last.value = run.last.value.slice(0, -1);
}
