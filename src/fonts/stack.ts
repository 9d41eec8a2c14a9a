import { fontFamilies } from "./faces.ts";

/**
 * The families of a CSS `font-family` value, quotes taken off: `'Source Sans 3', sans-serif` gives
 * both names. A generic name that a shipped family stands for gives that family.
 */
export function familyStack(value: string): readonly string[] {
  const names = value
    .split(",")
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((name) => name !== "");
  return [...new Set(names.map(standIn))];
}

function standIn(name: string): string {
  return fontFamilies().find(({ generic }) => generic === name)?.family ?? name;
}
