import type { Fact } from "../facts/types.ts";

/** A chart of the edition, drawn. */
export interface Drawing {
  /** Chart name: the file's name without `.vl.json`. */
  readonly name: string;
  /** One `<svg role="img" aria-label="…">`; ids prefixed with the chart's name; no roles inside. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** A sentence or two made from the data: form, variables, extremes, direction. Plain text. */
  readonly description: string;
  /** Facts whose value is drawn or printed in the chart, in data order. */
  readonly facts: readonly Fact[];
  /** Marks that its texts print ("computed", status codes), each once: what a legend has to explain. */
  readonly marks: readonly string[];
  /** The Vega-Lite specification with its data inside, as it is written to `charts/<name>.vl.json`. */
  readonly specification: Readonly<Record<string, unknown>>;
}
