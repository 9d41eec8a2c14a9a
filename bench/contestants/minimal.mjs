// The least that prints a page: launches the browser, prints the ready HTML, writes the file, quits.
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer";

const [launch, html, pdf] = process.argv.slice(2);
const browser = await puppeteer.launch(JSON.parse(launch));
const page = await browser.newPage();
await page.setContent(readFileSync(html, "utf8"));
await page.pdf({
  path: pdf,
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
});
await browser.close();
