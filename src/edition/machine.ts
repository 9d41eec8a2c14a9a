import { readFile } from "node:fs/promises";
import { faces } from "../fonts/faces.ts";
import { browserIdentity } from "../press/identity.ts";
import { assetHashes, assetPaths } from "../workspace/assets.ts";
import { fromKnownFiles } from "../workspace/known-files.ts";
import { sha256 } from "../workspace/read.ts";
import { VERSION } from "../workspace/version.ts";

/**
 * SHA-256 of all that editions are made with and that isn't the workspace's: Bulletin, its assets and faces,
 * the browser, what of Node decides on bytes. Undefined where nobody can say which browser it is. Throws as
 * findBrowser and fontFamilies.
 */
export async function machineHash(): Promise<string | undefined> {
  const browser = await browserIdentity();
  if (browser === undefined) return undefined;
  const { icu, unicode, zlib } = process.versions;
  const own = [VERSION, browser, process.platform, icu, unicode, zlib];
  return sha256(JSON.stringify([own, ...(await shippedHashes())]));
}

/** Assets and faces: thirty megabytes that hardly ever change. */
async function shippedHashes(): Promise<readonly unknown[]> {
  const files = [...(await assetPaths()), ...faces().map(({ path }) => path)];
  const hash = async () => JSON.stringify([await assetHashes(), await faceHashes()]);
  return JSON.parse(await fromKnownFiles("shipped", files, hash));
}

async function faceHashes(): Promise<readonly (readonly [string, string])[]> {
  return await Promise.all(
    faces().map(async (face) => [face.file, sha256(await readFile(face.path))] as const),
  );
}
