import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of a PDF as an independent reader has it, runs joined by a space (a ligature is a run of its own). */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    words.push(...items.map((item) => ("str" in item ? item.str : "")));
  }
  await task.destroy();
  return words.join(" ").replace(/\s+/g, " ").trim();
}

/** Without what differs from print to print. */
export function normalised(pdf: Uint8Array): string {
  const ids = new Map<string, string>();
  return Buffer.from(pdf)
    .toString("latin1")
    .replace(/D:\d{14}\+00'00'/g, "D:")
    .replace(/node\d{8}/g, (id) => {
      const rank = ids.get(id) ?? `node-${ids.size}`;
      ids.set(id, rank);
      return rank;
    });
}
