declare module "subset-font" {
  /** The font cut down to the glyphs of the text. Calls are queued: one at a time. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { readonly targetFormat?: "truetype" | "woff" | "woff2" },
  ): Promise<Buffer>;
}
