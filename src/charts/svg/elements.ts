/** An element as it is written; its attributes as text, each behind a space. */
export interface SvgElement {
  readonly name: string;
  /** Attributes that a group of such elements can have for all of them. */
  readonly style: string;
  /** Attributes that are this element's own: place, opacity, clipping. */
  readonly own: string;
  readonly body: string;
}

/** Neighbours of one kind and one style stand in a group that has the style: a third of the bytes. */
export function elementsText(elements: readonly SvgElement[]): string {
  let text = "";
  for (let at = 0; at < elements.length; ) {
    const end = endOfRun(elements, at);
    const run = elements.slice(at, end);
    text += run.length > 1 ? groupText(run) : run.map(elementText).join("");
    at = end;
  }
  return text;
}

/** Where the neighbours of an element's kind and style end; one without a style stands alone. */
function endOfRun(elements: readonly SvgElement[], at: number): number {
  const first = elements[at];
  let end = at + 1;
  while (first?.style && isAlike(first, elements[end])) end++;
  return end;
}

function isAlike(first: SvgElement, other: SvgElement | undefined): boolean {
  return other?.name === first.name && other.style === first.style;
}

function groupText(run: readonly SvgElement[]): string {
  const bare = run.map((element) => elementText({ ...element, style: "" }));
  return `<g${run[0]?.style}>${bare.join("")}</g>`;
}

function elementText({ name, style, own, body }: SvgElement): string {
  const tag = `${name}${own}${style}`;
  return body === "" ? `<${tag}/>` : `<${tag}>${body}</${name}>`;
}
