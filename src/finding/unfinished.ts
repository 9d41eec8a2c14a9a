import { type Finding, type Place, problem, warning } from "./finding.ts";

/** Something that a draft may still lack: said in the draft, an error in any other edition. */
export interface Unfinished extends Place {
  readonly kind: "todo" | "commentary" | "calendar";
  /** What the draft's own list says: the author's words, the file to write, the period. */
  readonly text: string;
  /** As in a finding. */
  readonly message: string;
  readonly remedy: string;
}

/** Takes what is unfinished: a draft lists it, any other edition makes it an error. */
export type SetAside = (unfinished: Unfinished) => void;

/** What is unfinished, where nothing may be. */
export function unfinishedFinding({
  kind,
  message,
  remedy,
  file,
  line,
  column,
}: Unfinished): Finding {
  return problem(`unfinished/${kind}`, { file, line, column }, message, remedy);
}

/** What is unfinished, where it is told among other things of many drafts. */
export function unfinishedWarning({ kind, message, remedy, ...place }: Unfinished): Finding {
  const { file, line, column } = place;
  return warning(`unfinished/${kind}`, { file, line, column }, message, remedy);
}
