import type { Drawing } from "../charts/types.ts";
import { type Finding, problem, warning } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { loadFonts } from "../fonts/measure.ts";
import type { Language } from "../language/language.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import { composeSocial, type SocialInput, type SocialPage } from "../social/compose.ts";
import { readAsset } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Sources } from "./sources.ts";

/** What the social picture is made of, besides our style sheet. */
interface SocialRequest {
  readonly page: Page;
  readonly edition: EditionValues;
  readonly language: Language;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/**
 * The page of the social picture, and warnings: with the chart that the definition names, else the
 * first one of the page, else none. Undefined where the definition's outputs leave it out. Throws an
 * InputError where the named one isn't on the page.
 */
export async function prepareSocial(
  { bulletin, record }: Sources,
  request: SocialRequest,
): Promise<(SocialPage & { readonly findings: readonly Finding[] }) | undefined> {
  if (!bulletin.definition.outputs.includes("social")) return undefined;
  const { page, edition, language } = request;
  const { text: styles } = await readAsset("social.css", record);
  const chart = chartOf(bulletin, request);
  const social = composeSocial({ page, edition, language, chart, styles, fonts: loadFonts() });
  const isAsked = bulletin.definition.social?.chart !== undefined;
  return { ...social, findings: isAsked && !social.hasChart ? [tooSmall(bulletin)] : [] };
}

function chartOf(bulletin: Bulletin, { page, drawings }: SocialRequest): SocialInput["chart"] {
  const asked = bulletin.definition.social?.chart;
  const charts = page.figures.flatMap((figure) => {
    const drawing = drawings.get(figure.name);
    return drawing === undefined ? [] : [{ figure, drawing }];
  });
  const found = charts.find(({ figure }) => asked === undefined || figure.name === asked);
  if (asked === undefined || found !== undefined) return found;
  const names = charts.map(({ figure }) => figure.name);
  throw new InputError([
    problem(
      "definition/social",
      bulletin.locate(["social", "chart"]),
      `no chart "${asked}" stands on the page`,
      nameRemedy(asked, names, "Remove the key: the page has no chart."),
    ),
  ]);
}

function tooSmall(bulletin: Bulletin): Finding {
  return warning(
    "social/small-label",
    bulletin.locate(["social", "chart"]),
    "the labels of the chart would be too small to read in the social picture, which shows key numbers instead",
    "Name another chart, one that is less wide or high.",
  );
}
