import { type Finding, type Place, problem } from "../finding/finding.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { bareName, type Program, placeOf, type Statement } from "./ast.ts";
import {
  type Draft,
  newDraft,
  offsetPlace,
  type PrintingPlan,
  TRANSPARENT,
} from "./printing-plan.ts";

/** The plan for a line of plain text: everything prints plain, blocks that print markup are findings. */
export function planLine(source: SourceFile, program: Program): PrintingPlan {
  const draft = newDraft(source.file);
  readLine(draft, program);
  return draft;
}

function readLine(draft: Draft, program: Program | undefined): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === "MustacheStatement") draft.printing.set(statement, "line");
    else if (statement.type === "ContentStatement") {
      const placeAt = (index: number): Place => offsetPlace(draft.file, statement, index);
      draft.texts.push({ text: statement.original, placeAt });
    } else if (
      statement.type === "BlockStatement" &&
      TRANSPARENT.has(bareName(statement.path) ?? "")
    ) {
      readLine(draft, statement.program);
      readLine(draft, statement.inverse);
    } else if (statement.type !== "CommentStatement") {
      draft.findings.push(notInLine(draft, statement));
    }
  }
}

function notInLine(draft: Draft, statement: Statement): Finding {
  const name = "path" in statement ? bareName(statement.path) : undefined;
  return problem(
    "template/place",
    placeOf(draft.file, statement.loc),
    `${name === undefined ? "a partial" : `{{#${name}}}`} can't stand in a line of plain text`,
    "Use facts, words and conditions only.",
  );
}
