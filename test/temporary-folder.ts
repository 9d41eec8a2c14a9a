import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives a run of the tests a temporary folder of its own, and removes it with all that a test has
 * left. Everybody may use it, as the system's: the browser runs as a lesser user where we are root.
 */
export default async function temporaryFolder(): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bulletin-tests-")));
  await chmod(folder, 0o1777);
  process.env.TMPDIR = folder;
  return () => rm(folder, { recursive: true, force: true });
}
