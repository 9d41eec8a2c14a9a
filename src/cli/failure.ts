import { InputError } from "../finding/input-error.ts";
import { findWorkspace } from "../workspace/find.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { countText, findingsText } from "./findings.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes: the user's input at fault, the command line itself, a fault of ours. */
export const EXIT = { ok: 0, input: 1, usage: 2, ours: 3 } as const;

/** What every command takes. */
export interface CommonOptions {
  readonly workspace?: string | undefined;
  readonly json?: boolean | undefined;
  readonly debug?: boolean | undefined;
}

/**
 * Runs a command and turns what it throws into words and an exit code: findings for a fault of the
 * input or of the browser, and for ours that it is ours, with the stack under --debug.
 */
export async function runCommand(
  terminal: Terminal,
  options: CommonOptions,
  root: () => string | undefined,
  command: () => Promise<number>,
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    terminal.progress("");
    if (options.debug === true && error instanceof Error) terminal.say(error.stack ?? "");
    if (error instanceof InputError) return sayInput(terminal, options, root(), error);
    return sayOurs(terminal, options, error);
  }
}

/** As runCommand, for a command that works on a workspace: the one named, or the nearest upwards. */
export function inWorkspace(
  terminal: Terminal,
  options: CommonOptions,
  command: (workspace: Workspace) => Promise<number>,
): Promise<number> {
  let root: string | undefined;
  return runCommand(
    terminal,
    options,
    () => root,
    async () => {
      const workspace = await findWorkspace(process.cwd(), options.workspace);
      root = workspace.root;
      return await command(workspace);
    },
  );
}

async function sayInput(
  terminal: Terminal,
  options: CommonOptions,
  root: string | undefined,
  error: InputError,
): Promise<number> {
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok: false, findings: error.findings }, null, 2));
  } else {
    terminal.say(await findingsText(error.findings, root, terminal.style));
    terminal.say(`\n${terminal.style("red", countText(error.findings))}. Nothing was written.`);
  }
  return EXIT.input;
}

function sayOurs(terminal: Terminal, options: CommonOptions, error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  if (options.json === true) {
    terminal.out(JSON.stringify({ ok: false, error: message, fault: "bulletin" }, null, 2));
    return EXIT.ours;
  }
  terminal.say(`${terminal.style("red", "fault")}: ${message}`);
  const stack = options.debug === true ? "" : " Run again with --debug for the stack.";
  terminal.say(`This is a fault of bulletin, not of your input.${stack}`);
  return EXIT.ours;
}
