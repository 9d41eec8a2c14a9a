import type { CssMode, HtmlState, Mode } from "./html-state.ts";

/** What the reader says about the markup it passes; offsets count in the text it was given. */
export interface HtmlListener {
  tag?(tag: string, closing: boolean, offset: number): void;
  attribute?(tag: string, attribute: string, offset: number): void;
  text?(text: string, offset: number): void;
  /** The content of `<title>`, `<style>`, `<script>`, `<textarea>`, or a piece of it. */
  raw?(tag: string, text: string, offset: number): void;
  /** A piece of a value; `first` where the value begins with it. */
  value?(tag: string, attribute: string, text: string, offset: number, first: boolean): void;
}

const RAW_TAGS = new Set(["title", "textarea", "style", "script"]);

type Cursor = { -readonly [Key in keyof HtmlState]: HtmlState[Key] };

/** One step: reads from `at`, changes the cursor, gives the offset it came to. */
type Step = (cursor: Cursor, text: string, at: number, listener: HtmlListener) => number;

/** Reads on from a state and says where the text ends. A small tokenizer: no tree, no repair. */
export function readHtml(state: HtmlState, text: string, listener: HtmlListener = {}): HtmlState {
  const cursor: Cursor = { ...state };
  let at = 0;
  while (at < text.length) at = STEPS[cursor.mode](cursor, text, at, listener);
  return cursor;
}

/** A tag or attribute whose name is complete because something else than text follows. */
export function settle(state: HtmlState, listener: HtmlListener = {}): HtmlState {
  if (state.mode === "tag-name") {
    listener.tag?.(state.tag, state.closing, 0);
    return { ...state, mode: "tag" };
  }
  return state;
}

const readText: Step = (cursor, text, at, listener) => {
  const next = text.indexOf("<", at);
  const end = next < 0 ? text.length : next;
  if (end > at) listener.text?.(text.slice(at, end), at);
  return next < 0 ? end : openMarkup(cursor, text, next, listener);
};

function openMarkup(cursor: Cursor, text: string, at: number, listener: HtmlListener): number {
  if (text.startsWith("<!--", at)) return enter(cursor, "comment", at + 4);
  if (/^<[!?]/.test(text.slice(at, at + 2))) return enter(cursor, "declaration", at + 2);
  if (at + 1 === text.length || text.slice(at) === "</")
    return enter(cursor, "tag-open", text.length);
  const opened = /^<(\/?)(?=[a-z])/i.exec(text.slice(at, at + 3));
  if (opened === null) {
    listener.text?.("<", at);
    return at + 1;
  }
  cursor.closing = opened[1] === "/";
  cursor.tag = "";
  return enter(cursor, "tag-name", at + opened[0].length);
}

function enter(cursor: Cursor, mode: Mode, at: number): number {
  cursor.mode = mode;
  return at;
}

/** The run of characters from `at` that match a class. */
function run(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

const readTagName: Step = (cursor, text, at, listener) => {
  const name = run(/[^\s/>]*/y, text, at);
  cursor.tag += name.toLowerCase();
  const end = at + name.length;
  if (end === text.length) return end;
  listener.tag?.(cursor.tag, cursor.closing, Math.max(0, at - 1));
  return enter(cursor, "tag", end);
};

const readTag: Step = (cursor, text, at) => {
  const skipped = at + run(/[\s/]*/y, text, at).length;
  if (skipped === text.length) return skipped;
  if (text[skipped] !== ">") {
    cursor.attribute = "";
    return enter(cursor, "attribute-name", skipped);
  }
  const raw = RAW_TAGS.has(cursor.tag) && !cursor.closing;
  cursor.css = "rules";
  return enter(cursor, raw ? "raw" : "text", skipped + 1);
};

const readAttributeName: Step = (cursor, text, at, listener) => {
  const name = run(/=?[^\s/>=]*/y, text, at);
  cursor.attribute += name.toLowerCase();
  listener.attribute?.(cursor.tag, cursor.attribute, at);
  return enter(cursor, "after-name", at + name.length);
};

const readAfterName: Step = (cursor, text, at) => {
  const skipped = at + run(/\s*/y, text, at).length;
  if (skipped === text.length) return skipped;
  return text[skipped] === "="
    ? enter(cursor, "before-value", skipped + 1)
    : enter(cursor, "tag", skipped);
};

const readBeforeValue: Step = (cursor, text, at) => {
  const skipped = at + run(/\s*/y, text, at).length;
  const character = text[skipped];
  if (character === undefined) return skipped;
  if (character === ">") return enter(cursor, "tag", skipped);
  const quoted = character === '"' || character === "'";
  if (!quoted) return enter(cursor, "unquoted", skipped);
  const mode = character === '"' ? "double" : "single";
  return enter(cursor, mode, skipped + 1);
};

const readQuoted: Step = (cursor, text, at, listener) => {
  const end = text.indexOf(cursor.mode === "double" ? '"' : "'", at);
  const stop = end < 0 ? text.length : end;
  if (stop > at) {
    listener.value?.(cursor.tag, cursor.attribute, text.slice(at, stop), at, at > 0);
  }
  return end < 0 ? stop : enter(cursor, "tag", end + 1);
};

const readUnquoted: Step = (cursor, text, at, listener) => {
  const value = run(/[^\s>]*/y, text, at);
  listener.value?.(cursor.tag, cursor.attribute, value, at, at > 0);
  const end = at + value.length;
  return end === text.length ? end : enter(cursor, "tag", end);
};

const readComment: Step = (cursor, text, at) => {
  const end = text.indexOf("-->", at);
  return end < 0 ? text.length : enter(cursor, "text", end + 3);
};

const readDeclaration: Step = (cursor, text, at) => {
  const end = text.indexOf(">", at);
  return end < 0 ? text.length : enter(cursor, "text", end + 1);
};

/** `<title>`, `<style>`, `<script>`, `<textarea>`: nothing is markup but their own end tag. */
const readRaw: Step = (cursor, text, at, listener) => {
  const close = new RegExp(`</${cursor.tag}(?=[\\s/>]|$)`, "gi");
  close.lastIndex = at;
  const found = close.exec(text);
  const end = found?.index ?? text.length;
  const content = text.slice(at, end);
  if (cursor.tag === "style") cursor.css = readCss(cursor.css, content);
  if (content !== "") listener.raw?.(cursor.tag, content, at);
  if (found === null) return end;
  cursor.closing = true;
  return enter(cursor, "tag", end + found[0].length);
};

/** Strings and comments of a style sheet. */
function readCss(start: CssMode, text: string): CssMode {
  let mode = start;
  for (const [token] of text.matchAll(/\\[\s\S]|\/\*|\*\/|["'\n]/g)) mode = cssStep(mode, token);
  return mode;
}

function cssStep(mode: CssMode, token: string): CssMode {
  if (mode === "comment") return token === "*/" ? "rules" : mode;
  if (mode === "double") return token === '"' || token === "\n" ? "rules" : mode;
  if (mode === "single") return token === "'" || token === "\n" ? "rules" : mode;
  if (token === "/*") return "comment";
  if (token === '"') return "double";
  return token === "'" ? "single" : mode;
}

const STEPS: Readonly<Record<Mode, Step>> = {
  text: readText,
  "tag-open": (cursor, _text, at) => enter(cursor, "text", at),
  "tag-name": readTagName,
  tag: readTag,
  "attribute-name": readAttributeName,
  "after-name": readAfterName,
  "before-value": readBeforeValue,
  double: readQuoted,
  single: readQuoted,
  unquoted: readUnquoted,
  comment: readComment,
  declaration: readDeclaration,
  raw: readRaw,
};
