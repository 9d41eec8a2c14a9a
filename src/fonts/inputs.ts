import { createHash } from "node:crypto";
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
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return { path: `bulletin:fonts/${face.file}`, sha256, bytes: bytes.length };
    }),
  );
}
