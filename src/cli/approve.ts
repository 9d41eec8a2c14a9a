import type { Command } from "commander";
import { type CommonOptions, EXIT, inWorkspace } from "./failure.ts";
import { withCommonOptions } from "./options.ts";
import { stateText } from "./states.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin approve yangquan-industry/2021-en --by "Li Na"
  bulletin approve output/yangquan-industry/2021-en --by "Li Na"`;

interface ApproveOptions extends CommonOptions {
  readonly by: string;
}

/** `bulletin approve`: records that somebody has approved an edition as it lies there. */
export function addApprove(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  const command = program
    .command("approve")
    .argument("<edition>", "<bulletin>/<folder>, or the path of its folder")
    .summary("record who has approved an edition")
    .description(
      "Record that somebody has approved an edition: name, time, hash of the PDF. Refused where it was changed by hand, or what it was made of has changed since.",
    )
    .requiredOption("--by <name>", "who approves it")
    .addHelpText("after", EXAMPLES);
  withCommonOptions(command).action(async (edition: string, options: ApproveOptions) => {
    exit(await runApprove(terminal, edition, options));
  });
}

function runApprove(terminal: Terminal, edition: string, options: ApproveOptions): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { approve } = await import("../edition/approve.ts");
    const state = await approve(workspace, edition, { by: options.by });
    terminal.out(
      options.json === true
        ? JSON.stringify({ ok: true, ...state }, null, 2)
        : `${terminal.style("green", "Approved")} ${stateText(state, terminal)}`,
    );
    return EXIT.ok;
  });
}
