import type { Command } from "commander";
import type { Check, Diagnosis } from "../press/doctor.ts";
import { type CommonOptions, EXIT, runCommand } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

/** `bulletin doctor`: whether this machine can print, which browser it takes, and what mends the rest. */
export function addDoctor(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  program
    .command("doctor")
    .summary("say whether this machine can print")
    .description(
      "Look at Node, browser, libraries, sandbox, fonts and cache, print a line for real, and say the one line that mends what is missing.",
    )
    .option("--json", "print one JSON object to standard output, for scripts")
    .option("--debug", "print the stack of a failure")
    .action(async (options: CommonOptions) => exit(await runDoctor(terminal, options)));
}

function runDoctor(terminal: Terminal, options: CommonOptions): Promise<number> {
  return runCommand(
    terminal,
    options,
    () => undefined,
    async () => {
      const { diagnose } = await import("../press/doctor.ts");
      const diagnosis = await diagnose();
      terminal.out(
        options.json === true
          ? JSON.stringify(diagnosis, null, 2)
          : diagnosisText(diagnosis, terminal),
      );
      return diagnosis.ok ? EXIT.ok : EXIT.input;
    },
  );
}

function diagnosisText(diagnosis: Diagnosis, terminal: Terminal): string {
  const checks = diagnosis.checks.map((check) => checkText(check, terminal));
  const passed = diagnosis.lookedAt.map(({ place, why }) =>
    terminal.style("dim", `  not taken: ${place}: ${why}`),
  );
  const verdict = diagnosis.ok
    ? terminal.style("green", "This machine can print.")
    : terminal.style("red", "This machine can't print yet.");
  return [...checks, ...passed, verdict].join("\n");
}

const SIGNS = {
  good: ["green", "ok     "],
  warning: ["yellow", "warning"],
  fault: ["red", "fault  "],
} as const;

function checkText(check: Check, terminal: Terminal): string {
  const [colour, sign] = SIGNS[check.state];
  const line = `${terminal.style(colour, sign)} ${check.name.padEnd(9)} ${check.message}`;
  return check.remedy === undefined ? line : `${line}\n${" ".repeat(18)}${check.remedy}`;
}
