import { readStates } from "../archive/states.ts";
import type { Parameters } from "../check/parameters.ts";
import { fontFamilies } from "../fonts/faces.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { judge, sharedTold } from "./judge.ts";
import { byGravity, type Oddity } from "./oddity.ts";
import { type Missing, openRoll, type Roll, type RollRequest } from "./roll.ts";
import { type Seen, seeEdition } from "./seen.ts";
import { openStale } from "./stale.ts";
import { type Draughtsman, openDraughtsman } from "./thumbnail.ts";
import { plural } from "./words.ts";

/** Which editions are reviewed. */
export interface ReviewRequest extends RollRequest {
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/** One edition on the sheet. */
export interface ReviewedEdition {
  /** `<bulletin>/<folder>`. */
  readonly edition: string;
  /** Absolute path of its folder. */
  readonly directory: string;
  /** Of the PDF; "" where that can't be read. */
  readonly title: string;
  readonly parameters: Parameters;
  readonly state: string;
  /** Whether it has a page for a screen, bulletin.html. */
  readonly screen: boolean;
  readonly pages: number;
  /** Characters of its text, white space left out. */
  readonly characters: number;
  /** The gravest first; empty where it is as its siblings. */
  readonly odd: readonly Oddity[];
  /** PNG of the first page; undefined where the PDF can't be read. */
  readonly thumbnail: Buffer | undefined;
}

/** What a burst came to, for somebody who has ten minutes. */
export interface ReviewSheet {
  readonly bulletin: string;
  /** Undefined where the bulletin has no periods. */
  readonly period: string | undefined;
  /** The odd ones first, by their gravest fault; the others by name. */
  readonly editions: readonly ReviewedEdition[];
  readonly missing: readonly Missing[];
  /** What is so of more than half of the editions, and what couldn't be found out: whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Reviews the editions of a bulletin as they lie in `output/`: by default those of the newest period:
 *
 *   which editions → each looked through → judged among its siblings → the odd ones first
 *
 * Throws an InputError where the bulletin is unknown, nothing of it is built, or no edition has what is asked for.
 */
export async function review(
  workspace: Workspace,
  name: string,
  request: ReviewRequest = {},
): Promise<ReviewSheet> {
  const stage = request.onStage ?? (() => {});
  stage("reading the list");
  const bulletin = await readBulletin(workspace, name, () => {});
  const roll = await openRoll(workspace, bulletin, request);
  const seen = await seeAll(workspace, name, roll, bulletin.definition.approval === true, stage);
  const ours = new Map(fontFamilies().map(({ family }) => [family.replaceAll(" ", ""), family]));
  const { odd, notes } = sharedTold(judge(seen, ours));
  const editions = seen.map((one, at) => reviewed(one, odd[at] ?? []));
  return {
    ...{ bulletin: name, period: roll.period, missing: roll.missing },
    editions: [...unreadable(roll), ...editions].sort(oddFirst),
    notes: [...notes, ...roll.notes, ...comparisonNote(roll)],
  };
}

/** One after the other, so that no more than one PDF is in memory. */
async function seeAll(
  workspace: Workspace,
  name: string,
  roll: Roll,
  asked: boolean,
  stage: (stage: string) => void,
): Promise<Seen[]> {
  const { lines } = await readStates(workspace, name);
  const approval = asked || lines.length > 0;
  let opening: Promise<Draughtsman> | undefined;
  const draughtsman = (): Promise<Draughtsman> => {
    opening ??= openDraughtsman();
    return opening;
  };
  const glasses = {
    workspace,
    roll,
    lines,
    approval,
    draughtsman,
    findStale: openStale(workspace),
  };
  const seen: Seen[] = [];
  try {
    for (const filed of roll.editions) {
      stage(`looking at ${seen.length + 1} of ${plural(roll.editions.length, "edition")}`);
      seen.push(await seeEdition(glasses, filed));
    }
  } finally {
    (await opening)?.close();
  }
  return seen;
}

function reviewed({ filed, sight, state }: Seen, odd: readonly Oddity[]): ReviewedEdition {
  return {
    ...{ edition: filed.name, directory: filed.directory, state, odd },
    parameters: filed.manifest.parameters,
    screen: filed.manifest.outputs.some(({ path }) => path === "bulletin.html"),
    title: sight?.look.title ?? "",
    pages: sight?.look.pages.length ?? 0,
    characters: sight?.look.characters ?? 0,
    thumbnail: sight?.thumbnail,
  };
}

function unreadable({ unreadable }: Roll): ReviewedEdition[] {
  return unreadable.map(({ edition, directory, why }) => ({
    ...{ edition, directory, title: "", parameters: {}, state: "unreadable" },
    ...{ screen: false, pages: 0, characters: 0, thumbnail: undefined },
    odd: [{ kind: "unreadable", text: why }],
  }));
}

function oddFirst(a: ReviewedEdition, b: ReviewedEdition): number {
  const [first, second] = [a.odd[0], b.odd[0]];
  if (first !== undefined && second !== undefined) {
    const order = byGravity(first, second);
    if (order !== 0) return order;
  } else if (first !== second) return first === undefined ? 1 : -1;
  return a.edition < b.edition ? -1 : 1;
}

function comparisonNote({ period, periodBefore, editions, before }: Roll): string[] {
  if (period === undefined)
    return ["Facts weren't compared with an earlier edition: the bulletin has no period."];
  if (periodBefore === undefined)
    return [`Facts weren't compared with an earlier edition: no period is before ${period}.`];
  const count = editions.filter((edition) => before(edition) !== undefined).length;
  if (count === editions.length) return [];
  if (count === 0)
    return [
      `Facts weren't compared with an earlier edition: output/ has none of these for ${periodBefore}.`,
    ];
  const how = `${count} of ${plural(editions.length, "edition")}`;
  return [
    `Facts were compared with ${periodBefore} for ${how}: of the others it isn't in output/.`,
  ];
}
