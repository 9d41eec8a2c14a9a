import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import { readRegular, refuseLong, systemCode } from "../workspace/read.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { lockFile } from "./lock.ts";
import { notWritable } from "./not-writable.ts";

/** One thing that happened to an edition: a line of `output/<bulletin>/states.jsonl`. */
export interface StateLine {
  /** The edition's folder: "2021-en". */
  readonly edition: string;
  readonly state: "approved" | "released";
  /** Who says so; needed for an approval. */
  readonly by?: string | undefined;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Of the PDF. */
  readonly sha256: string;
  /** For the release of a correction: the folder of the edition that it replaces, and why. */
  readonly corrects?: string | undefined;
  readonly reason?: string | undefined;
}

const stateLine = z.object({
  edition: z.string().min(1),
  state: z.enum(["approved", "released"]),
  by: z.string().min(1).optional(),
  at: z.iso.datetime(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  corrects: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
}) satisfies z.ZodType<StateLine>;

/** What is known of a bulletin's editions, oldest first. */
interface States {
  readonly lines: readonly StateLine[];
  /** A last line that a crash has cut off: it was never acknowledged, and the next one takes its place. */
  readonly torn: boolean;
}

/** The file's path in findings: relative to the workspace. */
function statesFile(bulletin: string): string {
  return `output/${bulletin}/states.jsonl`;
}

/**
 * The states of a bulletin's editions; none where nothing was approved or released yet. Throws an
 * InputError with every damaged line, where the file can't be read, and where it leads out of the
 * workspace through a link.
 */
export async function readStates(workspace: Workspace, bulletin: string): Promise<States> {
  const file = statesFile(bulletin);
  const path = await insideWorkspace(workspace.root, file, { file });
  return understood(path, await readBytes(path, file), file);
}

/** What the files that were read last say: each edition of a burst asks, and to parse a line takes long. */
const known = new Map<string, { readonly bytes: Buffer; readonly states: States }>();
const MOST_KNOWN = 16;

function understood(path: string, bytes: Buffer, file: string): States {
  const before = known.get(path);
  if (before?.bytes.equals(bytes)) return before.states;
  const states = parseStates(bytes, file);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(path, { bytes, states });
  return states;
}

/**
 * Adds a line and returns when it is on disk. Safe with several processes; a line that a crash has
 * cut off is taken away first. Throws an InputError where the file is damaged or can't be written, and
 * a plain Error for a line that couldn't be read back: it would take all states with it.
 */
export async function appendState(
  workspace: Workspace,
  bulletin: string,
  line: StateLine,
): Promise<void> {
  const text = JSON.stringify(line);
  if (parseLine(text) === undefined) throw new Error(`this is no state of an edition: ${text}`);
  const file = statesFile(bulletin);
  const path = await insideWorkspace(workspace.root, file, { file });
  const release = await lockFile(path);
  try {
    const bytes = await readBytes(path, file);
    const { torn } = parseStates(bytes, file);
    await write(path, bytes, torn, `${text}\n`);
  } finally {
    await release();
  }
}

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    return await readRegular(path);
  } catch (error) {
    // Where no folder is, or something else than one, nothing was approved: the build says the rest.
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return Buffer.alloc(0);
    throw new InputError([
      problem(
        "states/unreadable",
        { file },
        `the states of the editions can't be read (${systemCode(error)})`,
        "Give yourself the right to read the file, or move what stands in its place.",
      ),
    ]);
  }
}

/** What the bytes of the file say. */
function parseStates(bytes: Buffer, file: string): States {
  refuseLong(bytes, file);
  const whole = bytes.toString("utf8").split("\n");
  const last = whole.pop() ?? "";
  const findings: Finding[] = [];
  const lines = whole.flatMap((text, index) => {
    if (text.trim() === "") return [];
    const line = parseLine(text);
    if (line === undefined) findings.push(damaged(file, index + 1));
    return line ?? [];
  });
  if (findings.length > 0) throw new InputError(findings);
  // Somebody's editor may have left out the last line end; a crash leaves half a line.
  const unended = parseLine(last);
  return {
    lines: unended === undefined ? lines : [...lines, unended],
    torn: last.trim() !== "" && unended === undefined,
  };
}

function parseLine(text: string): StateLine | undefined {
  try {
    return stateLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function damaged(file: string, line: number): Finding {
  return problem(
    "states/damaged",
    { file, line },
    "the line is no state of an edition: it was damaged or written by something else",
    "Put the file back from a copy, or mend the line: what was released can't be known without it.",
  );
}

/** Waits until the line, and the name of a new file, are on disk. */
async function write(path: string, before: Buffer, torn: boolean, line: string): Promise<void> {
  const ended = before.lastIndexOf("\n") + 1;
  try {
    const handle = await open(path, "a");
    try {
      if (torn) await handle.truncate(ended);
      await handle.appendFile(!torn && ended < before.length ? `\n${line}` : line);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (before.length === 0) await flushFolder(dirname(path));
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** Where a system can't flush a folder, it writes the names in it by itself. */
async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
