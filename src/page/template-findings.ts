import { type Finding, type Place, problem } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";
import {
  type BlockStatement,
  type Decorator,
  type DecoratorBlock,
  type MustacheStatement,
  type PartialCall,
  placeOf,
  written,
} from "./ast.ts";
import type { Helper } from "./helper.ts";
import { helperNames } from "./vocabulary.ts";

/** `{{{x}}}` prints without escaping: nothing of an author's may. */
export function escapeFinding(
  file: string,
  mustache: MustacheStatement,
  safe: boolean,
): Finding | undefined {
  if (mustache.escaped || safe) return undefined;
  return problem(
    "template/unescaped",
    placeOf(file, mustache.loc),
    `{{{${written(mustache.path)}}}} would print without escaping`,
    "Write it with two braces: what is ours prints as markup anyway.",
  );
}

/** The finding for a call of something that is no helper. */
export function unknownHelper(name: string, place: Place): Finding {
  return problem(
    "template/unknown-helper",
    place,
    `there is no helper "${name}"`,
    nameRemedy(name, helperNames),
  );
}

/** The finding for a block that is none; undefined where the helper may be called as one. */
export function blockFinding(
  file: string,
  block: BlockStatement,
  helper: Helper | undefined,
): Finding | undefined {
  const place = placeOf(file, block.loc);
  const name = written(block.path);
  if (helper?.block === "never") {
    return problem(
      "template/no-block",
      place,
      `"${name}" is no block`,
      `Write it without the #: {{${name} …}}.`,
    );
  }
  if (helper !== undefined) return undefined;
  if (block.params.length > 0) return unknownHelper(name, place);
  return problem(
    "template/unknown-helper",
    place,
    `there is no block "${name}"`,
    `Write {{#each ${name}}} for the rows of a table, {{#with ${name}}} for a row, or correct the name.`,
  );
}

export function decoratorFinding(file: string, decorator: Decorator | DecoratorBlock): Finding {
  return problem(
    "template/decorator",
    placeOf(file, decorator.loc),
    `the decorator "${written(decorator.path)}" is not known`,
    'Only {{#*inline "name"}}…{{/inline}} is.',
  );
}

export function dynamicPartial(file: string, partial: PartialCall): Finding {
  return problem(
    "template/dynamic-partial",
    placeOf(file, partial.loc),
    "the name of a partial can't be worked out",
    "Name it: {{> name}}, inside {{#if}} where it depends on something.",
  );
}
