import { compileText } from "../page/compile.ts";
import { renderText } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { correctionValues } from "./correction-notice.ts";
import { type LocatedText, localisedKeywords, localisedText } from "./localised.ts";
import { textInput } from "./text-input.ts";
import type { KnownEdition } from "./types.ts";

/** What the PDF says about itself, besides its title. */
export interface EditionTexts {
  readonly author: string | undefined;
  readonly subject: string | undefined;
  readonly keywords: readonly string[];
}

/**
 * The edition's own texts, from the definition with its facts and parameters: title, series, office,
 * contact, subject. What the definition or the calendar doesn't have stays out.
 */
export function editionTexts(
  bulletin: Bulletin,
  { facts, folder, correction }: Pick<KnownEdition, "facts" | "folder" | "correction">,
  draft: boolean,
): { readonly edition: EditionValues; readonly texts: EditionTexts } {
  const input = textInput(bulletin, facts);
  const { calendar } = facts;
  const language = facts.language.code;
  const render = (text: LocatedText | undefined): string | undefined =>
    text && renderText(compileText(text.text, text.place), { ...input, edition: { draft } });
  const of = (key: Parameters<typeof localisedText>[1]): string | undefined =>
    render(localisedText(bulletin, key, language));
  const office = of("office");
  return {
    edition: {
      folder,
      title: of("title") ?? bulletin.name,
      draft,
      release: calendar.release,
      next_release: calendar.nextRelease,
      number: calendar.number,
      series: of("series"),
      office,
      contact: of("contact"),
      correction:
        correction && correctionValues(correction, render(correction.reason) ?? "", facts),
    },
    texts: {
      author: office,
      subject: of("subject"),
      keywords: localisedKeywords(bulletin, language),
    },
  };
}
