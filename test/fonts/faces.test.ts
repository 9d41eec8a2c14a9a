import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { describe, expect, test } from "vitest";
import { faceFor, faces, findFace, fontFamilies } from "../../src/fonts/faces.ts";
import { familyStack } from "../../src/fonts/stack.ts";

describe("faces", () => {
  test("every listed file is there, once", () => {
    const paths = faces().map((face) => face.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !isAbsolute(path) || !existsSync(path))).toEqual([]);
  });

  test("each Latin family has regular, semibold and bold, upright and italic", () => {
    const latin = fontFamilies().slice(0, 2);
    expect(latin.map(({ family }) => family)).toEqual(["Source Serif 4", "Source Sans 3"]);
    for (const { faces: own } of latin) {
      expect(own.map(({ weight, style }) => `${weight} ${style}`)).toEqual([
        "400 normal",
        "400 italic",
        "600 normal",
        "600 italic",
        "700 normal",
        "700 italic",
      ]);
    }
  });

  test("each Chinese family has the two weights of the style sheet, upright", () => {
    const chinese = fontFamilies().slice(2);
    expect(chinese.map(({ family }) => family)).toEqual(["Noto Serif SC", "Noto Sans SC"]);
    for (const { faces: own } of chinese) {
      expect(own.map(({ weight, style, scripts }) => `${weight} ${style} ${scripts}`)).toEqual([
        "400 normal Hans",
        "600 normal Hans",
      ]);
    }
  });

  test("a face is found by family, weight and slope", () => {
    expect(faceFor({ family: "Source Sans 3" }).file).toBe("SourceSans3_400Regular.ttf");
    expect(faceFor({ family: "Source Serif 4", weight: 600, style: "italic" }).file).toBe(
      "SourceSerif4_600SemiBold_Italic.ttf",
    );
  });

  test("a weight or a family that isn't shipped is an error that says what there is", () => {
    expect(findFace({ family: "Source Sans 3", weight: 300 })).toBeUndefined();
    expect(() => faceFor({ family: "Source Sans 3", weight: 300 })).toThrow(
      "no face is shipped for Source Sans 3 300: there are Source Sans 3 400, Source Sans 3 400 italic",
    );
    expect(() => faceFor({ family: "Helvetica" })).toThrow(/Helvetica 400.*Source Serif 4 400/);
  });
});

test.each([
  ["'Source Sans 3', sans-serif", ["Source Sans 3"]],
  ['"Source Serif 4", "Noto Serif SC", serif', ["Source Serif 4", "Noto Serif SC"]],
  ["sans-serif", ["Source Sans 3"]],
  ["monospace", ["monospace"]],
])("familyStack(%s)", (value, expected) => {
  expect(familyStack(value)).toEqual(expected);
});
