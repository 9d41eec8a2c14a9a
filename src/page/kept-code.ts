import { type KeptFew, keptFew } from "../workspace/kept-few.ts";
import { programHash } from "../workspace/program.ts";
import { sha256 } from "../workspace/read.ts";

/** The code that templates become, as an earlier run has kept it. */
export interface KeptCode {
  /** Keeps the code that was used since, where any of it is new. */
  keep(): Promise<void>;
}

/** By the hashes of what it was made from. */
interface Codes {
  readonly kept: ReadonlyMap<string, string>;
  readonly used: Map<string, string>;
}

const MEGABYTE = 2 ** 20;
const OURS = keptFew("templates", { largest: 8 * MEGABYTE, all: 64 * MEGABYTE });

/** Undefined where none is kept: a burst compiles each template once, and by itself. */
let codes: Codes | undefined;

/**
 * Takes the code of templates, from here on, from where an earlier run has kept it. It is run as it is, so it lies in a
 * folder of the user's own behind its digest, as the code does that V8 keeps of ours.
 *
 * @param what is built: the code of one thing is kept together
 * @param program what compiles templates; undefined where nobody knows, and nothing is kept
 */
export async function useKeptCode(
  what: unknown,
  program = programHash(),
  few: KeptFew = OURS,
): Promise<KeptCode> {
  const hash = await program;
  if (hash === undefined) return { keep: async () => {} };
  const name = sha256(JSON.stringify([hash, what]));
  const found = await few.find(name);
  const kept = new Map<string, string>(found && JSON.parse(found.toString()));
  const used = new Map<string, string>();
  codes = { kept, used };
  return {
    async keep() {
      if ([...used.keys()].every((key) => kept.has(key))) return;
      await few.keep(name, Buffer.from(JSON.stringify([...used])));
    },
  };
}

/** The code of a template, if it is kept. @param template all that it is compiled from */
export function keptCode(template: readonly string[]): string | undefined {
  if (codes === undefined) return undefined;
  const key = keyOf(template);
  const code = codes.kept.get(key);
  if (code !== undefined) codes.used.set(key, code);
  return code;
}

/** Notes the code that a template has become. */
export function noteCode(template: readonly string[], code: string): void {
  codes?.used.set(keyOf(template), code);
}

function keyOf(template: readonly string[]): string {
  return sha256(JSON.stringify(template));
}
