import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import type { Only } from "../burst/only.ts";
import type { ReviewSheet } from "../review/sheet.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type CommonOptions, EXIT, inWorkspace } from "./failure.ts";
import { collectOnly } from "./only.ts";
import { withCommonOptions, withSet } from "./options.ts";
import { htmlFile, writePage } from "./page-file.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin review world-gdp                              all editions, into output/world-gdp/_review.html
  bulletin review prices --set period=2021               those of a period; else the newest
  bulletin review prices --only place=Anytown,Newtown    some of them
  bulletin review prices --strict                        exit code 1 where an edition is odd or missing`;

interface ReviewOptions extends CommonOptions {
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly only?: Only | undefined;
  readonly output?: string | undefined;
  readonly strict?: boolean | undefined;
}

/** No edition's folder begins so. */
const PAGE = "_review.html";

/** `bulletin review`: one page for a burst, the odd editions first. */
export function addReview(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  const command = program
    .command("review")
    .argument("<bulletin>", "the bulletin's folder in templates/")
    .summary("make one page of a burst that says which editions to open")
    .description(
      "Look through the editions of a bulletin in output/ and make one page of them: what is odd first, then all first pages. Nothing is built. Exits with 0 whatever is odd.",
    )
    .option("--output <file>", `the page, instead of output/<bulletin>/${PAGE}`, htmlFile)
    .option("--strict", "exit with 1 where an edition is odd or missing")
    .option<Record<string, string[]>>(
      "--only <name=value,value>",
      "only editions with one of these values; repeatable",
      collectOnly,
    )
    .addHelpText("after", EXAMPLES);
  withCommonOptions(withSet(command)).action(async (name: string, options: ReviewOptions) => {
    exit(await runReview(terminal, name, options));
  });
}

function runReview(terminal: Terminal, name: string, options: ReviewOptions): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { review } = await import("../review/sheet.ts");
    const sheet = await review(workspace, name, {
      ...{ set: options.set, only: options.only },
      onStage: (stage) => terminal.progress(`${stage} …`),
    });
    terminal.progress("");
    const page = await writeSheet(workspace, sheet, options);
    await say(terminal, sheet, page, options);
    const isClean =
      sheet.missing.length === 0 && sheet.editions.every(({ odd }) => odd.length === 0);
    return options.strict === true && !isClean ? EXIT.input : EXIT.ok;
  });
}

/** The path of the page as it is told: what was given, or from the workspace on. */
async function writeSheet(
  workspace: Workspace,
  sheet: ReviewSheet,
  { output }: ReviewOptions,
): Promise<string> {
  const shown = output ?? `output/${sheet.bulletin}/${PAGE}`;
  const path =
    output === undefined
      ? await insideWorkspace(workspace.root, shown, { file: shown })
      : resolve(output);
  const { sheetPage } = await import("../review/sheet-page.ts");
  await writePage(path, await sheetPage(sheet, dirname(path)), "review/not-writable");
  return shown;
}

async function say(
  terminal: Terminal,
  sheet: ReviewSheet,
  page: string,
  options: ReviewOptions,
): Promise<void> {
  const { sheetJson, sheetText } = await import("./review-text.ts");
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok: true, ...sheetJson(sheet), page }, null, 2));
    return;
  }
  terminal.out(`${sheetText(sheet, terminal.style)}\n\nWritten to ${page}.`);
}
