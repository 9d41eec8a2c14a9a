import type { Command } from "commander";
import type { Finding } from "../finding/finding.ts";
import { bulletinNames } from "../workspace/bulletin.ts";
import { EXIT, inWorkspace } from "./failure.ts";
import { countText, findingsText } from "./findings.ts";
import { type EditionOptions, withCommonOptions, withSet } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin check                                        every bulletin of the workspace
  bulletin check yangquan-industry --set period=2021    one edition
  bulletin check --json                                 findings as data, for an editor or CI`;

/** `bulletin check`: finds everything that can be found without printing. */
export function addCheck(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const command = program
    .command("check")
    .argument("[bulletin]", "name of the bulletin; all of them where none is named")
    .summary("find what is wrong, without printing")
    .description(
      "Find everything that can be found without printing: data, queries, templates, charts, page; without --set the list of a burst, too.",
    )
    .addHelpText("after", EXAMPLES);
  withCommonOptions(withSet(command)).action(
    async (name: string | undefined, options: EditionOptions) => {
      exit(await runCheck(terminal, name, options));
    },
  );
}

function runCheck(
  terminal: Terminal,
  name: string | undefined,
  options: EditionOptions,
): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const names = name === undefined ? await bulletinNames(workspace) : [name];
    const { checkBulletin } = await import("../burst/check-bulletin.ts");
    const findings: Finding[] = [];
    for (const bulletin of names)
      findings.push(...(await checkBulletin(workspace, bulletin, { set: options.set })));
    return sayFindings(terminal, options, workspace.root, names, findings);
  });
}

async function sayFindings(
  terminal: Terminal,
  options: EditionOptions,
  root: string,
  names: readonly string[],
  findings: readonly Finding[],
): Promise<number> {
  const ok = findings.every((finding) => finding.severity === "warning");
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok, bulletins: names, findings }, null, 2));
    return ok ? EXIT.ok : EXIT.input;
  }
  if (findings.length > 0) terminal.say(`${await findingsText(findings, root, terminal.style)}\n`);
  const counted = countText(findings);
  terminal.out(`${names.join(", ")}: ${terminal.style(ok ? "green" : "red", counted)}.`);
  return ok ? EXIT.ok : EXIT.input;
}
