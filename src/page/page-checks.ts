import { type Finding, type Place, problem, warning } from "../finding/finding.ts";
import { checkAddress, checkAttribute, checkTag } from "./markup.ts";
import {
  ancestorsOf,
  attributeOf,
  type Element,
  elementsOf,
  headingLevel,
  isElement,
  isHtml,
  textOf,
} from "./tree.ts";

/** Inline elements whose language Chromium forgets, unless they have an id or a role. */
const FORGETFUL = new Set(["span", "i", "b", "u", "q", "cite", "bdi", "data", "small", "mark"]);

/** What is wrong with a composed page: all that shows only once its parts are put together. */
export function checkPage(elements: readonly Element[], place: Place): Finding[] {
  const findings = [
    ...checkHeadings(elements, place),
    ...checkTables(elements, place),
    ...checkIds(elements, place),
  ];
  for (const element of elements) checkElement(element, place, findings);
  return findings;
}

function checkHeadings(elements: readonly Element[], place: Place): Finding[] {
  const headings = elements.filter((element) => headingLevel(element) !== undefined);
  const first = headings.filter((heading) => heading.tagName === "h1");
  const findings: Finding[] = [];
  if (first.length !== 1) findings.push(titleCount(first, place));
  let last = 0;
  for (const heading of headings) {
    const level = headingLevel(heading) ?? 1;
    if (textOf(heading).trim() === "") findings.push(emptyHeading(heading, place));
    if (level > last + 1) findings.push(skippedLevel(heading, last, place));
    last = level;
  }
  return findings;
}

function titleCount(found: readonly Element[], place: Place): Finding {
  const texts = found.map((heading) => `"${textOf(heading)}"`).join(", ");
  return problem(
    "page/title",
    place,
    found.length === 0 ? "the page has no <h1>" : `the page has ${found.length} <h1>: ${texts}`,
    "Give it exactly one, its headline.",
  );
}

function emptyHeading(heading: Element, place: Place): Finding {
  return problem(
    "page/empty-heading",
    place,
    `an <${heading.tagName}> has no text`,
    "Fill it, or put it into {{#if}}.",
  );
}

function skippedLevel(heading: Element, last: number, place: Place): Finding {
  return problem(
    "page/heading-level",
    place,
    `the heading "${textOf(heading)}" is <${heading.tagName}> after ${last === 0 ? "none" : `<h${last}>`}: a level is skipped`,
    `Make it <h${last + 1}>.`,
  );
}

function checkTables(elements: readonly Element[], place: Place): Finding[] {
  const tables = elements.filter((element) => element.tagName === "table");
  return tables.flatMap((table) => {
    const inside = elementsOf(table);
    const caption = inside.find((element) => element.tagName === "caption");
    const name = caption === undefined ? "a table" : `the table "${textOf(caption)}"`;
    return [
      ...(caption === undefined ? [withoutCaption(place)] : []),
      ...inside.filter(isCell).flatMap((cell) => checkCell(cell, name, place)),
      ...inside.filter(isRow).flatMap((row) => checkRow(row, name, place)),
    ];
  });
}

function withoutCaption(place: Place): Finding {
  return problem("page/caption", place, "a table has no <caption>", "Say in it what is shown.");
}

function isCell({ tagName }: Element): boolean {
  return tagName === "td" || tagName === "th";
}

function isRow({ tagName }: Element): boolean {
  return tagName === "tr";
}

function checkCell(cell: Element, table: string, place: Place): Finding[] {
  const findings: Finding[] = [];
  const filled =
    textOf(cell).trim() !== "" ||
    elementsOf(cell).some((element) => element.tagName === "img" || element.tagName === "svg");
  if (!filled) {
    findings.push(
      problem(
        "page/empty-cell",
        place,
        `${table} has an empty <${cell.tagName}>: it would vanish from the PDF's tags`,
        "Print a mark or a word in it.",
      ),
    );
  }
  if (cell.tagName === "th" && attributeOf(cell, "scope") === undefined) {
    findings.push(
      problem(
        "page/scope",
        place,
        `${table} has a <th> without scope: "${textOf(cell)}"`,
        'Add scope="col" or scope="row".',
      ),
    );
  }
  return findings;
}

function checkRow(row: Element, table: string, place: Place): Finding[] {
  const cells = row.childNodes.filter(isElement);
  if (cells.some((cell) => cell.tagName === "th")) return [];
  return [
    problem(
      "page/row-head",
      place,
      `${table} has a row without <th>: "${cells.map((cell) => textOf(cell)).join(", ")}"`,
      'Make its first cell a <th scope="row">.',
    ),
  ];
}

function checkIds(elements: readonly Element[], place: Place): Finding[] {
  const ids = new Set<string>();
  const findings: Finding[] = [];
  for (const element of elements) {
    const id = attributeOf(element, "id");
    if (id === undefined) continue;
    if (ids.has(id)) findings.push(twice(id, place));
    ids.add(id);
  }
  const links = elements.filter(({ tagName }) => tagName === "a");
  return [...findings, ...links.flatMap((link) => checkTarget(link, ids, place))];
}

function twice(id: string, place: Place): Finding {
  return problem(
    "page/id-twice",
    place,
    `the id "${id}" stands on the page twice`,
    "Give each element an id of its own.",
  );
}

function checkTarget(element: Element, ids: ReadonlySet<string>, place: Place): Finding[] {
  const target = attributeOf(element, "href");
  if (target === undefined || !target.startsWith("#")) return [];
  // Links to figures and notes that aren't there have a finding of their own, with a line.
  if (ids.has(target.slice(1)) || target === "#" || target.startsWith("#note-")) return [];
  return [
    problem(
      "page/link",
      place,
      `the link "${textOf(element)}" leads to "${target}", which is not on the page`,
      "Correct the id.",
    ),
  ];
}

/** Adds to the findings: a page has thousands of elements, and next to none has one. */
function checkElement(element: Element, place: Place, findings: Finding[]): void {
  const name = element.tagName;
  findings.push(...checkTag(name.toLowerCase(), place));
  for (const attribute of element.attrs) {
    findings.push(...checkAttribute(name === "meta" ? "" : name, attribute.name, place));
    findings.push(...checkAddress(name, attribute.name, attribute.value, place));
  }
  if (name === "img") findings.push(...checkPicture(element, place));
  if (name === "a") findings.push(...checkLink(element, place));
  if (FORGETFUL.has(name)) findings.push(...checkLanguage(element, place));
}

function checkPicture(element: Element, place: Place): Finding[] {
  if (attributeOf(element, "alt") !== undefined) return [];
  return [problem("page/alternative", place, "an <img> has no alt", 'Say what is seen: alt="…".')];
}

function checkLanguage(element: Element, place: Place): Finding[] {
  const lost =
    attributeOf(element, "lang") !== undefined &&
    attributeOf(element, "id") === undefined &&
    attributeOf(element, "role") === undefined;
  if (!lost) return [];
  return [
    warning(
      "page/language",
      place,
      `the language of "${textOf(element)}" is lost in the PDF`,
      'Use {{foreign "zh" "…"}}, or add role="generic".',
    ),
  ];
}

function checkLink(element: Element, place: Place): Finding[] {
  const hidden = attributeOf(element, "aria-hidden") === "true";
  if (!hidden && isHtml(element) && !ancestorsOf(element).some((outer) => !isHtml(outer)))
    return [];
  return [
    problem(
      "page/link",
      place,
      "a link inside a drawing, or hidden from readers, is lost in the PDF's tags",
      "Put the link into the text.",
    ),
  ];
}
