import { type Edition, openEdition, readEditionFile } from "../archive/edition.ts";
import { withBulletin } from "../check/open.ts";
import { prepareEdition } from "../check/prepare.ts";
import { factsDocument } from "../edition/contents.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language, PeriodType } from "../language/language.ts";
import { languageFor } from "../language/languages.ts";
import { parsePeriod } from "../language/period.ts";
import type { Workspace } from "../workspace/workspace.ts";

const PAGE = "bulletin.html";

/** One of the two that are compared: what it prints and where. */
export interface Side {
  /** `<bulletin>/<folder>`. */
  readonly name: string;
  /** As it was built, or as it would be with today's data. */
  readonly from: "edition" | "data";
  readonly bulletin: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly facts: readonly FactRecord[];
  readonly html: string;
  /** Path of the fact that an element of the page prints, by the element's id. */
  readonly printed: ReadonlyMap<string, string>;
}

/** What is compared, and for which bulletin where periods are meant. */
interface SideRequest {
  /** An edition, or a period of `bulletin`. */
  readonly given: string;
  readonly bulletin?: string | undefined;
  /** The other parameters of a period's edition. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** The folder from which paths of editions are given. */
  readonly start?: string | undefined;
  readonly onStage?: ((stage: string) => void) | undefined;
}

/**
 * An edition as it lies on disk, or, where a bulletin is named and what is given has no slash, a
 * period as it would be built today. Throws an InputError where there is no such edition or period.
 */
export async function openSide(workspace: Workspace, request: SideRequest): Promise<Side> {
  const { given, bulletin } = request;
  if (bulletin !== undefined && !/[\\/]/.test(given)) return ofPeriod(workspace, bulletin, request);
  refuseLonePeriod(given);
  request.onStage?.(`reading ${given}`);
  return ofEdition(workspace, await openEdition(workspace, given, request.start));
}

async function ofEdition(workspace: Workspace, edition: Edition): Promise<Side> {
  const { manifest, document } = edition;
  const code = manifest.parameters.language ?? "";
  const language = languageFor(code);
  if (language === undefined) throw unknownLanguage(edition.shown, code);
  return {
    name: edition.name,
    from: "edition",
    bulletin: manifest.bulletin,
    parameters: manifest.parameters,
    language,
    facts: document.facts,
    html: await readPage(workspace, edition),
    printed: printedIds(document.occurrences),
  };
}

/** What the edition says stands in its page for a screen, which its definition may leave out. */
async function readPage(workspace: Workspace, edition: Edition): Promise<string> {
  const { manifest, shown } = edition;
  if (manifest.outputs.some(({ path }) => path === PAGE))
    return readEditionFile(workspace, edition, manifest, PAGE);
  throw new InputError([
    problem(
      "diff/no-page",
      { file: shown },
      `the edition was built without ${PAGE}, in which its sentences stand`,
      "Add html to the outputs of its definition, and build it again.",
    ),
  ]);
}

async function ofPeriod(
  workspace: Workspace,
  bulletin: string,
  { given, set, onStage }: SideRequest,
): Promise<Side> {
  onStage?.(`working out ${given}`);
  const edition = await withBulletin(workspace, bulletin, {}, (open) =>
    prepareEdition(open, { set: { ...set, period: given } }),
  );
  const document = factsDocument(edition);
  return {
    name: `${bulletin}/${edition.edition.folder}`,
    from: "data",
    bulletin,
    parameters: edition.parameters,
    language: edition.language,
    facts: document.facts,
    // The whole page: what is printed says of no text which fact it is.
    html: edition.page.screenHtml(),
    printed: printedIds(document.occurrences),
  };
}

function printedIds(
  occurrences: readonly { readonly id?: string | undefined; readonly fact: string }[],
): ReadonlyMap<string, string> {
  return new Map(occurrences.flatMap(({ id, fact }) => (id === undefined ? [] : [[id, fact]])));
}

const PERIOD_TYPES: readonly PeriodType[] = ["year", "half", "quarter", "month", "day"];

/** Of what type a period is, by the way it is written; "text" where it is none. */
export function periodType(text: string): PeriodType {
  return PERIOD_TYPES.find((type) => parsePeriod(text, type) !== undefined) ?? "text";
}

function refuseLonePeriod(given: string): void {
  if (periodType(given) === "text") return;
  throw new InputError([
    problem(
      "diff/which-bulletin",
      { file: given },
      `"${given}" is a period, but of which bulletin isn't said`,
      "Name it: --bulletin NAME.",
    ),
  ]);
}

function unknownLanguage(shown: string, code: string): InputError {
  return new InputError([
    problem(
      "diff/language",
      { file: `${shown}/manifest.json` },
      `the edition's language "${code}" is not known to this version`,
      "Compare it with the version that built it.",
    ),
  ]);
}
