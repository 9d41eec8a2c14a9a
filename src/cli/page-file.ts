import { writeFile } from "node:fs/promises";
import { InvalidArgumentError } from "commander";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { systemCode } from "../workspace/read.ts";

/** The name of a page that is asked for: a file of an edition would be overwritten as readily. */
export function htmlFile(file: string): string {
  if (/\.html?$/i.test(file)) return file;
  throw new InvalidArgumentError("the file's name ends in .html.");
}

/** Writes a report's page. Throws an InputError where that can't be. */
export async function writePage(file: string, html: string, rule: string): Promise<void> {
  try {
    await writeFile(file, html);
  } catch (error) {
    throw new InputError([
      problem(
        rule,
        { file },
        `the page can't be written (${systemCode(error)})`,
        "Name a file in a folder that is there and that you may write to.",
      ),
    ]);
  }
}
