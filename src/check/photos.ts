import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Photo, readPhoto } from "../page/photo.ts";
import { relativePath } from "../workspace/paths.ts";
import { readInput } from "../workspace/read.ts";
import type { Sources } from "./sources.ts";

/** The bulletin's photos by file name. Throws an InputError with every one that is no picture. */
export async function readPhotos({
  workspace,
  bulletin,
  record,
}: Sources): Promise<ReadonlyMap<string, Photo>> {
  const photos = new Map<string, Photo>();
  const findings: Finding[] = [];
  for (const [name, path] of bulletin.photos) {
    const bytes = await readInput(workspace.root, path, record);
    try {
      photos.set(name, readPhoto(name, relativePath(workspace.root, path), bytes));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return photos;
}
