import { realpathSync } from "node:fs";
import { dirname, isAbsolute, posix, relative, resolve, sep, win32 } from "node:path";
import { type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";

/** A path below `root` as it stands in findings and manifests: relative, `/`-separated. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/**
 * The absolute path of `path` (relative to `root`, `/`-separated), which need not exist yet.
 * Throws an InputError at `place` where it is absolute, climbs out with `..`, or leads out of
 * `root` through a link: a definition from elsewhere must not read the machine's other files.
 */
export async function insideWorkspace(root: string, path: string, place: Place): Promise<string> {
  const fault = lexicalFault(path);
  if (fault !== undefined) throw new InputError([outside(place, path, fault)]);
  const target = resolve(root, path);
  if (!isInside(realPath(root), realAncestor(target))) {
    throw new InputError([outside(place, path, "leads out of the workspace through a link")]);
  }
  return target;
}

function outside(place: Place, path: string, fault: string) {
  return problem(
    "workspace/path",
    place,
    `path "${path}" ${fault}`,
    "Use a path inside the workspace, relative and with forward slashes.",
  );
}

function lexicalFault(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.includes("\0")) return "has a NUL character";
  if (isAbsolute(path) || win32.isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return "is not relative";
  }
  if (path.includes("\\")) return "has a backslash";
  if (posix.normalize(path).split("/")[0] === "..") return 'climbs out of the workspace with ".."';
  return undefined;
}

/** The real path of the nearest ancestor that exists, with the rest of the path behind it. */
function realAncestor(target: string): string {
  try {
    return realPath(target);
  } catch {
    const parent = dirname(target);
    if (parent === target) return target;
    return resolve(realAncestor(parent), relative(parent, target));
  }
}

/** By the system, at once: some microseconds, of which every edition's folders take a dozen. */
function realPath(path: string): string {
  return realpathSync.native(path);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way.split(sep)[0] !== ".." && !isAbsolute(way));
}
