import { type FindCache, kept } from "../workspace/kept.ts";
import { sha256 } from "../workspace/read.ts";
import { setOf } from "./character-sets.ts";
import { type Face, faceName } from "./faces.ts";
import { charactersOf } from "./measure.ts";
import { readFace } from "./read-face.ts";

/** Part of a face, for a page that brings its faces along. */
export interface CutFace {
  readonly format: "woff2" | "woff";
  readonly base64: string;
}

/** What cuts: another version may give other bytes, so what older ones have cut is not used. */
export const CUTTER = "subset-font 2.9.0";

/** Enough for a burst in many languages: one has some 50 kB. */
const MOST = 64;

/** Cuts of this process. */
const cuts = new Map<string, Promise<CutFace>>();

/**
 * A face cut down to what a page needs of it; undefined where it has none of the characters.
 *
 * A face of alphabets is cut by whole sets of characters, as WOFF2: small, slow to make, and kept on
 * the machine, so that the next page needs no cutting. A Chinese face is cut to the very characters, since
 * any whole set would be too large; as WOFF, a quarter larger and ten times as fast to make, since
 * hardly two pages share one. Either depends on nothing but the face and the page's characters.
 */
export async function cutFace(
  face: Face,
  characters: readonly string[],
  cache?: FindCache,
): Promise<CutFace | undefined> {
  const all = charactersOf(face);
  const own = characters.filter((character) => all.has(character));
  if (own.length === 0) return undefined;
  if (!face.scripts.includes("Latn")) {
    const exact = own.sort().join("");
    return remembered(`${faceName(face)} ${exact}`, () => exactCut(face, exact));
  }
  const sets = [...new Set(own.map(setOf))].sort();
  return remembered(`${faceName(face)} ${sets.join()}`, () =>
    wholeCut(face, [...all].filter((character) => sets.includes(setOf(character))).join(""), cache),
  );
}

async function exactCut(face: Face, characters: string): Promise<CutFace> {
  const woff = await cutTo(readFace(face), characters, "woff");
  return { format: "woff", base64: woff.toString("base64") };
}

async function wholeCut(face: Face, characters: string, cache?: FindCache): Promise<CutFace> {
  const bytes = readFace(face);
  const name = sha256([CUTTER, sha256(bytes), characters].join("\n"));
  const cut = () => cutTo(bytes, characters, "woff2");
  const woff2 = await kept(`cut-faces/${name}`, cut, cache);
  return { format: "woff2", base64: woff2.toString("base64") };
}

/** The library brings three WebAssemblies along, and most builds cut nothing. */
async function cutTo(
  bytes: Buffer,
  characters: string,
  targetFormat: CutFace["format"],
): Promise<Buffer> {
  const { default: subsetFont } = await import("subset-font");
  return await subsetFont(bytes, characters, { targetFormat });
}

function remembered(key: string, make: () => Promise<CutFace>): Promise<CutFace> {
  const known = cuts.get(key);
  if (known !== undefined) return known;
  if (cuts.size >= MOST) cuts.clear();
  const made = make();
  cuts.set(key, made);
  made.catch(() => cuts.delete(key));
  return made;
}
