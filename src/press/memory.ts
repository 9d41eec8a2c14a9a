import { readdir, readFile } from "node:fs/promises";

/** Linux tells memory in pages of 4 KiB on all machines that we run on. */
const PAGE = 4096;

/**
 * Bytes that the processes of a group have for themselves: what ending them would give back.
 * Zero where the system doesn't tell (other than Linux).
 */
export async function ownMemory(group: number): Promise<number> {
  if (process.platform !== "linux") return 0;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(pids.map((pid) => ownMemoryOf(pid, group)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function ownMemoryOf(pid: string, group: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "latin1");
    const [, , its] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(its) !== group) return 0;
    const [, resident, shared] = (await readFile(`/proc/${pid}/statm`, "latin1")).split(" ");
    return (Number(resident) - Number(shared)) * PAGE;
  } catch {
    return 0; // it ended meanwhile, or isn't ours to see
  }
}
