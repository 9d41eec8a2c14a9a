import type { Drawing } from "../charts/types.ts";
import type { PackageNotes } from "../data/types.ts";
import type { FactTables } from "../facts/types.ts";
import type { Finding } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import type { Face } from "../fonts/faces.ts";
import type { Language } from "../language/language.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import type { Photo } from "../page/photo.ts";
import type { CommentaryFile } from "../page/scope.ts";
import type { SocialPage } from "../social/compose.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { CalendarEntry } from "./calendar-entry.ts";
import type { Correction } from "./correction.ts";
import type { EditionFacts } from "./edition-facts.ts";
import type { EditionTexts } from "./edition-texts.ts";
import type { Parameters } from "./parameters.ts";
import type { Sources } from "./sources.ts";

/** How a bulletin is opened. */
export interface OpenRequest {
  /** Marks every page as a draft. @default false */
  readonly draft?: boolean | undefined;
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/** What an edition is made for. */
export interface EditionRequest {
  /** Parameters by name, over the definition's defaults. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes the next revision of a released edition: what was wrong in it, for the notice on the first
   * page. Handlebars, with the same facts as the page.
   */
  readonly correction?: string | undefined;
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/** An edition whose facts and texts are known, before anything is made of them. */
export interface KnownEdition {
  /** What it reads: `inputs()` has every file that decides on its page, but for our own assets. */
  readonly sources: Sources;
  readonly facts: EditionFacts;
  /** What it corrects; undefined for a first edition. */
  readonly correction: Correction | undefined;
  /** Name of its folder. */
  readonly folder: string;
  /** The bulletin's photos by file name, printed or not. */
  readonly photos: ReadonlyMap<string, Photo>;
  /** Undefined for a bulletin without periods. */
  readonly commentary: CommentaryFile | undefined;
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
  /** The page of the social picture; undefined where the definition asks for none. */
  readonly social: SocialPage | undefined;
  /** The bulletin's photos by file name, printed or not. */
  readonly photos: ReadonlyMap<string, Photo>;
  /** For the press: the faces come from the private font set. */
  readonly page: Page;
  /** The faces that its language and its characters can need. */
  readonly faces: readonly Face[];
  /** Every file that was read, by path. */
  readonly inputs: readonly InputFile[];
  /** What a draft still lacks; none in any other edition. */
  readonly unfinished: readonly Unfinished[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}
