import type { Helper } from "./helper.ts";
import { blockHelpers } from "./helpers/block.ts";
import { changeHelpers } from "./helpers/change.ts";
import { chartHelpers } from "./helpers/chart.ts";
import { conditionHelpers } from "./helpers/condition.ts";
import { courseHelpers } from "./helpers/course.ts";
import { figureHelpers } from "./helpers/figure.ts";
import { markdownHelpers } from "./helpers/markdown.ts";
import { noteHelpers } from "./helpers/note.ts";
import { numberHelpers } from "./helpers/number.ts";
import { photoHelpers } from "./helpers/photo.ts";
import { tableHelpers } from "./helpers/table.ts";
import { timeHelpers } from "./helpers/time.ts";
import { wordHelpers } from "./helpers/words.ts";

/** Everything a template can call, in the order of the documentation. */
export const vocabulary: readonly Helper[] = [
  ...numberHelpers,
  ...changeHelpers,
  ...courseHelpers,
  ...wordHelpers,
  ...timeHelpers,
  ...conditionHelpers,
  ...blockHelpers,
  ...markdownHelpers,
  ...chartHelpers,
  ...photoHelpers,
  ...tableHelpers,
  ...figureHelpers,
  ...noteHelpers,
];

const byName: ReadonlyMap<string, Helper> = new Map(
  vocabulary.map((helper) => [helper.name, helper]),
);

/** The helper of a name; undefined where there is none. */
export function helperOf(name: string | undefined): Helper | undefined {
  return name === undefined ? undefined : byName.get(name);
}

/** All names, for near ones. */
export const helperNames: readonly string[] = [...byName.keys()];
