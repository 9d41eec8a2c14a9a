import {
  AttributeAction,
  type AttributeSelector,
  type PseudoSelector,
  type Selector,
  SelectorType,
  type TagSelector,
} from "css-what";
import { bareCss, OPAQUE, paperCss } from "./css-text.ts";
import {
  ASK_ITSELF,
  type Chain,
  type Compound,
  chainOf,
  makesBoxes,
  type Selectors,
  selectorsOf,
} from "./selectors.ts";
import { attributeOf, type Element, hasClass, isElement } from "./tree.ts";

/** Whether a page could look otherwise if a fact's text stood in its parent, without an element. */
export type Sight = (fact: Element, parent: Element) => boolean;

/** Where the element of a fact stands. */
interface Spot {
  readonly fact: Element;
  readonly parent: Element;
  /** The elements beside it, and itself: another of its kind may stand there too. */
  readonly beside: readonly Element[];
}

/** Pseudo-classes that count siblings, or may. */
const COUNTING = /^(?:(?:first|last|only|nth|nth-last)-child|-webkit-any)$/;

/** Pseudo-classes of what a reader does on a screen, and of links. */
const NEVER = /^(?:hover|active|focus|focus-visible|focus-within|target|link|any-link|visited)$/;

const EVERYTHING: Sight = () => true;

const FACT_ID = /^f\d+$/;

/** What is known of style sheets, by their bare text: that of a page differs in strings alone. */
const MOST = 50;
const known = new Map<string, Sight>();

/**
 * What style sheets see of facts: they do where a selector could mean the element of one, or asks for
 * the number or the order of those beside it, and where each element is a box of its own. Where that
 * can't be told, they do.
 */
export function sightOf(sheets: readonly string[]): Sight {
  const texts = sheets.map((css) => bareCss(paperCss(css)));
  if (texts.includes(undefined)) return EVERYTHING;
  const bare = texts.join("\n");
  const sight = known.get(bare) ?? makeSight(selectorsOf(bare));
  if (known.size > MOST) known.clear();
  known.set(bare, sight);
  return sight;
}

/** All facts among the same elements get the answer of the first. */
function makeSight(selectors: Selectors | undefined): Sight {
  if (selectors === undefined) return EVERYTHING;
  const { all, boxing } = selectors;
  const answers = new Map<string, boolean>();
  let near: readonly Chain[] | undefined;
  return (fact, parent) => {
    if (makesBoxes(attributeOf(parent, "style") ?? "")) return true;
    const place = placeOf(parent);
    const known = answers.get(place);
    if (known !== undefined) return known;
    near ??= all.filter((chain) => chain.some((c) => asksOrder(c) || couldBe(c, fact)));
    const beside = parent.childNodes.filter(isElement);
    const isBox = boxing.some((chain) => couldBe(chain.at(-1), parent));
    const answer = isBox || couldSee(near, { fact, parent, beside });
    answers.set(place, answer);
    return answer;
  };
}

/** An element and what kinds of elements stand in it: all that the tests below ask. */
function placeOf(parent: Element): string {
  let inside = "";
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    const kind = look(child);
    if (!inside.includes(kind)) inside += kind;
  }
  return look(parent) + inside;
}

function look({ tagName, attrs }: Element): string {
  let kind = `<${tagName}`;
  for (const { name, value } of attrs) kind += name === "class" ? `.${value}` : ` ${name}`;
  return `${kind}>`;
}

function couldSee(chains: readonly Chain[], spot: Spot): boolean {
  return chains.some((chain) =>
    chain.some((compound, index) => {
      const meant = asksOrder(compound) ? spot.beside : [spot.fact];
      return meant.some((element) => couldStand(chain, index, element, spot));
    }),
  );
}

/** Whether an element beside the fact could be what a chain asks for at an index. */
function couldStand(chain: Chain, index: number, element: Element, spot: Spot): boolean {
  const compound = chain[index];
  const before = chain[index - 1];
  if (compound === undefined || !couldBe(compound, element)) return false;
  if (before === undefined || compound.combinator === SelectorType.Descendant) return true;
  if (compound.combinator === SelectorType.Child) return couldBe(before, spot.parent);
  return spot.beside.some((other) => couldStand(chain, index - 1, other, spot));
}

function asksOrder({ combinator, tests }: Compound): boolean {
  return combinator === SelectorType.Adjacent || tests.some(counts);
}

function counts(test: Selector): boolean {
  if (test.type !== SelectorType.Pseudo) return false;
  return Array.isArray(test.data) ? test.data.flat().some(counts) : COUNTING.test(test.name);
}

function couldBe(compound: Compound | undefined, element: Element): boolean {
  return compound?.tests.every((test) => couldPass(test, element)) ?? false;
}

function couldPass(test: Selector, element: Element): boolean {
  switch (test.type) {
    case SelectorType.Tag:
      return isNamed(test, element);
    case SelectorType.Attribute:
      return couldHave(test, element);
    case SelectorType.Pseudo:
      return couldPassPseudo(test, element);
    default:
      return true;
  }
}

/** Values aren't compared, but for those of our own elements where they can be: `.fact`, `#f12`. */
function couldHave(test: AttributeSelector, element: Element): boolean {
  const { action, value, ignoreCase } = test;
  const name = test.name.toLowerCase();
  if (action === AttributeAction.Not) return true;
  if (value === OPAQUE || ignoreCase === true) return attributeOf(element, name) !== undefined;
  if (name === "class" && action === AttributeAction.Element) return hasClass(element, value);
  if (name === "id" && action === AttributeAction.Equals && hasClass(element, "fact"))
    return FACT_ID.test(value);
  return attributeOf(element, name) !== undefined;
}

function couldPassPseudo({ name, data }: PseudoSelector, element: Element): boolean {
  if (name === "root") return element.tagName === "html";
  if (NEVER.test(name)) return false;
  if (!Array.isArray(data) || !ASK_ITSELF.has(name)) return true;
  if (name === "not") return !data.some((selector) => surelyIs(selector, element));
  return data.some((selector) => couldBe(chainOf(selector).at(-1), element));
}

function isNamed({ name }: TagSelector, { tagName }: Element): boolean {
  return name.toLowerCase() === tagName.toLowerCase();
}

/** Only a name alone is sure: `data`, `.fact`. */
function surelyIs([test, ...more]: readonly Selector[], element: Element): boolean {
  if (test === undefined || more.length > 0) return false;
  if (test.type === SelectorType.Tag) return isNamed(test, element);
  const isClass =
    test.type === SelectorType.Attribute &&
    test.name === "class" &&
    test.action === AttributeAction.Element;
  return isClass && hasClass(element, test.value);
}
