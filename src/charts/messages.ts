import type { LoggerInterface } from "vega";
import { type Finding, problem } from "../finding/finding.ts";

/** A logger that keeps what Vega and Vega-Lite warn of: they go on and draw something else. */
export interface Messages {
  readonly logger: LoggerInterface;
  /** What was said so far, as findings that name the chart's file; each once. */
  findings(file: string): Finding[];
}

/**
 * A layer that a filter leaves without rows, while others have some. Where nothing at all is drawn,
 * or a mark has no place, the inspection says so.
 */
const HARMLESS = /^Infinite extent for field/;

export function recordMessages(): Messages {
  const said = new Set<string>();
  const keep = (...parts: readonly unknown[]): LoggerInterface => {
    const text = parts.map(messageText).join(" ");
    if (!HARMLESS.test(text)) said.add(text);
    return logger;
  };
  const ignore = (): LoggerInterface => logger;
  const logger: LoggerInterface = {
    // Only set, never asked for: all that comes is kept whatever the level.
    level: ignore,
    warn: keep,
    error: keep,
    info: ignore,
    debug: ignore,
  };
  return { logger, findings: (file) => [...said].map((text) => vegaFinding(file, text)) };
}

function messageText(part: unknown): string {
  return part instanceof Error ? part.message : String(part);
}

/** Vega's own words, made to fit a finding. */
export function vegaFinding(file: string, text: string): Finding {
  const words = text.trim().replace(/\.$/, "").replaceAll(/\s+/g, " ");
  return problem(
    "chart/vega",
    { file },
    `Vega says: ${words}`,
    "Correct the chart, so that Vega has nothing to say.",
  );
}
