import { createHash } from "node:crypto";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { refuseLong } from "../workspace/read.ts";
import { lineAt } from "./lines.ts";

/** Why a path of a descriptor is refused, or undefined: the standard allows relative paths below it. */
export function pathFault(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.includes("\0")) return "has a NUL character";
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return "is an address, and nothing is fetched";
  if (path.startsWith("/") || path.startsWith("~")) return "is absolute";
  if (path.includes("\\")) return "has a backslash";
  if (path.split("/").includes("..")) return 'climbs out of its folder with ".."';
  return undefined;
}

/** Text of a data file in its declared encoding, without byte order mark; throws an InputError. */
export function decodeText(bytes: Uint8Array, encoding: string, file: string): string {
  refuseLong(bytes, file);
  const text = decoded(bytes, encoding, file);
  const nul = text.indexOf("\0");
  if (nul < 0) return text;
  throw new InputError([
    problem(
      "data/encoding",
      { file, line: lineAt(text, nul) },
      `the text has a NUL character, so its encoding is not ${encoding}`,
      'Save the file as UTF-8, or declare its "encoding", e.g. utf-16le.',
    ),
  ]);
}

/** A finding where the encoding's name is unknown. */
export function encodingFinding(encoding: string, place: Place): Finding[] {
  try {
    new TextDecoder(encoding);
    return [];
  } catch {
    const remedy = nameRemedy(encoding, ["utf-8", "utf-16le", "windows-1252", "gb18030", "big5"]);
    return [problem("data/descriptor", place, `encoding "${encoding}" is not known`, remedy)];
  }
}

function decoded(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([
      problem(
        "data/encoding",
        { file, line: firstBadLine(bytes, encoding) },
        `the text is not ${encoding}`,
        'Save the file as UTF-8, or declare its "encoding".',
      ),
    ]);
  }
}

function firstBadLine(bytes: Uint8Array, encoding: string): number {
  const lenient = new TextDecoder(encoding).decode(bytes);
  return lineAt(lenient, lenient.indexOf("\uFFFD"));
}

const ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];

/** Findings where the files (one after the other) have other `bytes` or `hash` than declared. */
export function integrityFindings(
  contents: readonly Uint8Array[],
  declared: { readonly bytes?: number | undefined; readonly hash?: string | undefined },
  file: string,
  locate: (key: "bytes" | "hash") => Place,
): Finding[] {
  const findings: Finding[] = [];
  const size = contents.reduce((sum, content) => sum + content.length, 0);
  if (declared.bytes !== undefined && declared.bytes !== size) {
    const message = `${file} has ${size} bytes, not the ${declared.bytes} that are declared`;
    findings.push(problem("data/bytes", locate("bytes"), message, renew("bytes", String(size))));
  }
  if (declared.hash !== undefined) {
    findings.push(...hashFindings(contents, declared.hash, file, locate("hash")));
  }
  return findings;
}

function hashFindings(
  contents: readonly Uint8Array[],
  declared: string,
  file: string,
  place: Place,
): Finding[] {
  const [digits = "", prefix = "md5"] = declared.split(":").reverse();
  const algorithm = prefix.toLowerCase().replace("-", "");
  if (!ALGORITHMS.includes(algorithm)) {
    const message = `hash has the unknown algorithm "${prefix}"`;
    return [problem("data/descriptor", place, message, nameRemedy(prefix, ALGORITHMS))];
  }
  const hash = createHash(algorithm);
  for (const content of contents) hash.update(content);
  const found = hash.digest("hex");
  if (found === digits.toLowerCase()) return [];
  const message = `${file} has the ${algorithm} hash ${found}, not the one that is declared`;
  return [problem("data/hash", place, message, renew("hash", `${algorithm}:${found}`))];
}

function renew(key: string, value: string): string {
  return `Get the file again, or, if it is the right one, set "${key}" to ${value}.`;
}
