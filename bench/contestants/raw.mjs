// Puppeteer as its guide says, but with pages kept: setContent, page.pdf. Started by contestant.mjs
// with a file that holds the launch options and the pages' HTML; prints as many as it is told.
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer";

const LANES = 2;
const { launch, pages: documents } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const folder = await mkdtemp(join(tmpdir(), "bench-"));
const browser = await puppeteer.launch(launch);
const pages = await Promise.all(Array.from({ length: LANES }, () => browser.newPage()));
let next = 0;

process.on("message", async ({ count }) => {
  const start = performance.now();
  const end = next + count;
  await Promise.all(pages.map((page) => printUntil(page, end)));
  process.send({ milliseconds: performance.now() - start });
});
process.on("disconnect", async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
process.send("ready");

async function printUntil(page, end) {
  while (next < end) {
    const number = next++;
    await page.setContent(documents[number % documents.length]);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    await writeFile(join(folder, `${number % documents.length}.pdf`), pdf);
  }
}
