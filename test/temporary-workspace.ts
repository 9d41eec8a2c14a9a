import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, onTestFinished } from "vitest";
import { findWorkspace } from "../src/workspace/find.ts";
import type { Workspace } from "../src/workspace/workspace.ts";

/** Writes the files (path → content) into a new folder, removed when the test ends; returns its real path. */
export async function temporaryWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-test-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFiles(root, files);
  return root;
}

/** Writes the files (path → content) into a folder. */
export async function writeFiles(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** The same for many tests: who asks for it removes it. */
export async function lastingWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-test-")));
  await writeFiles(root, files);
  return root;
}

/** Works once in a workspace of these files, for all tests of a file; each that asks has a copy of it. */
export function workspaceOnce(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (workspace: Workspace) => Promise<unknown>,
): () => Promise<Workspace> {
  let made: string;
  beforeAll(async () => {
    made = await lastingWorkspace(files);
    await work(await findWorkspace(made));
    return () => rm(made, { recursive: true, force: true });
  });
  return async () => {
    const root = await temporaryWorkspace({});
    await cp(made, root, { recursive: true });
    return findWorkspace(root);
  };
}
