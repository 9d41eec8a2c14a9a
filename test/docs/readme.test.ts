import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findWorkspace } from "../../src/workspace/find.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

/** The files of the README's first bulletin: a path in backquotes, then the next fenced block. */
async function firstBulletin(): Promise<Record<string, string>> {
  const readme = await readFile(join(import.meta.dirname, "../../README.md"), "utf8");
  const files = readme.matchAll(/^`((?:data|templates)\/[^`]+)`[\s\S]*?```\w+\n([\s\S]*?)```/gm);
  return Object.fromEntries([...files].map(([, path = "", text = ""]) => [path, text]));
}

async function prepare(files: Record<string, string>) {
  return prepareAlone(await findWorkspace(await temporaryWorkspace(files)), "prices");
}

test("the README's first bulletin prints what the README says", async () => {
  const files = await firstBulletin();
  expect(Object.keys(files)).toHaveLength(5);
  const { page, findings } = await prepare(files);
  expect(findings).toEqual([]);
  expect(page.texts).toContain("Consumer prices rose 2.4\u00A0percent in 2021");
  expect(page.title).toBe("Consumer prices, 2021");
});

test("it says that prices fell where they fell, and why there is no rate where a base is missing", async () => {
  const files = await firstBulletin();
  const csv = "data/prices/index.csv";
  const fallen = await prepare({ ...files, [csv]: "year,level\n2020,100.0\n2021,97.0\n" });
  expect(fallen.page.texts).toContain("Consumer prices fell 3.0\u00A0percent in 2021");
  const alone = await prepare({ ...files, [csv]: "year,level\n2019,90.0\n2021,97.0\n" });
  expect(alone.page.texts.join("\n")).toMatch(/Consumer prices .*base/);
});
