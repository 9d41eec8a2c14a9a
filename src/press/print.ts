import type { KeptPage } from "./document.ts";
import { sealed } from "./seal.ts";

/** Documents after which the page's garbage is collected: it grows to 1.8 GB otherwise. */
const COLLECT = 25;

const printed = new WeakMap<KeptPage, number>();

/** Prints a document in the kept page to Chromium's tagged PDF with outline. */
export async function printDocument(page: KeptPage, html: string): Promise<Uint8Array> {
  await page.put(sealed(html));
  const { data } = await page.session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: "ReturnAsBase64",
  });
  page.stayed();
  await collectGarbage(page);
  return Buffer.from(data, "base64");
}

async function collectGarbage(page: KeptPage): Promise<void> {
  const count = (printed.get(page) ?? 0) + 1;
  printed.set(page, count);
  if (count % COLLECT === 0) await page.session.send("HeapProfiler.collectGarbage");
}
