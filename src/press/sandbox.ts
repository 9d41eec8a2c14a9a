import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isRoot } from "../workspace/cache.ts";
import type { FoundBrowser } from "./find.ts";

/** A user of the system, by number. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

/** How the browser is confined. */
export interface Confinement {
  /** Whom it runs as; undefined: as ourselves. */
  readonly user: User | undefined;
  /** Whether Chromium's own sandbox is on. */
  readonly sandbox: boolean;
}

/**
 * Whom the browser runs as when we are root, to whom Chromium refuses its sandbox: an id that is
 * nobody's. It lies above systemd's dynamic users (61184 to 65519), and within the 65,536 ids that
 * containers map.
 */
export const LESSER_USER: User = { uid: 65_520, gid: 65_520 };

/**
 * The ways to confine a browser, best first; the first that starts is taken. Starting is the
 * probe: whether user namespaces may be made depends on kernel, security modules and container.
 */
export async function confinements(browser: FoundBrowser): Promise<readonly Confinement[]> {
  const ourselves = { user: undefined, sandbox: false };
  if (process.platform !== "linux" || !isRoot())
    return [{ user: undefined, sandbox: true }, ourselves];
  if (!(await readableByAll(browser.path))) return [ourselves];
  return [{ user: LESSER_USER, sandbox: true }, { user: LESSER_USER, sandbox: false }, ourselves];
}

/** Whether any user can read a file, or list a folder, through all the folders above it. */
export async function readableByAll(path: string): Promise<boolean> {
  try {
    const real = realpathSync(path);
    const found = statSync(real);
    const needed = found.isDirectory() ? 0o005 : 0o004;
    return (found.mode & needed) === needed && reachable(dirname(real));
  } catch {
    return false;
  }
}

function reachable(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || reachable(dirname(folder));
}

/** Why the sandbox is off, as a sentence without a full stop, and the one line that mends it. */
export async function sandboxProblem(
  { path }: FoundBrowser,
  user: number | undefined,
): Promise<{ message: string; remedy: string }> {
  if (isRoot() && !(await readableByAll(path)))
    return {
      message: `Chromium's sandbox is off: it is refused to root, and nobody else can read ${path}`,
      remedy: "Move the browser out of the home folder, or run Bulletin as another user than root.",
    };
  const who = user === undefined ? "" : ` (it runs as user ${user}, not as root)`;
  const message = `Chromium's sandbox is off${who}: this system doesn't allow it`;
  return { message, remedy: sandboxRemedy() };
}

/** The one line that lets Chromium have its sandbox, by what the kernel says. */
export function sandboxRemedy(read: (path: string) => string | undefined = setting): string {
  const is = (path: string, value: string) => read(path)?.trim() === value;
  if (is("/proc/sys/kernel/unprivileged_userns_clone", "0"))
    return "Run `sysctl -w kernel.unprivileged_userns_clone=1`.";
  if (is("/proc/sys/user/max_user_namespaces", "0"))
    return "Run `sysctl -w user.max_user_namespaces=15000`.";
  if (is("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"))
    return "Run `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`.";
  return "Let this container make user namespaces, e.g. with `docker run --security-opt seccomp=unconfined`.";
}

function setting(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
