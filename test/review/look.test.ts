import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageSize } from "image-size";
import { afterAll, beforeAll, expect, it } from "vitest";
import { finishPdf } from "../../src/pdf/finish.ts";
import { openPress } from "../../src/press/press.ts";
import type { Press } from "../../src/press/types.ts";
import { lookAt, seePdf } from "../../src/review/look.ts";
import { blankPages, shrunkPages } from "../../src/review/odd-pages.ts";
import { openDraughtsman } from "../../src/review/thumbnail.ts";
import { keptFew } from "../../src/workspace/kept-few.ts";
import { sha256 } from "../../src/workspace/read.ts";
import { documentOf, metadataOf } from "../pdf/pages.ts";

let press: Press;
beforeAll(async () => {
  press = await openPress();
});
afterAll(() => press.close());

/** As a build prints it, which would refuse what is wrong with it. */
async function printed(body: string): Promise<Uint8Array> {
  return finishPdf(await press.print(documentOf(body), { deadline: 30_000 }), metadataOf([]));
}

it("finds a blank page between others, though running heads stand on it", async () => {
  const look = lookAt(
    await printed(
      '<p>one</p><div class="new-page" style="height: 9mm"></div><p class="new-page">three 榛</p>',
    ),
  );
  expect(blankPages(look).map(({ text }) => text)).toEqual(["page 2 is blank"]);
  expect(shrunkPages(look)).toEqual([]);
  expect(look.characters).toBe("onethree榛".length);
  expect(look.badGlyphs).toEqual([]);
  expect(look.fonts).toEqual([
    { family: "NotoSansSC", pages: [3] },
    { family: "SourceSans3", pages: [1, 2, 3] },
    { family: "SourceSerif4", pages: [1, 3] },
  ]);
});

it("finds a page that the browser has shrunk", async () => {
  const look = lookAt(await printed('<p>one</p><div style="width: 900px">wide</div>'));
  expect(shrunkPages(look).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^page 1 was shrunk to [67]\d percent/),
  ]);
});

it("draws the first page, the same each time, and keeps it by the PDF's bytes", async () => {
  const pdf = await printed('<p class="box">one and 123</p>');
  const draughtsman = await openDraughtsman();
  const drawn = await draughtsman.firstPage(pdf);
  expect(imageSize(drawn)).toMatchObject({ type: "png", width: 240, height: 340 });
  expect((await draughtsman.firstPage(pdf)).equals(drawn)).toBe(true);
  await expect(draughtsman.firstPage(Buffer.from("no PDF"))).rejects.toThrow("not in PDF format");

  const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  const few = keptFew("review", { largest: 1e5, all: 1e6 }, async () => folder);
  const first = await seePdf(pdf, sha256(pdf), async () => draughtsman, few);
  const again = await seePdf(pdf, sha256(pdf), () => Promise.reject(new Error("again")), few);
  expect(first.thumbnail.equals(drawn)).toBe(true);
  expect(again).toEqual(first);
  draughtsman.close();
});
