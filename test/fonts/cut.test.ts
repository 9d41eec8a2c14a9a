import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Blob, Face as ShapedFace } from "harfbuzzjs";
import { describe, expect, test } from "vitest";
import { GENERAL_STANDARD, gb2312, officeCharacters } from "../../scripts/office-characters.mjs";
import { faces } from "../../src/fonts/faces.ts";
import { loadFonts } from "../../src/fonts/measure.ts";
import { inspectPdf } from "../../src/pdf/inspect.ts";
import { openPress } from "../../src/press/press.ts";
import { textOf } from "../press/read.ts";

const folder = new URL("../../assets/fonts/", import.meta.url);

interface CutList {
  readonly characters: { readonly count: number; readonly sha256: string };
  readonly faces: readonly { readonly file: string; readonly sha256: string }[];
}
const list: CutList = JSON.parse(readFileSync(new URL("cut.json", folder), "utf8"));
const sha256 = (bytes: string | Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

describe("the Chinese faces in assets/fonts/", () => {
  test("are the files that the script has cut, with their licences", () => {
    const files = readdirSync(folder).sort();
    const cut = list.faces.map(({ file }) => file);
    expect(files.filter((file) => file.endsWith(".ttf"))).toEqual([...cut].sort());
    expect(files.filter((file) => file.endsWith(".txt"))).toEqual([
      "NotoSansSC-OFL.txt",
      "NotoSerifSC-OFL.txt",
    ]);
    for (const face of list.faces)
      expect(sha256(readFileSync(new URL(face.file, folder)))).toBe(face.sha256);
  });

  test("were cut to the characters that the script lists today", () => {
    const characters = officeCharacters();
    expect(list.characters).toEqual({
      count: [...characters].length,
      sha256: sha256(characters),
    });
  });

  test.each(list.faces)("$file has them all", ({ file }) => {
    const face = new ShapedFace(new Blob(readFileSync(new URL(file, folder))));
    const has = new Set(face.collectUnicodes());
    const lacking = [...officeCharacters()].filter(
      (character) => !has.has(character.codePointAt(0) ?? 0),
    );
    expect(lacking).toEqual([]);
    // Letters, digits and the space come from the Latin faces behind them.
    expect([..."aZ09 %+-−.,"].filter((one) => has.has(one.codePointAt(0) ?? 0))).toEqual([]);
  });

  test("cover GB 2312, the general standard table and what offices write, with the Latin ones", () => {
    expect([...gb2312()].filter((one) => /[\u4E00-\u9FFF]/.test(one))).toHaveLength(6763);
    expect(new Set(GENERAL_STANDARD).size).toBe(8105);
    const { missing } = loadFonts();
    const names = "镕喆堃淼垚犇赟玥祎昇𬭎𫭟鿍";
    const signs = "㎡㎥℃‰×÷±≥≤～—…·“”‘’《》〈〉「」①⑳Ⅻ（１２）％￥〇";
    for (const kind of ["Sans", "Serif"]) {
      const families = [`Noto ${kind} SC`, `Source ${kind} ${kind === "Sans" ? 3 : 4}`];
      expect(missing(gb2312() + GENERAL_STANDARD + names + signs, families)).toEqual([]);
    }
  });
});

test("a page of all of them is printed in TrueType and read back exactly", async () => {
  const lines = officeCharacters()
    .replace("\u3000", "")
    .match(/.{1,40}/gu);
  const press = await openPress();
  try {
    for (const kind of ["Sans", "Serif"]) {
      const style = `body{font:13px "Noto ${kind} SC";white-space:nowrap;font-synthesis:none}b{font-weight:600}`;
      const body = lines?.map((line) => `<p>${line}<p><b>${line}</b>`).join("") ?? "";
      const html = `<!doctype html><html lang="zh-Hans"><head><title>字</title><style>${style}</style></head><body>${body}</body></html>`;
      const pdf = await press.print(html, { deadline: 30_000 });
      const { fonts, badGlyphs } = inspectPdf(pdf);
      expect(fonts.map(({ name, type, embedded }) => ({ name, type, embedded }))).toEqual(
        ["Regular", "SemiBold"].map((weight) => ({
          ...{ name: `Noto${kind}SC-${weight}`, type: "CIDFontType2", embedded: true },
        })),
      );
      expect(badGlyphs).toEqual([]);
      require("node:fs").writeFileSync(`/tmp/fonts/dbg-${kind}.txt`, await textOf(pdf));
      const text = (await textOf(pdf)).replaceAll(" ", "");
      expect(lines?.filter((line) => text.split(line).length !== 3)).toEqual([]);
    }
  } finally {
    await press.close();
  }
});

test("every face of the list of faces is one of them or in a package", () => {
  const own = faces().filter(({ path }) => path.includes("assets"));
  expect(own.map(({ file }) => file).sort()).toEqual(list.faces.map(({ file }) => file).sort());
});
