import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { systemCode } from "../workspace/read.ts";

/** A lock of another machine or container counts as left behind after so many milliseconds. */
const FORGOTTEN = 10 * 60_000;

/**
 * What a lock says of its owner: process id, when that process began, in which container and on
 * which machine. A process id alone comes round again, in a restarted container at once.
 */
export function ownerText(pid: number = process.pid): string {
  return [pid, beginning(pid), namespace(), hostname()].join("\n");
}

/** Whether the owner that a lock names is still at work. `age`: milliseconds since it was written. */
export function isAtWork(text: string, age: number): boolean {
  const [id = "", begun, space, machine] = text.split("\n");
  const pid = Number(id);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (space !== namespace() || machine !== hostname()) return age < FORGOTTEN;
  return exists(pid) && begun === beginning(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** When a process began, in the system's ticks since its start; "" where only the id tells. */
function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function namespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
