import type { Command } from "commander";
import type { EditionState, StateName } from "../archive/state-of.ts";
import { escapeControl } from "../finding/control-character.ts";
import { type CommonOptions, EXIT, inWorkspace } from "./failure.ts";
import { withCommonOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin states                               every edition on disk
  bulletin states yangquan-industry             those of one bulletin
  bulletin states yangquan-industry/2021-en     one edition`;

/** `bulletin states`: which editions there are, and what has happened to each. */
export function addStates(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  const command = program
    .command("states")
    .argument("[bulletin|edition]", "a bulletin, or an edition as <bulletin>/<folder> or its path")
    .summary("list the editions and their states")
    .description(
      "List the editions on disk with their states (draft, built, approved, lapsed, released, corrected), who approved or released each, and when.",
    )
    .addHelpText("after", EXAMPLES);
  withCommonOptions(command).action(async (of: string | undefined, options: CommonOptions) => {
    exit(await runStates(terminal, of, options));
  });
}

function runStates(
  terminal: Terminal,
  of: string | undefined,
  options: CommonOptions,
): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const { states } = await import("../edition/states.ts");
    const editions = await states(workspace, of);
    if (options.json === true) terminal.out(JSON.stringify({ ok: true, editions }, null, 2));
    else terminal.out(editions.length === 0 ? "No editions yet." : tableText(editions, terminal));
    return EXIT.ok;
  });
}

function tableText(editions: readonly EditionState[], terminal: Terminal): string {
  const width = Math.max(...editions.map(({ edition }) => edition.length));
  return editions
    .map((state) => {
      const name = state.edition.padEnd(width);
      const word = terminal.style(COLOURS[state.state], state.state.padEnd(9));
      return `${name}  ${word}  ${details(state).join("; ")}`.trimEnd();
    })
    .join("\n");
}

const COLOURS: Readonly<Record<StateName, "dim" | "green" | "yellow" | "cyan">> = {
  draft: "yellow",
  built: "dim",
  approved: "cyan",
  lapsed: "yellow",
  released: "green",
  corrected: "dim",
};

/** "prices/2021-en: by Li Na, 2022-02-09T08:00:00Z". */
export function stateText(state: EditionState, terminal: Terminal): string {
  return `${terminal.style("bold", state.edition)}: ${details(state).join("; ")}.`;
}

function details(state: EditionState): string[] {
  const who = [
    ...(state.by === undefined ? [] : [`by ${escapeControl(state.by)}`]),
    state.at ?? "",
  ];
  return [
    who.filter((part) => part !== "").join(", "),
    ...(state.corrects === undefined ? [] : [`corrects ${state.corrects}`]),
    ...(state.correctedBy === undefined ? [] : [`replaced by ${state.correctedBy}`]),
    warningOf(state),
  ].filter((part) => part !== "");
}

function warningOf({ state, intact }: EditionState): string {
  if (state === "lapsed") return "the PDF on disk is not the one that was approved";
  if (intact) return "";
  return state === "released" || state === "corrected"
    ? "the PDF on disk is not the one that was released"
    : "";
}
