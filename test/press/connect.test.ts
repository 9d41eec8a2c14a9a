import { createRequire } from "node:module";
import { expect, it } from "vitest";

it("the connection is of the version that Puppeteer itself stands on", () => {
  const require = createRequire(import.meta.url);
  const { dependencies } = require("puppeteer/package.json");
  expect(require("puppeteer-core/package.json").version).toBe(dependencies["puppeteer-core"]);
});
