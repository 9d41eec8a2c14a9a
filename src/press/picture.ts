import type { KeptPage } from "./document.ts";

/** Size of a picture in px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A sealed document as it looks on a screen of the size: a PNG of as many pixels; see `Press.picture`. */
export async function pictureDocument(
  page: KeptPage,
  html: string,
  { width, height }: PictureSize,
): Promise<Uint8Array> {
  const { session } = page;
  await session.send("Emulation.setDeviceMetricsOverride", {
    ...{ width, height, deviceScaleFactor: 1, mobile: false },
  });
  try {
    await page.put(html);
    const { data } = await session.send("Page.captureScreenshot", { format: "png" });
    page.stayed();
    return Buffer.from(data, "base64");
  } finally {
    await session.send("Emulation.clearDeviceMetricsOverride");
  }
}
