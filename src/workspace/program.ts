import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fromKnownFiles } from "./known-files.ts";
import { sha256 } from "./read.ts";

/**
 * SHA-256 of the program that runs: its own code, that of the packages it brings along, and the versions
 * of the others, which package.json pins. Undefined where it runs from its sources or isn't bundled: its code may then
 * change without anybody knowing.
 */
export function programHash(): Promise<string | undefined> {
  hash ??= hashProgram();
  return hash;
}

let hash: Promise<string | undefined> | undefined;

async function hashProgram(): Promise<string | undefined> {
  const here = new URL(import.meta.url);
  if (fileURLToPath(here).endsWith(".ts")) return undefined;
  try {
    const names = ["../bulletin.cjs", "../../package.json"];
    const paths = names.map((name) => fileURLToPath(new URL(name, here)));
    const { version, arch, platform } = process;
    const own = [version, process.versions, arch, platform];
    return await fromKnownFiles(["program", ...own], paths, async () => {
      const files = await Promise.all(paths.map((path) => readFile(path)));
      return sha256(JSON.stringify([...files.map(sha256), ...own]));
    });
  } catch {
    return undefined;
  }
}
