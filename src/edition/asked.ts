import { randomUUID } from "node:crypto";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { sealOf } from "../archive/seal.ts";
import type { Parameters } from "../check/parameters.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import { readRegular, sha256 } from "../workspace/read.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import type { NamedEdition } from "./as-built.ts";
import { isAsHashed, type Standing } from "./standing.ts";

const answer = z.object({
  names: z.array(z.string()),
  editions: z.array(
    z.object({
      row: z.int(),
      parameters: z.record(z.string(), z.string()),
      folder: z.string().min(1),
    }),
  ),
}) satisfies z.ZodType<Answer>;

const answers = z.object({
  standing: z.string(),
  asked: z.record(z.string(), answer),
  seal: z.string(),
});

/** What a request for editions came to, in the order of the list. */
export interface Answer {
  /** The parameters in which the editions can differ. */
  readonly names: readonly string[];
  readonly editions: readonly (NamedEdition & {
    /** Of the query's result, from 1. */
    readonly row: number;
  })[];
}

/** A request for editions: one, or all that a bulletin lists. */
export interface Asked {
  readonly kind: "one" | "all";
  readonly set: Parameters;
}

/**
 * What the same request came to before, where nothing has changed since that could decide on it: parameters are
 * known and editions listed without opening the bulletin. Undefined where it isn't known.
 */
export async function knownAnswer(standing: Standing, asked: Asked): Promise<Answer | undefined> {
  return (await readAnswers(standing)).get(nameOf(asked));
}

/** Whether anything is known of a bulletin. */
export async function hasAnswers(workspace: Workspace, bulletin: string): Promise<boolean> {
  const path = await fileOf({ workspace, bulletin }).catch(() => undefined);
  if (path === undefined) return false;
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Writes down what a request came to. Where that can't be done it only takes longer the next time.
 *
 * @param read the files that it was found out from: nothing is kept where one isn't what was hashed
 */
export async function keepAnswer(
  standing: Standing,
  asked: Asked,
  given: Answer,
  read: readonly InputFile[],
): Promise<void> {
  if (!isAsHashed(standing, read)) return;
  const known = await readAnswers(standing);
  const all = Object.fromEntries([...known, [nameOf(asked), given]]);
  const list = { standing: standing.hash, asked: all };
  const text = JSON.stringify({ ...list, seal: sealOf(list, "seal") });
  await write(await fileOf(standing), text).catch(() => undefined);
}

/** Those of the bulletin as it stands: what others came to holds no longer, and is forgotten. */
async function readAnswers(standing: Standing): Promise<ReadonlyMap<string, Answer>> {
  try {
    const read = JSON.parse((await readRegular(await fileOf(standing))).toString());
    const { data } = answers.safeParse(read);
    const holds = data?.standing === standing.hash && data.seal === sealOf(read, "seal");
    return new Map(holds ? Object.entries(data.asked) : []);
  } catch {
    return new Map();
  }
}

/** Beside the bulletins' folders, so that what lies in these is editions. */
async function fileOf({
  workspace,
  bulletin,
}: Pick<Standing, "workspace" | "bulletin">): Promise<string> {
  const file = `output/.lists/${bulletin}.json`;
  return await insideWorkspace(workspace.root, file, { file });
}

function nameOf({ kind, set }: Asked): string {
  return sha256(JSON.stringify([kind, ...Object.entries(set).sort()]));
}

/** Written beside, then renamed into place: a reader sees all of it or nothing. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
