import type { Drawing } from "../charts/types.ts";
import { withoutExcerpts } from "../data/confidential.ts";
import { openDatabase } from "../data/database.ts";
import type { Database, PackageNotes } from "../data/types.ts";
import { runChecks } from "../facts/checks.ts";
import { disclosureFindings, publishedTables } from "../facts/disclosure.ts";
import { type LoadedFacts, loadFacts } from "../facts/load.ts";
import type { FactTables } from "../facts/types.ts";
import { type Finding, placeText } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import type { SetAside, Unfinished } from "../finding/unfinished.ts";
import { embeddedFontCss } from "../fonts/embedded.ts";
import type { Face } from "../fonts/faces.ts";
import { neededFaces } from "../fonts/needed.ts";
import type { Language } from "../language/language.ts";
import { compileTemplate } from "../page/compile.ts";
import { composePage, type Page, type PageInput, type TextInput } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import type { Photo } from "../page/photo.ts";
import { BACK } from "../page/screen.ts";
import type { SocialPage } from "../social/compose.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { type Bulletin, readBulletin } from "../workspace/bulletin.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import { withData } from "./ahead.ts";
import { readCalendar } from "./calendar.ts";
import { type CalendarEntry, calendarEntry, editionInstant } from "./calendar-entry.ts";
import { compileCommentary, readCommentary } from "./commentary.ts";
import { type Correction, corrected } from "./correction.ts";
import { noticeFindings } from "./correction-notice.ts";
import { glyphFindings, printedTexts } from "./coverage.ts";
import { chartFindings, drawCharts } from "./draw.ts";
import { type EditionTexts, editionTexts } from "./edition-texts.ts";
import { formulaFindings } from "./formulas.ts";
import { knownLanguage } from "./known-language.ts";
import { refuseUnknownPackages } from "./packages.ts";
import { type Parameters, PERIOD, resolveParameters } from "./parameters.ts";
import { readPhotos } from "./photos.ts";
import { type KnownFacts, reviseFacts } from "./revisions.ts";
import { sheetLimitFindings } from "./sheet-limits.ts";
import { prepareSocial } from "./social.ts";
import { staticFindings } from "./static.ts";

