import { parse, type Selector, SelectorType } from "css-what";

/** `p.deck:empty`: what one element must be, and how it stands to the one before. */
export interface Compound {
  /** `>`, `+` and the like; undefined at the beginning. */
  readonly combinator: SelectorType | undefined;
  readonly tests: readonly Selector[];
}

/** `.text > * + h2`, from left to right. */
export type Chain = readonly Compound[];

/** A rule's selectors, what it declares, and whether it ends there: rules within rules come one by one. */
const RULE = /([^{};]+)\{(?=([^{}]*)([{}]|$))/g;

/** The steps of an animation are no selectors. */
const STEPS = /^(?:(?:from|to|[\d.]+%)(?:\s*,\s*|$))+$/;

/** Declarations that make a box of each element in another, and one of each text between them. */
const MAKES_BOXES = /(?:display|\ball)\s*:[^;{}]*(?:flex|grid|box|contents|inherit|var\()/i;
const BOXES = new RegExp(MAKES_BOXES.source, "gi");

/** What a style sheet could see of elements in a line. */
export interface Selectors {
  /** Of every rule that could say something to them. */
  readonly all: readonly Chain[];
  /** Of rules that make boxes of what is in an element. */
  readonly boxing: readonly Chain[];
}

/** Declarations that mean nothing to an element in a line. */
const BOX = /^\s*(?:box-sizing\s*:[^;]+|(?:margin|padding)\s*:\s*0\s*)$/;

const COMBINATORS: ReadonlySet<SelectorType> = new Set([
  SelectorType.Adjacent,
  SelectorType.Child,
  SelectorType.Descendant,
  SelectorType.Sibling,
]);

/** Pseudo-classes that ask the very element at which they stand. */
export const ASK_ITSELF: ReadonlySet<string> = new Set(["is", "where", "not"]);

/** A rule that could say something to an element in a line. */
interface Rule {
  readonly selectors: readonly (readonly Selector[])[];
  readonly declarations: string;
}

/**
 * The selectors of a style sheet without comments and strings, those in brackets beside those they stand
 * in; undefined where one can't be read, or what it sees can't be told. Without those of rules that say
 * nothing to an element in a line.
 */
export function selectorsOf(bare: string): Selectors | undefined {
  // The first letter is sought within one text.
  if (/@scope|first-letter/i.test(bare)) return undefined;
  try {
    const rules = rulesIn(bare);
    const boxing = rules.filter(({ declarations }) => makesBoxes(declarations));
    // One behind a rule within its own isn't among them.
    if (count(bare) > count(boxing.map(({ declarations }) => declarations).join(";")))
      return undefined;
    return {
      all: rules.flatMap(({ selectors }) => selectors.flatMap(chainsIn)),
      boxing: boxing.flatMap(({ selectors }) => selectors.map(chainOf)),
    };
  } catch {
    return undefined;
  }
}

/** Whether declarations make a box of each element in the one that they are for. */
export function makesBoxes(declarations: string): boolean {
  return MAKES_BOXES.test(declarations);
}

function count(declarations: string): number {
  return declarations.match(BOXES)?.length ?? 0;
}

function rulesIn(bare: string): Rule[] {
  return [...bare.matchAll(RULE)].flatMap(([, before = "", declarations = "", end]) => {
    const selectors = before.trim();
    const isNone = selectors.startsWith("@") || STEPS.test(selectors);
    const saysNothing = end === "}" && declarations.split(";").every(isForBoxes);
    return isNone || saysNothing ? [] : [{ selectors: parse(selectors), declarations }];
  });
}

function isForBoxes(declaration: string): boolean {
  return declaration.trim() === "" || BOX.test(declaration);
}

function chainsIn(selector: readonly Selector[]): Chain[] {
  return [chainOf(selector), ...selector.flatMap(chainsInBrackets)];
}

/** `:is(p, li)` is answered where it stands; `:is(p > *)` and `:has(p)` ask other elements as well. */
function chainsInBrackets(test: Selector): Chain[] {
  if (test.type !== SelectorType.Pseudo || !Array.isArray(test.data)) return [];
  return test.data.flatMap((selector) => {
    const [chain = [], ...inner] = chainsIn(selector);
    return ASK_ITSELF.has(test.name) && chain.length === 1 ? inner : [chain, ...inner];
  });
}

/** A selector, parted at its combinators. */
export function chainOf(selector: readonly Selector[]): Chain {
  const chain: { combinator: SelectorType | undefined; tests: Selector[] }[] = [];
  for (const token of selector) {
    if (COMBINATORS.has(token.type)) chain.push({ combinator: token.type, tests: [] });
    else if (chain.length === 0) chain.push({ combinator: undefined, tests: [token] });
    else chain.at(-1)?.tests.push(token);
  }
  return chain;
}
