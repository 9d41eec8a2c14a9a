import { expect, it } from "vitest";
import { parseUnicodeMap } from "../../src/pdf/fonts.ts";

it("reads single codes, ranges and lists of a ToUnicode map", () => {
  const map = parseUnicodeMap(`2 beginbfchar
<0001> <0020>
<01a6> <006600660069>
endbfchar
2 beginbfrange
<0010> <0012> <0041>
<0020> <0021> [<0078> <d83dde00>]
endbfrange`);
  expect([...map]).toEqual([
    [1, " "],
    [0x1a6, "ffi"],
    [0x10, "A"],
    [0x11, "B"],
    [0x12, "C"],
    [0x20, "x"],
    [0x21, "😀"],
  ]);
});
