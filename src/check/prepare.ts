import { setImmediate } from "node:timers/promises";
import { throwIfErrors } from "../finding/input-error.ts";
import { editionInstant } from "./calendar-entry.ts";
import { readCommentary } from "./commentary.ts";
import { corrected } from "./correction.ts";
import { drawCharts } from "./draw.ts";
import { type EditionFacts, editionFacts } from "./edition-facts.ts";
import { editionPage } from "./edition-page.ts";
import { editionTexts } from "./edition-texts.ts";
import { folderName } from "./folder-name.ts";
import type { OpenBulletin } from "./open.ts";
import type { OpenTexts } from "./open-texts.ts";
import { printedFindings } from "./printed-findings.ts";
import { prepareSocial } from "./social.ts";
import { editionSources, type Sources } from "./sources.ts";
import type { EditionRequest, KnownEdition, PreparedEdition } from "./types.ts";

/**
 * Makes an edition of an open bulletin up to the moment of printing, and finds everything that can be
 * found on the way:
 *
 *   parameters, calendar → facts, checks, what was revised or corrected → texts of its own →
 *   templates, charts, texts read against the facts → charts drawn → page composed → what is printed
 *   looked through
 *
 * Throws an InputError with every finding of the first of these steps that has an error.
 */
export async function prepareEdition(
  open: OpenBulletin,
  request: EditionRequest = {},
): Promise<PreparedEdition> {
  return composeEdition(open, await knowEdition(open, request), request);
}

/**
 * The first half: all that an edition says, and every file that says it. Where nothing of it has
 * changed the edition needn't be composed again.
 */
export async function knowEdition(
  open: OpenBulletin,
  request: EditionRequest = {},
): Promise<KnownEdition> {
  const sources = editionSources(open);
  return await knowTexts(open, sources, await editionFacts(open, sources, request), request);
}

/** The rest of the first half, once the facts are known: what needs no data any more. */
export async function knowTexts(
  open: OpenTexts,
  sources: Sources,
  loaded: EditionFacts,
  request: EditionRequest = {},
): Promise<KnownEdition> {
  const { facts, correction } = await corrected(sources, loaded, request.correction);
  const folder = correction?.folder ?? folderName(open.bulletin, facts.parameters);
  const photos = await open.photos(sources.record);
  const commentary = await readCommentary(sources, facts);
  return { sources, facts, correction, folder, photos, commentary };
}

/** The second half: the edition as it is printed. */
export async function composeEdition(
  { bulletin, draft, verdicts, charts }: OpenTexts,
  known: KnownEdition,
  { onStage: stage = () => {} }: Pick<EditionRequest, "onStage"> = {},
): Promise<PreparedEdition> {
  const { sources, facts, correction, photos, commentary } = known;
  const { parameters, language, calendar, tables, packages } = facts;
  const warnings = throwIfErrors([...facts.findings, ...verdicts(known)]);
  const { edition, texts } = editionTexts(bulletin, known, draft);
  stage("drawing charts");
  const drawn = await drawCharts(sources, facts, charts);
  stage("composing the page");
  await setImmediate();
  const composed = editionPage(sources, facts, { ...drawn, edition, photos, commentary });
  const { drawings } = drawn;
  const { page, faces } = composed;
  const social = await prepareSocial(sources, { page, edition, language, drawings });
  const findings = throwIfErrors([
    ...[...warnings, ...page.findings],
    ...printedFindings(composed, facts, edition),
    ...(social?.findings ?? []),
  ]);
  return {
    ...{ bulletin, parameters, language, calendar, edition, correction, texts, tables, packages },
    ...{ drawings, photos, page, faces, social, findings },
    unfinished: sources.unfinished,
    instant: editionInstant(bulletin, parameters, calendar),
    inputs: sources.inputs(),
  };
}
