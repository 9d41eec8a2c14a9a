import { type Finding, warning } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";
import type { PeriodType } from "../language/language.ts";
import { parsePeriod, periodExample } from "../language/period.ts";
import { compileTemplate } from "../page/compile.ts";
import type { Commentary } from "../page/render.ts";
import type { CommentaryFile } from "../page/scope.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { relativePath } from "../workspace/paths.ts";
import { readInputText } from "../workspace/read.ts";
import type { EditionFacts } from "./edition-facts.ts";
import { PERIOD } from "./parameters.ts";
import type { Sources } from "./sources.ts";

/**
 * The commentary of an edition, `commentary/<period>.<language>.md`: prose that isn't calculated, with
 * the same facts and vocabulary as the page. Without its text where nobody has written it yet;
 * undefined for a bulletin without periods. Only this file becomes an input of the edition.
 */
export async function readCommentary(
  { workspace, bulletin, record }: Sources,
  { parameters, language }: EditionFacts,
): Promise<CommentaryFile | undefined> {
  const period = parameters[PERIOD];
  if (period === undefined) return undefined;
  const name = `${period}.${language.code}.md`;
  const path = bulletin.commentary.get(name);
  const file = `${folderOf(bulletin)}/${name}`;
  if (path === undefined) return { file, period, source: undefined };
  const text = await readInputText(workspace.root, path, record);
  if (isBlank(text)) return { file, period, source: undefined };
  return { file, period, source: { file: relativePath(workspace.root, path), text } };
}

/** A file that was made, with a remark in it for whoever is to write it, but that nobody has written. */
function isBlank(text: string): boolean {
  return (
    text.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![^}]*\}\}|<!--[\s\S]*?-->/g, "").trim() === ""
  );
}

/** The commentary as the page prints it. Throws an InputError with what is wrong in its text. */
export function compileCommentary(
  commentary: CommentaryFile | undefined,
  { partials }: Bulletin,
): Commentary | undefined {
  if (commentary === undefined) return undefined;
  const { source } = commentary;
  return { ...commentary, run: source && compileTemplate(source, partials, "markdown").run };
}

/** Warnings of files that no edition can use: another period's type, another language, another name. */
export function commentaryFindings(bulletin: Bulletin): Finding[] {
  const { languages, parameters } = bulletin.definition;
  const type = parameters[PERIOD]?.type ?? "text";
  return [...bulletin.commentary.keys()].flatMap((name) => {
    const unusable = unusableWhy(name, type, languages);
    if (unusable === undefined) return [];
    const file = `${folderOf(bulletin)}/${name}`;
    const message = `no edition can use this commentary: ${unusable.why}`;
    return [warning("commentary/unused", { file }, message, unusable.remedy)];
  });
}

function unusableWhy(
  name: string,
  type: PeriodType,
  languages: readonly string[],
): { readonly why: string; readonly remedy: string } | undefined {
  const [, period = "", language = ""] = /^(.+)\.([^.]+)\.md$/.exec(name) ?? [];
  const example = `${type === "text" ? "<period>" : periodExample(type)}.${languages[0] ?? "en"}.md`;
  if (period === "") {
    return {
      why: "its name is not that of a period and a language",
      remedy: `Call it like ${example}.`,
    };
  }
  if (type !== "text" && parsePeriod(period, type) === undefined) {
    return { why: `"${period}" is no ${type}`, remedy: `Call it like ${example}.` };
  }
  if (languages.includes(language)) return undefined;
  return {
    why: `the bulletin has no language "${language}"`,
    remedy: nameRemedy(language, languages),
  };
}

function folderOf({ name }: Bulletin): string {
  return `templates/${name}/commentary`;
}
