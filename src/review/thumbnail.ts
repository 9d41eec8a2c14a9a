import { PDFiumLibrary } from "@hyzyla/pdfium";
import { smallPng } from "./png.ts";

/** Pixels across: more than the page shows, so that it is sharp on a fine screen and on paper. */
const WIDTH = 240;

/** Draws first pages. */
export interface Draughtsman {
  /** The first page of a PDF as a small PNG. Throws a plain Error where it is no PDF that can be drawn. */
  readonly firstPage: (pdf: Uint8Array) => Promise<Buffer>;
  readonly close: () => void;
}

/**
 * PDFium, the renderer of the browser that printed the page, as WebAssembly: what it draws comes from the PDF's
 * own bytes, with the faces inside it, and is the same on every machine.
 */
export async function openDraughtsman(): Promise<Draughtsman> {
  const library = await PDFiumLibrary.init();
  return {
    firstPage: async (pdf) => {
      const document = await library.loadDocument(pdf);
      try {
        const page = document.getPage(0);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const height = Math.max(1, Math.round((WIDTH * originalHeight) / originalWidth));
        return smallPng(await page.render({ width: WIDTH, height, render: "bitmap" }));
      } finally {
        document.destroy();
      }
    },
    close: () => library.destroy(),
  };
}
