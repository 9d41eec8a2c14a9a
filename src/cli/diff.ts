import type { Command } from "commander";
import type { EditionDiff } from "../review/diff.ts";
import { EXIT, inWorkspace } from "./failure.ts";
import { type EditionOptions, withCommonOptions, withSet } from "./options.ts";
import { htmlFile, writePage } from "./page-file.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin diff prices/2020-en prices/2021-en            two editions in output/
  bulletin diff 2020 2021 --bulletin prices              two periods, worked out from today's data
  bulletin diff prices/2021-en 2021 --bulletin prices    an edition and what today's data would make of it
  bulletin diff prices/2020-en prices/2021-en --html diff.html`;

interface DiffOptions extends EditionOptions {
  readonly bulletin?: string | undefined;
  readonly html?: string | undefined;
}

/** `bulletin diff`: what two editions say differently. */
export function addDiff(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const command = program
    .command("diff")
    .argument("<old>", "an edition: <bulletin>/<folder>, or its folder's path; or a period")
    .argument("<new>", "the same")
    .summary("say what differs between two editions")
    .description(
      "Say which facts came, went and changed between two editions, by how much, and which sentences turned. Exits with 0 whether or not there are differences.",
    )
    .option("--bulletin <name>", "compare periods of this bulletin, without printing them")
    .option("--html <file>", "write the report as one self-contained page", htmlFile)
    .addHelpText("after", EXAMPLES);
  withCommonOptions(withSet(command)).action(
    async (before: string, after: string, options: DiffOptions) => {
      exit(await runDiff(terminal, before, after, options));
    },
  );
}

function runDiff(
  terminal: Terminal,
  before: string,
  after: string,
  options: DiffOptions,
): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { diff } = await import("../review/diff.ts");
    const found = await diff(workspace, before, after, {
      bulletin: options.bulletin,
      set: options.set,
      onStage: (stage) => terminal.progress(`${stage} …`),
    });
    terminal.progress("");
    await sayDiff(terminal, found, options);
    return EXIT.ok;
  });
}

async function sayDiff(terminal: Terminal, diff: EditionDiff, options: DiffOptions): Promise<void> {
  if (options.html !== undefined) {
    const { diffPage } = await import("../review/diff-page.ts");
    await writePage(options.html, await diffPage(diff), "diff/not-writable");
  }
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok: true, ...diff }, null, 2));
    return;
  }
  const { diffText } = await import("./diff-text.ts");
  terminal.out(diffText(diff, terminal.style));
  if (options.html !== undefined) terminal.out(`\nWritten to ${options.html}.`);
}
