import { embeddedFontCss } from "../fonts/embedded.ts";
import type { Face } from "../fonts/faces.ts";
import { neededFaces } from "../fonts/needed.ts";
import type { Language } from "../language/language.ts";
import { compileTemplate } from "../page/compile.ts";
import { composePage, type PageInput } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import { withFontCss } from "../page/head.ts";
import type { Photo } from "../page/photo.ts";
import type { CommentaryFile } from "../page/scope.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { compileCommentary } from "./commentary.ts";
import { printedTexts } from "./coverage.ts";
import type { Drawings } from "./draw.ts";
import type { EditionFacts } from "./edition-facts.ts";
import type { Sources } from "./sources.ts";
import { textInput } from "./text-input.ts";
import type { PreparedEdition } from "./types.ts";

/** What a page shows besides facts. */
interface PageParts extends Drawings {
  readonly edition: EditionValues;
  readonly photos: ReadonlyMap<string, Photo>;
  readonly commentary: CommentaryFile | undefined;
}

/** The page of an edition, composed. */
export interface EditionPage extends Pick<PreparedEdition, "page" | "faces"> {
  /** Its template. */
  readonly file: string;
  /** Everything that is printed, running heads too, each once. */
  readonly texts: readonly string[];
}

/** Composes the page from its template. Throws an InputError where it can't be printed. */
export function editionPage(sources: Sources, facts: EditionFacts, parts: PageParts): EditionPage {
  const { bulletin, unfinished } = sources;
  const input: PageInput = {
    ...{ ...textInput(bulletin, facts), ...parts, unfinished },
    styles: bulletin.styles.map(({ text }) => text).join("\n"),
    commentary: compileCommentary(parts.commentary, bulletin),
  };
  const template = compileTemplate(templateOf(bulletin, facts.language), bulletin.partials);
  const page = composePage(template, input);
  const texts = printedTexts(page, parts.edition);
  return {
    ...{ page, texts, file: template.source.file },
    faces: neededFaces(facts.language.script, texts.join("")),
  };
}

/** A page of an edition with its faces inside, for who hasn't got them: the part of them that it needs. */
export async function withFaces(html: string, faces: readonly Face[]): Promise<string> {
  return withFontCss(html, await embeddedFontCss(html, faces));
}

/** There is one for each language: reading the bulletin has seen to it. */
function templateOf({ pages }: Bulletin, { code }: Language): SourceFile {
  const template = pages.get(code);
  if (template === undefined) throw new Error(`there is no page for ${code}`);
  return template;
}
