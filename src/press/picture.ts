import type { KeptPage } from "./document.ts";

/** Size of a picture in px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A sealed document as it looks on a screen of the size: a PNG of as many pixels; see `Press.picture`.
 * It is packed less tightly than a PNG can be: that takes half of the time, and makes it a third larger.
 */
export async function pictureDocument(
  page: KeptPage,
  html: string,
  size: PictureSize,
): Promise<Uint8Array> {
  await page.resize(size);
  await page.put(html);
  const { data } = await page.session.send("Page.captureScreenshot", {
    ...{ format: "png", optimizeForSpeed: true },
  });
  page.stayed();
  return Buffer.from(data, "base64");
}
