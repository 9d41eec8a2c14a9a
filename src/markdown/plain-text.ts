import type { Parents, Text } from "mdast";
import { defaultHandlers, type Info, type State } from "mdast-util-to-markdown";

/**
 * Words that no reader of Markdown takes for a sign, whatever stands round them, with one neighbour on
 * each side: no space at the end of a line, no number of a list at its beginning. Most texts of a page.
 */
const WORDS = /^(?!\n? )(?!\n?\d+\.)\n?[\p{L}\p{N}\u00A0 ,.;%’–—−]*(?<! )\n?$/u;

/** Writes the text of a node as the library does, which looks through each for some forty signs. */
export function plainText(
  node: Text,
  parent: Parents | undefined,
  state: State,
  info: Info,
): string {
  const { value } = node;
  if (!value.includes("\n") && WORDS.test(info.before + value + info.after)) return value;
  return defaultHandlers.text(node, parent, state, info);
}
