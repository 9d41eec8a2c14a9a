import type { InputFile, RecordInput } from "./workspace.ts";

/** Reads something and tells `record` of every file that it reads. */
type Read<Result> = (record: RecordInput) => Promise<Result>;

/**
 * What many editions read the same, read for the first that asks. Every one of them is told of its
 * files, as if it had read them itself: they are its inputs, too.
 */
export function readOnce<Result>(read: Read<Result>): Read<Result> {
  const files: InputFile[] = [];
  let reading: Promise<Result> | undefined;
  return async (record) => {
    reading ??= read((file) => files.push(file));
    const result = await reading;
    for (const file of files) record(file);
    return result;
  };
}
