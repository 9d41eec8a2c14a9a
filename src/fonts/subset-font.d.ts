declare module "subset-font" {
  /** The font cut down to the glyphs of the text. Calls are queued: one at a time. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      readonly targetFormat?: "truetype" | "woff" | "woff2";
      /** OpenType features to keep; all without it. */
      readonly keepFeatures?: readonly string[];
      /** Entries of the name table to keep beside 0 to 6. */
      readonly preserveNameIds?: readonly number[];
    },
  ): Promise<Buffer>;
}
