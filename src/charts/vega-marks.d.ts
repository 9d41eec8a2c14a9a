import type {} from "vega";

declare module "vega" {
  /** How Vega's own renderers draw each kind of mark. */
  export const Marks: Readonly<Record<string, MarkDefinition | undefined>>;

  /** Tells a renderer the SVG attributes of an item, one by one. */
  export type EmitAttributes = (emit: (name: string, value: unknown) => void, item: object) => void;

  /** What of a text item says its face, with Vega's defaults. */
  export function fontFamily(item: object): string;
  export function fontSize(item: object): number;
  /** From one line to the next, px. */
  export function lineHeight(item: object): number;

  export interface MarkDefinition {
    readonly attr: EmitAttributes;
    /** Of groups only: the rectangle behind what they hold. */
    readonly background?: EmitAttributes;
  }
}
