import { type Command, InvalidArgumentError } from "commander";
import type { CommonOptions } from "./failure.ts";

/** Options of the commands that work on editions. */
export interface EditionOptions extends CommonOptions {
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly draft?: boolean | undefined;
  readonly correction?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Adds what every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--workspace <dir>", "the workspace, instead of the nearest one upwards from here")
    .option("--json", "print one JSON object to standard output, for scripts")
    .option("--debug", "print the stack of a failure");
}

/** Adds `--set name=value`, as often as wanted. */
export function withSet(command: Command): Command {
  return command.option<Record<string, string>>(
    "--set <name=value>",
    "a parameter of the edition, such as period=2021 or language=en; repeatable",
    collect,
  );
}

function collect(pair: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(pair) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError("write name=value.");
  return { ...before, [name]: value };
}
