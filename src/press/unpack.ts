import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { sha256, systemCode } from "../workspace/read.ts";
import type { Bundle, PackedFile } from "./bundle.ts";
import { PressError } from "./press-error.ts";
import { readTar } from "./tar.ts";

/** An unpacked browser. */
interface Unpacked {
  /** The folder that holds it all. */
  readonly folder: string;
  /** The headless shell. */
  readonly path: string;
  /** Folder of the libraries that the system may lack, for LD_LIBRARY_PATH. */
  readonly libraries: string;
}

/** Size in bytes and hash of an unpacked file, recorded when it was unpacked. */
interface FileRecord {
  readonly size: number;
  readonly sha256: string;
}

const BROWSER = "chrome-headless-shell";
const RECORD = "contents.json";
/** Milliseconds after which another unpacker's unfinished folder is taken for forgotten. */
const FORGOTTEN = 3_600_000;

/**
 * The browser of a bundle, unpacked into `chromium-<version>-<hash>` of the cache if it isn't there.
 * What is there is believed when all sizes are right; `thorough` reads all of it and compares hashes.
 * Unpackers at the same time don't disturb each other: each works beside and renames.
 * @throws PressError (press/unpack) if the packed file isn't the tested one or there is no room.
 */
export async function unpackBrowser(
  bundle: Bundle,
  cache: string,
  thorough = false,
): Promise<Unpacked> {
  const folder = join(cache, `chromium-${bundle.version}-${bundle.browser.sha256.slice(0, 16)}`);
  if (!(await isWhole(folder, thorough))) await install(bundle, folder);
  return { folder, path: join(folder, BROWSER), libraries: join(folder, "lib") };
}

/** Whether the folder holds what was unpacked into it: by size, or thoroughly by hash. */
export async function isWhole(folder: string, thorough = false): Promise<boolean> {
  try {
    const record = await readRecord(folder);
    if (!record.some(([name]) => name === BROWSER)) return false;
    for (const [name, recorded] of record) {
      const path = join(folder, name);
      if (statSync(path).size !== recorded.size) return false;
      if (thorough && (await hashFile(path)) !== recorded.sha256) return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function install(bundle: Bundle, folder: string): Promise<void> {
  const beside = join(dirname(folder), `.unpacking-${process.pid}-${randomUUID()}`);
  try {
    await removeForgotten(dirname(folder));
    await mkdir(join(beside, "lib"), { recursive: true });
    const browser = await unpackProgram(bundle.browser, join(beside, BROWSER));
    const libraries = await unpackLibraries(bundle.libraries, beside);
    const record = Object.fromEntries([[BROWSER, browser], ...libraries]);
    await writeFile(join(beside, RECORD), `${JSON.stringify(record, null, 2)}\n`);
    await publish(beside, folder);
  } catch (error) {
    throw error instanceof PressError ? error : unpackError(folder, systemCode(error));
  } finally {
    await rm(beside, { recursive: true, force: true }).catch(() => {}); // the cause is told
  }
}

/** Puts the finished folder in its place; where another unpacker was quicker, its work is kept. */
async function publish(beside: string, folder: string): Promise<void> {
  await openToAll(beside);
  if (await moved(beside, folder)) return;
  if (await isWhole(folder, true)) return;
  const spoilt = `${beside}-spoilt`;
  await rename(folder, spoilt);
  const done = await moved(beside, folder);
  await rm(spoilt, { recursive: true, force: true });
  if (!done && !(await isWhole(folder))) throw unpackError(folder, "it is in use");
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(systemCode(error))) return false;
    throw error;
  }
}

/** The browser may run as another user than the one who unpacked it, whatever the umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await chmod(join(folder, "lib"), 0o755);
  await chmod(join(folder, RECORD), 0o644);
}

/** Unpacks as a stream: the program is 197 MB. */
async function unpackProgram(packed: PackedFile, path: string): Promise<FileRecord> {
  const [packedHash, hash] = [createHash("sha256"), createHash("sha256")];
  let size = 0;
  await pipeline(
    createReadStream(packed.path, { highWaterMark: 1 << 20 }),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        packedHash.update(chunk);
        yield chunk;
      }
    },
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o700 }),
  );
  checkHash(packed, packedHash.digest("hex"));
  await chmod(path, 0o755);
  return { size, sha256: hash.digest("hex") };
}

async function unpackLibraries(
  packed: PackedFile,
  folder: string,
): Promise<readonly [string, FileRecord][]> {
  const bytes = await readFile(packed.path);
  checkHash(packed, sha256(bytes));
  const records: [string, FileRecord][] = [];
  for (const file of readTar(await promisify(brotliDecompress)(bytes))) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.content);
    await chmod(join(folder, file.path), file.executable ? 0o755 : 0o644);
    records.push([file.path, { size: file.content.length, sha256: sha256(file.content) }]);
  }
  return records;
}

function checkHash(packed: PackedFile, found: string): void {
  if (found === packed.sha256) return;
  throw new PressError(
    "press/unpack",
    `${packed.path} is not the file that was tested: its SHA-256 is ${found}, not ${packed.sha256}`,
    "Install the packages anew with `npm ci`.",
  );
}

function unpackError(folder: string, why: string): PressError {
  return new PressError(
    "press/unpack",
    `the bundled browser can't be unpacked into ${folder} (${why})`,
    "Make room there for 200 MB that can be written to, or set XDG_CACHE_HOME to another folder.",
  );
}

/** Folders that a killed unpacker left behind. */
async function removeForgotten(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(".unpacking-")) continue;
    const made = await stat(join(cache, name)).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > FORGOTTEN)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function readRecord(folder: string): Promise<readonly [string, FileRecord][]> {
  const record: unknown = JSON.parse(await readFile(join(folder, RECORD), "utf8"));
  if (typeof record !== "object" || record === null) throw new Error("no record");
  return Object.entries(record).filter((entry): entry is [string, FileRecord] => {
    const value: unknown = entry[1];
    return typeof value === "object" && value !== null && "size" in value && "sha256" in value;
  });
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
