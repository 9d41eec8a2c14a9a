import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Photo, readPhoto } from "../page/photo.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { relativePath } from "../workspace/paths.ts";
import { readInput } from "../workspace/read.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";

/** The bulletin's photos by file name. Throws an InputError with every one that is no picture. */
export async function readPhotos(
  { root }: Workspace,
  bulletin: Bulletin,
  record: RecordInput,
): Promise<ReadonlyMap<string, Photo>> {
  const photos = new Map<string, Photo>();
  const findings: Finding[] = [];
  for (const [name, path] of bulletin.photos) {
    const bytes = await readInput(root, path, record);
    try {
      photos.set(name, readPhoto(name, relativePath(root, path), bytes));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return photos;
}
