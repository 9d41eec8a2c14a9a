import type {} from "vega";

declare module "vega" {
  /** How Vega measures text: one object for the process, its `width` may be replaced. */
  export const textMetrics: {
    width: (item: TextMetricsItem, text: unknown) => number;
  };

  /** What of a text item decides its width. */
  export interface TextMetricsItem {
    readonly font?: string;
    readonly fontSize?: number;
    readonly fontStyle?: string;
    readonly fontWeight?: string | number;
  }
}
