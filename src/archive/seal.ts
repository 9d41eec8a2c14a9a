import { sha256 } from "../workspace/read.ts";

/**
 * SHA-256 of what we write as JSON and read back to build nothing twice, but for the `key` that will hold it:
 * what was changed since, by hand or by a failing disk, is not ours.
 */
export function sealOf(document: object, key: string): string {
  return sha256(JSON.stringify({ ...document, [key]: undefined }));
}
