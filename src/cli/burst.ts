import type { BurstEvent, Done } from "../burst/events.ts";
import { InputError } from "../finding/input-error.ts";
import { findWorkspace } from "../workspace/find.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { sayEnd } from "./burst-end.ts";
import { EVENTS_VERSION, tellJson, tellPerson } from "./burst-events.ts";
import { EXIT, inWorkspace } from "./failure.ts";
import { newInterruption } from "./interruption.ts";
import type { EditionOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** What a burst takes. */
export interface BurstOptions extends EditionOptions {
  readonly only?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What a burst came to. */
export interface BurstEnd {
  readonly done: Done;
  /** Faults of ours, with the edition that each struck. */
  readonly faults: readonly { readonly edition: string; readonly fault: Error }[];
  /** What the user should know of the machine. */
  readonly notices: readonly string[];
  readonly seconds: number;
}

/** `bulletin build --all`: makes many editions, and says how it goes while it goes. */
export function runBurst(terminal: Terminal, name: string, options: BurstOptions): Promise<number> {
  const { json, workspace: folder } = options;
  // Even that there is no workspace is told as an event: who reads JSON line by line can read nothing else.
  if (json !== true)
    return inWorkspace(terminal, options, (workspace) =>
      follow(terminal, workspace, name, options),
    );
  return findWorkspace(process.cwd(), folder)
    .then((workspace) => follow(terminal, workspace, name, options))
    .catch((error: unknown) => sayRefused(terminal, error));
}

/** Until the list stands nothing is written, and a signal ends the process as it always does. */
async function follow(
  terminal: Terminal,
  workspace: Workspace,
  name: string,
  options: BurstOptions,
): Promise<number> {
  const { burst } = await import("../burst/burst.ts");
  const { set, only, draft, correction, force } = options;
  const interruption = newInterruption(() => {
    if (options.json !== true) sayStopping(terminal);
  });
  const events = burst(workspace, name, {
    ...{ set, only, draft, correction, force, signal: interruption.signal },
    onStage: (stage) => terminal.progress(`${stage} …`),
  });
  const tell =
    options.json === true ? tellJson(terminal, options.debug === true) : tellPerson(terminal);
  try {
    const end = await followed(events, (event) => {
      if (event.kind === "planned") interruption.listen();
      tell(event);
    });
    terminal.progress("");
    if (options.json !== true)
      await sayEnd(terminal, workspace.root, end, { name, debug: options.debug === true });
    return (end.done.left > 0 ? interruption.exitCode() : undefined) ?? exitCodeOf(end);
  } finally {
    interruption.release();
  }
}

/** Tells every event, and gathers from them what is said at the end. */
async function followed(
  events: AsyncIterable<BurstEvent>,
  tell: (event: BurstEvent) => void,
): Promise<BurstEnd> {
  const begun = performance.now();
  const faults: { edition: string; fault: Error }[] = [];
  const notices = new Set<string>();
  for await (const event of events) {
    tell(event);
    if (event.kind === "built") for (const notice of event.result.notices) notices.add(notice);
    if (event.kind === "failed" && event.fault !== undefined)
      faults.push({ edition: event.edition, fault: event.fault });
    if (event.kind === "done")
      return {
        ...{ done: event, faults, notices: [...notices] },
        seconds: (performance.now() - begun) / 1000,
      };
  }
  throw new Error("the burst ended without saying so");
}

function exitCodeOf({ done, faults }: BurstEnd): number {
  if (faults.length > 0) return EXIT.ours;
  return done.failed + done.left > 0 ? EXIT.input : EXIT.ok;
}

/** The burst couldn't begin. */
function sayRefused(terminal: Terminal, error: unknown): number {
  const isInput = error instanceof InputError;
  const refused = isInput
    ? { findings: error.findings }
    : { findings: [], fault: error instanceof Error ? error.message : String(error) };
  terminal.out(JSON.stringify({ version: EVENTS_VERSION, kind: "refused", ...refused }));
  return isInput ? EXIT.input : EXIT.ours;
}

function sayStopping(terminal: Terminal): void {
  terminal.say("Stopping: what is under way is finished. Once more ends it at once.");
}