/** What an edition is made for. */
export interface EditionRequest {
  /** Parameters by name, over the definition's defaults. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** Marks every page as a draft. @default false */
  readonly draft?: boolean | undefined;
  /**
   * Makes the next revision of a released edition: what was wrong in it, for the notice on the first
   * page. Handlebars, with the same facts as the page.
   */
  readonly correction?: string | undefined;
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/** An edition that is ready to be printed: everything worked out, everything checked. */
export interface PreparedEdition {
  readonly bulletin: Bulletin;
  readonly parameters: Parameters;
  readonly language: Language;
  readonly calendar: CalendarEntry;
  /** Dates the PDF: RFC 3339. */
  readonly instant: string | undefined;
  readonly edition: EditionValues;
  /** What it corrects; undefined for a first edition. */
  readonly correction: Correction | undefined;
  readonly texts: EditionTexts;
  readonly tables: FactTables;
  /** What the data packages say of themselves. */
  readonly packages: readonly PackageNotes[];
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** The page of the social picture. */
  readonly social: SocialPage;
  /** The bulletin's photos by file name, printed or not. */
  readonly photos: ReadonlyMap<string, Photo>;
  /** For the press: the faces come from the private font set. */
  readonly page: Page;
  /** The faces that its language and its characters can need. */
  readonly faces: readonly Face[];
  /**
   * The same page with its faces inside, for a screen or for a press without a font set of its own;
   * cutting a face takes a tenth of a second, so those that the print has used are enough.
   */
  readonly pageWithFaces: (screen: boolean, faces: readonly Face[]) => Promise<Page>;
  /** Every file that was read, by path. */
  readonly inputs: readonly InputFile[];
  /** What a draft still lacks; none in any other edition. */
  readonly unfinished: readonly Unfinished[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/**
 * Makes an edition up to the moment of printing, and finds everything that can be found on the way:
 *
 *   definition → data, locked → parameters, calendar → facts, checks → templates, charts, texts read
 *   against the facts → charts drawn → page composed → glyphs looked up
 *
 * Throws an InputError with every finding of the first of these steps that has an error.
 */
export async function prepareEdition(
  workspace: Workspace,
  name: string,
  request: EditionRequest = {},
): Promise<PreparedEdition> {
  const stage = request.onStage ?? (() => {});
  const inputs = new Map<string, InputFile>();
  const record = (file: InputFile): unknown => inputs.set(file.path, file);
  const unfinished: Unfinished[] = [];
  const setAside = request.draft === true ? collectInto(unfinished) : undefined;

  stage("reading the bulletin");
  const bulletin = await readBulletin(workspace, name, record);
  await refuseUnknownPackages(workspace, bulletin);
  stage("loading data");
  const database = await openDatabase(workspace, bulletin.definition.data, record);
  const sources = { workspace, inputs: () => [...inputs.values()], record };
  const facts = await workOut(sources, bulletin, database, request, setAside)
    .catch((error: unknown) => throwDiscreetly(error, database))
    .finally(() => database.close());
  const { parameters, language, calendar, packages } = facts;
  const { correction, tables } = await corrected(workspace, bulletin, facts, request, record);

  const photos = await readPhotos(workspace, bulletin, record);
  const written = await readCommentary(workspace, bulletin, parameters, language, record);
  const warnings = throwIfErrors([
    ...facts.findings,
    ...staticFindings(bulletin, tables, photos, language, {
      commentary: written,
      reason: correction?.reason,
      setAside,
    }),
    ...chartFindings(bulletin, tables),
  ]);
  const input = { language, tables, parameters, period: periodOf(bulletin, parameters) };
  const { edition, texts } = editionTexts(
    bulletin,
    input,
    calendar,
    request.draft ?? false,
    correction,
  );
  stage("drawing charts");
  const drawn = await drawCharts(bulletin, tables, language, record);
  const { drawings } = drawn;
  stage("composing the page");
  const styles = stylesOf(bulletin);
  const commentary = compileCommentary(written, bulletin);
  const made = { ...drawn, photos, styles, commentary };
  const pageInput: PageInput = { ...input, ...made, edition, unfinished };
  const template = compileTemplate(pageOf(bulletin, language), bulletin.partials);
  const page = composePage(template, pageInput);
  const social = await prepareSocial({ bulletin, page, edition, language, drawings }, record);
  const unsaid = noticeFindings(edition.correction, page.texts, template.source.file);
  const printed = printedTexts(page, edition);
  const glyphs = glyphFindings(printed, template.source.file);
  const sheets = [formulaFindings, sheetLimitFindings].flatMap((find) =>
    find(tables, page.occurrences),
  );
  return {
    ...{ bulletin, parameters, language, calendar, edition, correction, texts, tables, packages },
    ...{ drawings, photos, page, social, unfinished },
    instant: editionInstant(bulletin, parameters, calendar),
    faces: neededFaces(language.script, printed.join("")),
    pageWithFaces: async (screen, faces) =>
      composePage(template, {
        ...{ ...pageInput, screen },
        fontCss: await embeddedFontCss(page.html + BACK, faces),
      }),
    inputs: [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    findings: throwIfErrors([
      ...warnings,
      ...page.findings,
      ...[...glyphs, ...sheets, ...unsaid, ...social.findings],
      ...suppressionFindings(page, facts),
    ]),
  };
}

/** Keeps what is unfinished, each once: a partial may be called in several places. */
function collectInto(unfinished: Unfinished[]): SetAside {
  const known = new Set<string>();
  return (lack) => {
    const key = `${placeText(lack)} ${lack.message}`;
    if (!known.has(key)) unfinished.push(lack);
    known.add(key);
  };
}

/** Suppressed values that follow from what the edition publishes. */
function suppressionFindings(
  { occurrences, totals }: Page,
  { tables, withheld }: WorkedOut,
): Finding[] {
  const printed = new Set(occurrences.map(({ fact }) => fact.split(".")[0]));
  const published = publishedTables(tables, (table) => printed.has(table));
  return disclosureFindings(published, { totals, withheld });
}

type WorkedOut = Pick<
  PreparedEdition,
  "parameters" | "language" | "calendar" | "tables" | "packages" | "findings"
> &
  Pick<LoadedFacts, "withheld">;

/** What is found on a line of data with a confidential value is said without showing the line. */
function throwDiscreetly(error: unknown, { confidential }: Database): never {
  if (!(error instanceof InputError)) throw error;
  throw new InputError(withoutExcerpts(error.findings, confidential));
}

/** Everything that needs the database: parameters, calendar, facts, and what the checks say of them. */
async function workOut(
  sources: Pick<KnownFacts, "workspace" | "inputs" | "record">,
  bulletin: Bulletin,
  database: Database,
  { set = {}, onStage }: EditionRequest,
  setAside: SetAside | undefined,
): Promise<WorkedOut> {
  const { definition, queries, checks, macros, locate } = bulletin;
  for (const { file, text } of macros) await database.define(text, file);
  const releases = await readCalendar(bulletin, database);
  const periods = releases?.rows.map(({ period }) => period);
  const parameters = await resolveParameters(bulletin, set, database, periods);
  const language = knownLanguage(bulletin, parameters.language ?? "");
  const calendar = calendarEntry(bulletin, releases, parameters, setAside);
  onStage?.("calculating facts");
  const code = language.code;
  const asked = { bulletin, database, calendar: releases, parameters, set };
  const facts = await withData(asked, () =>
    loadFacts(database, definition.facts, queries, parameters, code, locate),
  );
  const { withheld } = facts;
  const known = { ...sources, bulletin, database, parameters, language, tables: facts.tables };
  const { tables, findings: unrevised } = await reviseFacts(known);
  const failures = await runChecks(database, checks, parameters);
  const found = [...database.warnings, ...facts.findings, ...unrevised, ...failures];
  const findings = withoutExcerpts(found, database.confidential);
  const { packages } = database;
  return { parameters, language, calendar, tables, packages, withheld, findings };
}

function periodOf(bulletin: Bulletin, parameters: Parameters): TextInput["period"] {
  const declaration = bulletin.definition.parameters[PERIOD];
  const value = parameters[PERIOD];
  return declaration === undefined || value === undefined
    ? undefined
    : { value, type: declaration.type };
}

function stylesOf({ styles }: Bulletin): string {
  return styles.map(({ text }) => text).join("\n");
}

/** There is one for each language: reading the bulletin has seen to it. */
function pageOf({ pages }: Bulletin, { code }: Language): SourceFile {
  const page = pages.get(code);
  if (page === undefined) throw new Error(`there is no page for ${code}`);
  return page;
}
