import { throwIfErrors } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { editionInstant } from "./calendar-entry.ts";
import { readCommentary } from "./commentary.ts";
import { corrected } from "./correction.ts";
import { chartFindings, drawCharts } from "./draw.ts";
import { editionFacts } from "./edition-facts.ts";
import { editionPage } from "./edition-page.ts";
import { editionTexts } from "./edition-texts.ts";
import { readPhotos } from "./photos.ts";
import { printedFindings } from "./printed-findings.ts";
import { prepareSocial } from "./social.ts";
import { readSources } from "./sources.ts";
import { staticFindings } from "./static.ts";
import type { EditionRequest, PreparedEdition } from "./types.ts";

/**
 * Makes an edition up to the moment of printing, and finds everything that can be found on the way:
 *
 *   definition → data, locked → parameters, calendar → facts, checks, what was revised or corrected →
 *   templates, charts, texts read against the facts → charts drawn → page composed → what is printed
 *   looked through
 *
 * Throws an InputError with every finding of the first of these steps that has an error.
 */
export async function prepareEdition(
  workspace: Workspace,
  name: string,
  request: EditionRequest = {},
): Promise<PreparedEdition> {
  const { draft = false, onStage: stage = () => {} } = request;
  stage("reading the bulletin");
  const sources = await readSources(workspace, name, draft);
  const { bulletin, unfinished } = sources;
  const known = await editionFacts(sources, request);
  const { facts, correction } = await corrected(sources, known, request.correction);
  const { parameters, language, calendar, tables, packages } = facts;
  const photos = await readPhotos(sources);
  const commentary = await readCommentary(sources, facts);
  const warnings = throwIfErrors([
    ...facts.findings,
    ...staticFindings(sources, facts, { photos, commentary, reason: correction?.reason }),
    ...chartFindings(bulletin, tables),
  ]);
  const { edition, texts } = editionTexts(bulletin, facts, { draft, correction });
  stage("drawing charts");
  const drawn = await drawCharts(sources, facts);
  stage("composing the page");
  const composed = editionPage(sources, facts, { ...drawn, edition, photos, commentary });
  const { drawings } = drawn;
  const { page, faces, pageWithFaces } = composed;
  const social = await prepareSocial(sources, { page, edition, language, drawings });
  const findings = throwIfErrors([
    ...[...warnings, ...page.findings],
    ...printedFindings(composed, facts, edition),
    ...social.findings,
  ]);
  return {
    ...{ bulletin, parameters, language, calendar, edition, correction, texts, tables, packages },
    ...{ drawings, photos, page, faces, pageWithFaces, social, unfinished, findings },
    instant: editionInstant(bulletin, parameters, calendar),
    inputs: sources.inputs(),
  };
}
