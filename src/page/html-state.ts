/** Where in the HTML a template stands, as far as its words have been read. */
export interface HtmlState {
  readonly mode: Mode;
  /** Tag that is open or being read, lower case. */
  readonly tag: string;
  readonly closing: boolean;
  /** Attribute whose name or value is being read, lower case. */
  readonly attribute: string;
  /** Inside a `<style>`: in a string, a comment, or between them. */
  readonly css: CssMode;
}

export type Mode =
  | "text"
  | "tag-open"
  | "tag-name"
  | "tag"
  | "attribute-name"
  | "after-name"
  | "before-value"
  | "double"
  | "single"
  | "unquoted"
  | "comment"
  | "declaration"
  | "raw";

export type CssMode = "rules" | "double" | "single" | "comment";

/** The beginning of a file and of every block that prints by itself. */
export const TEXT: HtmlState = {
  mode: "text",
  tag: "",
  closing: false,
  attribute: "",
  css: "rules",
};

/** Whether two ends are the same place: between attributes counts as one, however it was reached. */
export function samePlace(a: HtmlState, b: HtmlState): boolean {
  const name = ({ mode }: HtmlState): Mode =>
    mode === "tag-name" || mode === "after-name" ? "tag" : mode;
  const inside = !["text", "comment", "declaration"].includes(a.mode);
  return (
    name(a) === name(b) &&
    (!inside || a.tag === b.tag) &&
    (a.mode !== "raw" || a.css === b.css) &&
    (!["double", "single"].includes(a.mode) || a.attribute === b.attribute)
  );
}

/** The place in words. */
export function describeState(state: HtmlState): string {
  const words: Readonly<Record<Mode, string>> = {
    text: "in text",
    "tag-open": 'after "<"',
    "tag-name": `in the tag <${state.tag}>`,
    tag: `in the tag <${state.tag}>`,
    "attribute-name": `in the name of an attribute of <${state.tag}>`,
    "after-name": `after the attribute ${state.attribute}`,
    "before-value": `before the value of ${state.attribute}`,
    double: `in the value of ${state.attribute}`,
    single: `in the value of ${state.attribute}`,
    unquoted: `in the unquoted value of ${state.attribute}`,
    comment: "in an HTML comment",
    declaration: "in a declaration",
    raw: `in <${state.tag}>`,
  };
  return words[state.mode];
}
