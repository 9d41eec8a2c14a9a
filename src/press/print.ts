import type { KeptPage } from "./document.ts";
import { printedFaces } from "./faces.ts";
import { PressError } from "./press-error.ts";

/**
 * Prints a sealed document in the kept page to Chromium's tagged PDF with outline.
 * @param families the only families that its text may be set in; undefined: whatever there is.
 * @throws PressError (press/fonts) if it is set in others, or in none; (press/page) if it goes elsewhere.
 */
export async function printDocument(
  page: KeptPage,
  html: string,
  families?: readonly string[],
): Promise<Uint8Array> {
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
  const faces = printedFaces(pdf);
  if (faces.length === 0 && !pdf.includes("/Type /Font")) await refuseBlank(page);
  if (families !== undefined) refuseStrangers(faces, families);
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

/** Where our faces lack a letter, or aren't there, the browser takes the system's and says nothing. */
function refuseStrangers(printed: readonly string[], families: readonly string[]): void {
  const ours = new Set(families.map((family) => family.replaceAll(" ", "")));
  const strangers = printed.filter((name) => !ours.has(name.split("-")[0] ?? ""));
  if (strangers.length === 0) return;
  throw new PressError(
    "press/fonts",
    `text was set in faces that are not the bulletin's: ${strangers.join(", ")}`,
    `Use only letters that ${families.join(" and ")} have, and no other family in the styles.`,
  );
}
