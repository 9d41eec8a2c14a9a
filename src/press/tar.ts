/** One file of a tape archive. */
interface TarFile {
  /** Path inside the archive, `/`-separated. */
  readonly path: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

const BLOCK = 512;

/**
 * The regular files of a POSIX ustar archive. Folders are implied by the paths.
 * Reads what the bundled archives have and no more.
 * @throws Error for a link, a path that leaves the archive, a wrong checksum or a cut archive.
 */
export function readTar(archive: Uint8Array): readonly TarFile[] {
  const files: TarFile[] = [];
  let offset = 0;
  while (offset + BLOCK <= archive.length) {
    const header = archive.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) return files;
    const size = checkedSize(header, archive.length - offset - BLOCK);
    const content = archive.subarray(offset + BLOCK, offset + BLOCK + size);
    if (isRegular(header)) files.push(fileOf(header, content));
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error("the archive ends without its closing block");
}

function fileOf(header: Uint8Array, content: Uint8Array): TarFile {
  const prefix = text(header, 345, 155);
  const path = [prefix, text(header, 0, 100)].filter((part) => part !== "").join("/");
  if (path.startsWith("/") || path.split("/").includes(".."))
    throw new Error(`the archive holds a path that leaves it: ${path}`);
  return { path, executable: (octal(header, 100, 8) & 0o100) !== 0, content };
}

/** True for a file, false for a folder; everything else has no business in the archive. */
function isRegular(header: Uint8Array): boolean {
  const type = text(header, 156, 1);
  if (type === "5") return false;
  if (type === "" || type === "0") return true;
  throw new Error(`the archive holds an entry of the type "${type}"`);
}

function checkedSize(header: Uint8Array, left: number): number {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== octal(header, 148, 8)) throw new Error("a header's checksum is wrong");
  const size = octal(header, 124, 12);
  if (size > left) throw new Error("the archive is cut off");
  return size;
}

function octal(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || "0", 8);
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = Buffer.from(header.subarray(start, start + length)).toString("latin1");
  const end = field.indexOf("\0");
  return end === -1 ? field : field.slice(0, end);
}
