import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { PlannedRelease } from "../calendar/releases.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { bulletinNames } from "../workspace/bulletin.ts";
import { systemCode } from "../workspace/read.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type CommonOptions, EXIT, inWorkspace } from "./failure.ts";
import { withCommonOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  bulletin calendar                                      every bulletin that has a calendar
  bulletin calendar yangquan-industry --ics plan.ics     one, as a file for calendar programs
  bulletin calendar --ics > releases.ics                 the same for all, to standard output`;

interface CalendarOptions extends CommonOptions {
  /** A file, or true for standard output. */
  readonly ics?: string | true | undefined;
}

/** `bulletin calendar`: lists releases, or exports them as iCalendar. */
export function addCalendar(
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void {
  const command = program
    .command("calendar")
    .argument("[bulletin]", "name of the bulletin; all of them where none is named")
    .summary("list the releases, or export them")
    .description("List the releases that the calendars of bulletins have, or export them.")
    .addOption(
      new Option("--ics [file.ics]", "export as iCalendar, to a file or to standard output")
        .argParser(icsFile)
        .conflicts("json"),
    )
    .addHelpText("after", EXAMPLES);
  withCommonOptions(command).action(async (name: string | undefined, options: CalendarOptions) => {
    exit(await runCalendar(terminal, name, options));
  });
}

/** A bulletin's name after --ics would be taken for a file. */
function icsFile(file: string): string {
  if (file.toLowerCase().endsWith(".ics")) return file;
  throw new InvalidArgumentError(
    "the file's name ends in .ics; write the bulletin's name before --ics.",
  );
}

function runCalendar(
  terminal: Terminal,
  name: string | undefined,
  options: CalendarOptions,
): Promise<number> {
  return inWorkspace(terminal, options, async (workspace) => {
    const listed = await listReleases(workspace, name);
    const releases = listed.flatMap((bulletin) => bulletin.releases ?? []);
    if (options.ics !== undefined) await exportReleases(terminal, releases, options.ics);
    else if (options.json === true) terminal.out(JSON.stringify({ ok: true, releases }, null, 2));
    else terminal.out(listed.map((bulletin) => listText(bulletin, terminal)).join("\n\n"));
    return EXIT.ok;
  });
}

interface ListedBulletin {
  readonly name: string;
  /** Undefined where the bulletin has no calendar. */
  readonly releases: readonly PlannedRelease[] | undefined;
}

async function listReleases(
  workspace: Workspace,
  name: string | undefined,
): Promise<ListedBulletin[]> {
  const { releasesOf, releasesOfCalendar } = await import("../calendar/releases.ts");
  if (name !== undefined) return [{ name, releases: await releasesOfCalendar(workspace, name) }];
  const listed: ListedBulletin[] = [];
  for (const each of await bulletinNames(workspace)) {
    listed.push({ name: each, releases: await releasesOf(workspace, each) });
  }
  return listed;
}

async function exportReleases(
  terminal: Terminal,
  releases: readonly PlannedRelease[],
  file: string | true,
): Promise<void> {
  const { icalendar } = await import("../calendar/icalendar.ts");
  const text = icalendar(releases);
  if (file === true) {
    // The terminal ends what it writes with a line feed: the last of the file's own.
    terminal.out(text.slice(0, -1));
    return;
  }
  await writeWhole(file, text);
  const events = releases.filter(({ release }) => release !== undefined).length;
  terminal.out(`${terminal.style("green", "Wrote")} ${file}: ${countOf(events)}.`);
}

/** Written beside its place and moved there, so that nobody reads half a file. */
async function writeWhole(file: string, text: string): Promise<void> {
  const path = resolve(file);
  const incoming = `${path}.${process.pid}.incoming`;
  try {
    await writeFile(incoming, text);
    await rename(incoming, path);
  } catch (error) {
    await rm(incoming, { force: true });
    throw new InputError([
      problem(
        "output/not-writable",
        { file },
        `the file can't be written (${systemCode(error)})`,
        "Name a file in a folder that is there and that you may write to.",
      ),
    ]);
  }
}

function countOf(events: number): string {
  return `${events} ${events === 1 ? "release" : "releases"}`;
}

const HEAD = ["Period", "Number", "Release", "Next release", "Title"];

function listText({ name, releases }: ListedBulletin, { style }: Terminal): string {
  if (releases === undefined) return `${style("bold", name)}: no calendar`;
  const rows = releases.map(({ period, number, release, next_release, title }) => [
    period,
    number ?? "",
    instantText(release),
    instantText(next_release),
    title,
  ]);
  const [head = "", ...lines] = columns([HEAD, ...rows]);
  const body = [style("dim", head), ...lines].map((line) => `  ${line}`);
  return [style("bold", name), ...body].join("\n");
}

/** "2022-02-10 09:00 +08:00": it sorts, and names its zone. */
function instantText(instant: string | undefined): string {
  if (instant === undefined) return "";
  const [, day, time, zone] = /^(.{10})T(\d\d:\d\d).*?(Z|[+-]\d\d:\d\d)$/.exec(instant) ?? [];
  return `${day} ${time} ${zone === "Z" ? "UTC" : zone}`;
}

/** Cells under one another, the last column as it is; a column without any content is left out. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, at) =>
    rows.slice(1).every((row) => row[at] === "")
      ? 0
      : Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .flatMap((cell, at) => (widths[at] === 0 ? [] : [cell.padEnd(widths[at] ?? 0)]))
      .join("  ")
      .trimEnd(),
  );
}
