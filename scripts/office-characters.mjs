// @ts-check
import { readFileSync } from "node:fs";

/** Chinese typography has these in full width, where the Latin faces have them narrow. */
export const SHARED_PUNCTUATION = "“”‘’—…·";

/** Signs that stand with digits and so come from the face of the digits, narrow. */
const SIGNS_OF_NUMBERS = "‰°′″±×÷≈≠≤≥∞√§¤¨ˇˉ";

/** Beyond GB 2312: units, numbers in circles, marks. Not ‧ and ・: their glyph is read back as ·. */
const SIGNS = "〇々㎡㎥㎢㎞㎏㎎㎜㎝㏄℉⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅪⅫ⸺｟｠￠￦〡〢〣〤〥〦〧〨〩";

/**
 * The 8,105 characters of the Table of General Standard Chinese Characters (通用规范汉字表, State
 * Council of China, 2013), in its order. Its third level has those of persons' and places' names.
 */
export const GENERAL_STANDARD = readFileSync(new URL("hanzi.txt", import.meta.url), "utf8").replace(
  /\n/g,
  "",
);

/** Private use, in rows that GB 2312 leaves empty, and forms for vertical lines. */
const UNUSED = /^[\uFFFD\p{Co}\uFE10-\uFE4F]$/u;

/**
 * Every character of GB 2312, 6,763 ideographs among them, and the few that its later form GBK put
 * into its empty cells: the decoders of today know no other.
 */
export function gb2312() {
  const decoder = new TextDecoder("gb2312");
  const characters = [];
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const text = decoder.decode(Uint8Array.of(row, cell));
      if (text.length === 1 && !UNUSED.test(text)) characters.push(text);
    }
  }
  return characters.join("");
}

/**
 * Left to the Latin faces, which stand behind the Chinese ones: letters and digits, and what stands
 * with digits. So a Chinese text can name its Chinese face first, has all punctuation from it in
 * full width, and still sets its numbers in the face of the rest of the bulletin.
 *
 * @param {string} character
 */
function isLatinFaces(character) {
  if (SIGNS_OF_NUMBERS.includes(character)) return true;
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character)
    ? !/[\u2160-\u217F\uFF00-\uFFEF]/u.test(character)
    : false;
}

/** What a Chinese face is cut to: each character once, in the order of Unicode. */
export function officeCharacters() {
  const wanted = [...gb2312(), ...GENERAL_STANDARD, ...SIGNS, ...SHARED_PUNCTUATION];
  return [...new Set(wanted)]
    .filter((character) => !isLatinFaces(character))
    .sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .join("");
}
