import { join } from "node:path";
import type { Command } from "commander";
import type { BuildResult } from "../edition/result.ts";
import { placeText } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import { type BurstOptions, runBurst } from "./burst.ts";
import { EXIT, inWorkspace } from "./failure.ts";
import { countText, findingsText } from "./findings.ts";
import { commandWords, notePrinted } from "./likely-print.ts";
import { collectOnly } from "./only.ts";
import { type EditionOptions, withCommonOptions, withSet } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin build yangquan-industry                      the latest period, in the first language
  bulletin build yangquan-industry --set period=2021    a period of your choice
  bulletin build yangquan-industry --draft              every page marked as a draft
  bulletin build yangquan-industry --correction "The growth of coal was taken from the wrong column."
  bulletin build world-gdp --all                        every edition that its burst lists
  bulletin build world-gdp --only country=CHN,USA       some of them`;

/** `bulletin build`: checks a bulletin, prints one edition of it or many and writes them to output/. */
export function addBuild(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const command = program
    .command("build")
    .argument("<bulletin>", "name of the bulletin: its folder in templates/")
    .summary("print an edition")
    .description(
      "Check a bulletin, print one edition of it, or with --all every one that its burst lists, and write it to output/<bulletin>/<edition>/.",
    )
    .option(
      "--all",
      "make every edition that the bulletin's burst lists; with --json one event a line",
    )
    .option<Record<string, string[]>>(
      "--only <name=value,…>",
      "of these editions, make those with the values; a value with a comma stands in double quotes; repeatable",
      collectOnly,
    )
    .option("--force", "build also what stands already as it would be built")
    .option("--draft", "mark every page as a draft, and list what it still lacks")
    .option(
      "--correction <reason>",
      "make the next revision of a released edition; the reason is printed on its first page",
    )
    .addHelpText("after", EXAMPLES);
  withCommonOptions(withSet(command)).action(async (name: string, options: BuildOptions) => {
    const isBurst = options.all === true || options.only !== undefined;
    exit(await (isBurst ? runBurst : runBuild)(terminal, name, options));
  });
}

interface BuildOptions extends BurstOptions {
  readonly all?: boolean | undefined;
}

function runBuild(terminal: Terminal, name: string, options: EditionOptions): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { build } = await import("../edition/build.ts");
    const result = await build(workspace, name, {
      set: options.set,
      draft: options.draft ?? false,
      correction: options.correction,
      force: options.force,
      onStage: (stage) => terminal.progress(`${stage} …`),
    });
    terminal.progress("");
    await sayResult(terminal, options, workspace.root, result);
    if (!result.unchanged) await notePrinted(commandWords(), join(workspace.root, result.folder));
    return EXIT.ok;
  });
}

async function sayResult(
  terminal: Terminal,
  options: EditionOptions,
  root: string,
  result: BuildResult,
): Promise<void> {
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok: true, ...result }, null, 2));
    return;
  }
  for (const notice of result.notices)
    terminal.say(`${terminal.style("yellow", "note")}: ${notice}`);
  if (result.findings.length > 0) {
    terminal.say(await findingsText(result.findings, root, terminal.style));
    terminal.say(`\n${countText(result.findings)}.\n`);
  }
  if (result.unfinished.length > 0)
    terminal.say(`${unfinishedText(result.unfinished, terminal)}\n`);
  terminal.out(summary(result, terminal));
}

/** What the draft lacks, each with the place where it is asked for. */
function unfinishedText(unfinished: readonly Unfinished[], { style }: Terminal): string {
  const lines = unfinished.map((lack) => {
    const where = style("bold", placeText(lack));
    return `  ${where}: ${lack.message}${lack.kind === "commentary" ? `: ${lack.text}` : ""}`;
  });
  return [`${style("yellow", "Unfinished")}:`, ...lines].join("\n");
}

function summary(result: BuildResult, terminal: Terminal): string {
  if (result.unchanged) return unchangedText(result, terminal);
  const { counts, corrects } = result;
  const what = corrects === undefined ? "" : `, which corrects ${corrects}`;
  const made = [
    plural(counts.pages, "page"),
    plural(counts.figures, "figure"),
    plural(counts.tables, "table"),
    `${plural(counts.occurrences, "printed number or name", "printed numbers and names")} from ${plural(counts.facts, "fact")}`,
  ];
  const files = result.files.filter((file) => !file.includes("/"));
  return [
    `${terminal.style("green", "Built")} ${terminal.style("bold", result.edition)}${what}: ${made.join(", ")}.`,
    ...files.map((file) => `  ${result.folder}/${file}`),
    ...(files.length === result.files.length
      ? []
      : [
          `  and ${plural(result.files.length - files.length, "file")} in ${foldersOf(result.files).join(", ")}`,
        ]),
  ].join("\n");
}

function unchangedText({ edition, folder }: BuildResult, { style }: Terminal): string {
  const name = style("bold", edition);
  return `${style("green", "Unchanged")} ${name}: ${folder}/ is as it would be built. --force builds it again.`;
}

/** "charts/", "data/": the folders that files lie in, each once. */
function foldersOf(files: readonly string[]): string[] {
  const folders = files.filter((file) => file.includes("/"));
  return [...new Set(folders.map((file) => file.slice(0, file.indexOf("/") + 1)))];
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
