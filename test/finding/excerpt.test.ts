import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/finding/excerpt.ts";

describe("excerpt", () => {
  test("shows the line with a caret under the column", () => {
    expect(excerpt("one\ntwo {{x}}\r\nthree", 2, 5)).toBe("2 | two {{x}}\n        ^");
  });

  test("shows the line alone where no column is known", () => {
    expect(excerpt("one\ntwo", 2, undefined)).toBe("2 | two");
  });

  test("shows nothing of a blank or absent line", () => {
    expect(excerpt("one\n\n", 2, 1)).toBeUndefined();
    expect(excerpt("one", 9, 1)).toBeUndefined();
    expect(excerpt("one", undefined, undefined)).toBeUndefined();
  });

  test("shows a sign for what a terminal would obey", () => {
    expect(excerpt("a\u001b[2Jb", 1, 3)).toBe("1 | a\uFFFD[2Jb\n      ^");
  });

  test("cuts a long line around the column", () => {
    const text = excerpt(`${"a".repeat(500)}X${"b".repeat(500)}`, 1, 501) ?? "";
    const [line, caret] = text.split("\n");
    expect(line?.length).toBeLessThan(110);
    expect(line?.charAt(caret?.indexOf("^") ?? 0)).toBe("X");
  });
});
