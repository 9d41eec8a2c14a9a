import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../../src/edition/standing-files.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

test("a file of more than two gigabytes, which Node doesn't read at once, is hashed", async () => {
  const root = await temporaryWorkspace({ "data/raw.bin": "" });
  await truncate(join(root, "data/raw.bin"), 2 ** 31 + 1);
  const hashes = await filesBelow(root, [join(root, "data")]);
  expect(hashes.get("data/raw.bin")).toMatch(/^[0-9a-f]{64}$/);
}, 120_000);
