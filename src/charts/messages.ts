import type { LoggerInterface } from "vega";
import { type Finding, problem } from "../finding/finding.ts";

/** A logger that keeps what Vega and Vega-Lite warn of: they go on and draw something else. */
export interface Messages {
  readonly logger: LoggerInterface;
  /** What was said so far, as findings that name the chart's file; each once. */
  findings(file: string): Finding[];
}

export function recordMessages(): Messages {
  const said = new Set<string>();
  const keep = (...parts: readonly unknown[]): LoggerInterface => {
    said.add(parts.map(messageText).join(" "));
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
