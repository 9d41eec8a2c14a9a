import type { Command } from "commander";
import { type CommonOptions, EXIT, inWorkspace } from "./failure.ts";
import { withCommonOptions } from "./options.ts";
import { stateText } from "./states.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin release yangquan-industry/2021-en
  bulletin release yangquan-industry/2021-en-r1 --by "Li Na"    the first correction of it`;

interface ReleaseOptions extends CommonOptions {
  readonly by?: string | undefined;
}

/** `bulletin release`: marks an edition as released, and freezes it. */
export function addRelease(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  const command = program
    .command("release")
    .argument("<edition>", "<bulletin>/<folder>, or the path of its folder")
    .summary("mark an edition as released")
    .description(
      "Mark an edition as released: from then on it is frozen, and only a correction can follow. Refused before the calendar's release, and without the approval that the definition asks for.",
    )
    .option("--by <name>", "who releases it")
    .addHelpText("after", EXAMPLES);
  withCommonOptions(command).action(async (edition: string, options: ReleaseOptions) => {
    exit(await runRelease(terminal, edition, options));
  });
}

function runRelease(terminal: Terminal, edition: string, options: ReleaseOptions): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { release } = await import("../edition/release.ts");
    const state = await release(workspace, edition, { by: options.by });
    terminal.out(
      options.json === true
        ? JSON.stringify({ ok: true, ...state }, null, 2)
        : `${terminal.style("green", "Released")} ${stateText(state, terminal)}`,
    );
    return EXIT.ok;
  });
}
