import type { Command } from "commander";
import type { Parameters } from "../check/parameters.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { bulletinNames } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { EXIT, inWorkspace } from "./failure.ts";
import { countText, findingsText } from "./findings.ts";
import { type EditionOptions, withCommonOptions, withSet } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin check                                        every bulletin of the workspace
  bulletin check yangquan-industry --set period=2021    one edition
  bulletin check --json                                 findings as data, for an editor or CI`;

/** \`bulletin check\`: finds everything that can be found without printing. */
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
    const findings: Finding[] = [];
    for (const bulletin of names)
      findings.push(...(await bulletinFindings(workspace, bulletin, options.set)));
    return sayFindings(terminal, options, workspace.root, names, findings);
  });
}

/** Of the edition that is asked for; else of the default one, or the first that can be made, and of the list. */
async function bulletinFindings(
  workspace: Workspace,
  bulletin: string,
  set: Parameters | undefined,
): Promise<readonly Finding[]> {
  const { check } = await import("../check/check.ts");
  if (set !== undefined) return await check(workspace, bulletin, { set });
  const { firstListed, listFindings } = await import("../burst/check-list.ts");
  try {
    const found = await check(workspace, bulletin, { set: await firstListed(workspace, bulletin) });
    const isOpen = found.every(({ severity }) => severity === "warning");
    return isOpen ? [...found, ...(await listFindings(workspace, bulletin))] : found;
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
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
