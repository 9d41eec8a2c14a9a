import type { SharedFinding } from "../burst/shared-findings.ts";
import type { BurstEnd } from "./burst.ts";
import { timeText } from "./course.ts";
import { countText, findingsText } from "./findings.ts";
import type { Terminal } from "./terminal.ts";

/** So many findings and editions of one are shown; `--json` has all. */
const [FINDINGS, EDITIONS] = [30, 8];

/** What a burst is called, and how much is wanted. */
interface Said {
  readonly name: string;
  readonly debug: boolean;
}

/** Says what a burst came to: what failed and why, each reason once, then the sum. */
export async function sayEnd(
  terminal: Terminal,
  root: string,
  end: BurstEnd,
  { name, debug }: Said,
): Promise<void> {
  const { done, faults, notices } = end;
  for (const notice of notices) terminal.say(`${terminal.style("yellow", "note")}: ${notice}`);
  for (const shared of done.findings.slice(0, FINDINGS))
    terminal.say(`${await sharedText(shared, root, done.total, terminal)}\n`);
  const more = done.findings.length - FINDINGS;
  if (more > 0) terminal.say(`… and ${more} more, which --json lists.\n`);
  if (done.findings.length > 0)
    terminal.say(`${countText(done.findings.map(({ finding }) => finding))}.\n`);
  for (const [text, editions] of faultTexts(faults, debug)) {
    const where = terminal.style("dim", `In ${editionsText(editions, done.total)}.`);
    terminal.say(`${terminal.style("red", "fault")}: ${text}\n  ${where}\n`);
  }
  if (faults.length > 0)
    terminal.say("This is a fault of bulletin, not of your input. --debug shows the stack.\n");
  terminal.out(sumText(end, name, terminal));
}

/** The faults, each once with its editions. */
function faultTexts(faults: BurstEnd["faults"], debug: boolean): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { edition, fault } of faults) {
    const text = (debug && fault.stack) || fault.message;
    texts.set(text, [...(texts.get(text) ?? []), edition]);
  }
  return texts;
}

async function sharedText(
  { finding, editions }: SharedFinding,
  root: string,
  total: number,
  { style }: Terminal,
): Promise<string> {
  const text = await findingsText([finding], root, style);
  return `${text}\n  ${style("dim", `In ${editionsText(editions, total)}.`)}`;
}

function editionsText(editions: readonly string[], total: number): string {
  if (editions.length === total && total > 1) return `all ${total} editions`;
  const more = editions.length - EDITIONS;
  const shown = editions.slice(0, EDITIONS).join(", ");
  return more > 0 ? `${shown} and ${more} more of ${total}` : shown;
}

function sumText({ done, seconds }: BurstEnd, name: string, { style }: Terminal): string {
  const { total, built, unchanged, failed, left } = done;
  const word = failed + left === 0 ? style("green", "Built") : style("yellow", "Built");
  const counts = [
    `${built} of ${total} ${total === 1 ? "edition" : "editions"} in output/${name}/`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(left > 0 ? [`${left} left: the next run goes on`] : []),
  ];
  return `${word} ${counts.join(", ")} (${timeText(seconds)}).`;
}
