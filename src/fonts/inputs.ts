import { sha256 } from "../workspace/read.ts";
import type { InputFile } from "../workspace/workspace.ts";
import { faces } from "./faces.ts";
import { readFace } from "./measure.ts";

/**
 * The face files as inputs of an edition, for the manifest: `fonts/<file>`, SHA-256, bytes, in the
 * order of faces(). Throws an InputError where one can't be read.
 */
export async function fontInputs(): Promise<readonly InputFile[]> {
  return await Promise.all(
    faces().map(async (face) => {
      const bytes = await readFace(face);
      return {
        path: `bulletin:fonts/${face.file}`,
        sha256: sha256(bytes),
        bytes: bytes.length,
      };
    }),
  );
}
