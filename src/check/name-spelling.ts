import { sha256 } from "../workspace/read.ts";

/** Names that Windows keeps for devices, whatever their ending, and the file that stands beside the editions. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)|^states\.jsonl$/i;

/** Bytes in UTF-8: with what a build puts before and behind it, the name stays below the 255 of file systems. */
const LONGEST = 200;

/**
 * A parameter's value as a folder's name can have it: letters and digits of any script as they are, `.`
 * and `_` between them too, everything else as one `-`; what nobody sees is left out.
 * ("Côte d'Ivoire" → "Côte-d-Ivoire", "a/b" → "a-b", "阳泉" → "阳泉", "???" → "").
 */
export function spelledValue(value: string): string {
  return value
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
    .replace(/[^\p{L}\p{N}\p{M}._]+/gu, "-")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "")
    .normalize("NFC");
}

/**
 * A name that every file system takes: a reserved one gets `_` behind its first part ("con" → "con_"),
 * one that is too long ends in eight digits of its SHA-256, so that two long ones stay two.
 */
export function fittingName(name: string): string {
  const whole = name.normalize("NFC");
  const free = RESERVED.test(whole) ? whole.replace(/^[^.]+/, "$&_") : whole;
  return Buffer.byteLength(free) <= LONGEST ? free : shortened(free);
}

function shortened(name: string): string {
  const ending = `-${sha256(name).slice(0, 8)}`;
  let kept = "";
  for (const character of name) {
    if (Buffer.byteLength(kept + character + ending) > LONGEST) break;
    kept += character;
  }
  return kept.replace(/[^\p{L}\p{N}\p{M}]+$/u, "") + ending;
}
