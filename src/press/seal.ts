/**
 * What the press puts first into every page, whatever the page says itself:
 * - a policy under which nothing is loaded but what the page brings along, and no script runs;
 * - no layout for the screen, which Chromium would otherwise make twice beside the one for print
 *   (28 → 21 ms of four pages).
 */
const SEAL = [
  '<meta http-equiv="Content-Security-Policy" content="',
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; ",
  "base-uri 'none'; form-action 'none'",
  '">',
].join("");
const NO_SCREEN = "<style>@media screen{html{display:none}}</style>";

/**
 * The document as the browser gets it: sealed against the world.
 * @param screen whether it is laid out on screen too, as measuring needs.
 * @throws Error if the document has no `<head>`: ours have.
 */
export function sealed(html: string, screen = false): string {
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head === null) throw new Error("the document to print has no <head>");
  const at = head.index + head[0].length;
  return html.slice(0, at) + SEAL + (screen ? "" : NO_SCREEN) + html.slice(at);
}
