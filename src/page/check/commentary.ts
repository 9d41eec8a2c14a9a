import { problem, warning } from "../../finding/finding.ts";
import { type Unfinished, unfinishedFinding } from "../../finding/unfinished.ts";
import type { SourceFile } from "../../workspace/assets.ts";
import { type Invocation, type MustacheStatement, placeOf } from "../ast.ts";
import { commentaryLack } from "../unfinished.ts";
import { type Checker, type Environment, rootEnvironment } from "./state.ts";

/** What is unfinished: the draft takes it, any other edition has it as an error. */
export function setAside(checker: Checker, lack: Unfinished): void {
  const { setAside: take } = checker.scope;
  if (take === undefined) checker.findings.push(unfinishedFinding(lack));
  else take(lack);
}

/** Looks at the commentary that a page calls for, as at a part of the page. */
export function visitCommentary(checker: Checker, env: Environment, call: Invocation): void {
  const place = placeOf(env.file, call.loc);
  const { commentary } = checker.scope;
  if (commentary === undefined) {
    const message = "a commentary is for a period, but this bulletin has no parameter named period";
    const remedy = "Declare it: period: { type: year }.";
    checker.findings.push(problem("template/commentary", place, message, remedy));
  } else if (env.way.includes("commentary")) {
    const message = "the commentary calls itself without end";
    checker.findings.push(problem("template/endless", place, message, "Remove the call."));
  } else if (commentary.source === undefined) {
    setAside(checker, commentaryLack(commentary, place));
  } else {
    visitFile(checker, env, commentary.source);
  }
}

function visitFile(checker: Checker, env: Environment, source: SourceFile): void {
  checker.commentaries.add(source.file);
  const program = checker.read(source, "markdown");
  if (program === undefined) return;
  const root = rootEnvironment(checker, source.file);
  checker.walk(program, { ...root, way: [...env.way, "commentary"] });
}

/** Paragraphs and headings can't stand in an attribute or a line. */
export function refuseOutsideText(
  checker: Checker,
  mustache: MustacheStatement,
  env: Environment,
): void {
  if ((checker.printing.get(mustache) ?? "text") === "text") return;
  checker.findings.push(
    problem(
      "template/place",
      placeOf(env.file, mustache.loc),
      "the commentary can stand only in the text of the page",
      "Move it into the body.",
    ),
  );
}

/** A commentary that was written, and that no page of the language prints. */
export function checkCommentaryCalled(checker: Checker, page: SourceFile): void {
  const file = checker.scope.commentary?.source?.file;
  if (file === undefined || checker.commentaries.has(file)) return;
  checker.findings.push(
    warning(
      "template/commentary",
      { file },
      `the commentary is printed nowhere: ${page.file} doesn't call for it`,
      "Write {{commentary}} into the page, or remove the file.",
    ),
  );
}
