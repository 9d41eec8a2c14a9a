import type { Fact, Status } from "../facts/types.ts";
import type { LookKind } from "./drawing-view.ts";

/** Marks of a kind, and the status codes that they stand for. */
export interface DrawnLook {
  readonly kind: LookKind;
  readonly codes: readonly Status[];
}

/** A chart of the edition, drawn. */
export interface Drawing {
  /** Chart name: the file's name without `.vl.json`. */
  readonly name: string;
  /** One `<svg role="img" aria-label="…">`; ids prefixed with the chart's name; no roles inside. */
  readonly svg: string;
  /** Why Vega wrote the SVG and not we ourselves, where it did: what it has that our writer lacks. */
  readonly drawnByVega?: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** A sentence or two made from the data: form, variables, extremes, direction. Plain text. */
  readonly description: string;
  /** Facts whose value is drawn or printed in the chart, in data order. */
  readonly facts: readonly Fact[];
  /** Marks that its texts print ("computed", status codes), each once: what a legend has to explain. */
  readonly marks: readonly string[];
  /** How marks show a status, for the chart's key: which kinds of mark mean which codes, in printing order. */
  readonly looks: readonly DrawnLook[];
  /** The Vega-Lite specification with its data inside, as it is written to `charts/<name>.vl.json`. */
  readonly specification: Readonly<Record<string, unknown>>;
}
