import { Command } from "commander";
import { VERSION } from "../workspace/version.ts";
import { addApprove } from "./approve.ts";
import { addBuild } from "./build.ts";
import { addCalendar } from "./calendar.ts";
import { addCheck } from "./check.ts";
import { addDiff } from "./diff.ts";
import { addDoctor } from "./doctor.ts";
import { EXIT } from "./failure.ts";
import { addRelease } from "./release.ts";
import { addReview } from "./review.ts";
import { addStates } from "./states.ts";
import { terminalOver } from "./terminal.ts";

// A reader that has seen enough, such as `head`, is no error; a full disk is one.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") return;
  process.stderr.write(`standard output can't be written (${code})\n`);
  process.exitCode = EXIT.input;
});

// Findings and progress may find no reader either; what is under way is finished all the same.
process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code !== "EPIPE") process.exitCode = EXIT.input;
});

const terminal = terminalOver(process.stdout, process.stderr, process.env);
const exit = (code: number): void => {
  process.exitCode = code;
};

const program = new Command("bulletin")
  .description("Statistical bulletins from data: every number traced, printed to PDF.")
  .version(VERSION, "-V, --version")
  .showHelpAfterError("(add --help for what can be given)")
  .exitOverride();

addBuild(program, terminal, exit);
addCheck(program, terminal, exit);
addDiff(program, terminal, exit);
addReview(program, terminal, exit);
addCalendar(program, terminal, exit);
addApprove(program, terminal, exit);
addRelease(program, terminal, exit);
addStates(program, terminal, exit);
addDoctor(program, terminal, exit);

// Awaited by nobody: the bundle is a script, which can't wait at its top.
program.parseAsync().catch((error: unknown) => exit(usageCode(error)));

/** Commander has said what is wrong; help and version that were asked for are no error. */
function usageCode(error: unknown): number {
  if (!(error instanceof Error) || !("exitCode" in error)) throw error;
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
