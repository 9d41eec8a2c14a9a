import { styleText } from "node:util";
import { displayWidth, withinWidth } from "./columns.ts";

/** Where the command line writes, and how. */
export interface Terminal {
  /** Results: what a script may read. */
  readonly out: (text: string) => void;
  /** Findings, progress, remarks. */
  readonly say: (text: string) => void;
  /** Overwritten by what comes next; nothing where no person looks. */
  readonly progress: (text: string) => void;
  /** The places of a line that a person looks at; undefined where none does. */
  readonly width: () => number | undefined;
  readonly style: Style;
}

type Format = "red" | "yellow" | "green" | "bold" | "dim" | "cyan";

/** Colours a text, where colours are wanted. */
export type Style = (format: Format, text: string) => string;

/** Places of a terminal that doesn't say how many it has. */
const COLUMNS = 80;

interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** A terminal over two streams: colour and progress only where a person looks and NO_COLOR is unset. */
export function terminalOver(
  out: Stream,
  error: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const person = error.isTTY === true;
  const colour = person && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  const width = (): number | undefined => (person ? error.columns || COLUMNS : undefined);
  let shown = 0;
  const clear = (): string => (shown > 0 ? `\r${" ".repeat(shown)}\r` : "");
  return {
    out: (text) => out.write(`${text}\n`),
    say: (text) => {
      error.write(`${clear()}${text}\n`);
      shown = 0;
    },
    progress: (text) => {
      if (!person) return;
      const line = withinWidth(text, (width() ?? COLUMNS) - 1);
      error.write(`${clear()}${line}`);
      shown = displayWidth(line);
    },
    width,
    style: (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text),
  };
}
