import type { KeptPage } from "./document.ts";
import { PressError } from "./press-error.ts";

/** Documents after which the page's garbage is collected: it grows to 1.8 GB otherwise. */
const COLLECT = 25;

const printed = new WeakMap<KeptPage, number>();

/** Prints a sealed document in the kept page to Chromium's tagged PDF with outline. */
export async function printDocument(page: KeptPage, html: string): Promise<Uint8Array> {
  await page.put(html);
  const { data } = await page.session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: "ReturnAsBase64",
  });
  page.stayed();
  const pdf = Buffer.from(data, "base64");
  if (!pdf.includes("/Type /Font")) await refuseBlank(page);
  await collectGarbage(page);
  return pdf;
}

/** Where it finds no face at all, the browser prints blank pages and says nothing. */
async function refuseBlank({ session }: KeptPage): Promise<void> {
  const expression = "document.body.textContent.trim()";
  const { result } = await session.send("Runtime.evaluate", { expression });
  if (result.value === "") return;
  throw new PressError(
    "press/fonts",
    "the browser found no face to set the text in, and would print blank pages",
    "Run `bulletin doctor`; reinstall the packages with `npm ci` if the faces are gone.",
  );
}

async function collectGarbage(page: KeptPage): Promise<void> {
  const count = (printed.get(page) ?? 0) + 1;
  printed.set(page, count);
  if (count % COLLECT === 0) await page.session.send("HeapProfiler.collectGarbage");
}
