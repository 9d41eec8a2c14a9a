import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Page } from "../../src/page/compose.ts";
import { keptCode, noteCode, useKeptCode } from "../../src/page/kept-code.ts";
import { keptFew } from "../../src/workspace/kept-few.ts";
import { saidOf } from "../findings-of.ts";
import { compose } from "./sample.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(cache, { recursive: true }));

const few = keptFew("templates", { largest: 2 ** 20, all: 2 ** 22 }, async () => cache);
const use = (program: string | undefined = "a program") =>
  useKeptCode("prices", Promise.resolve(program), few);

const PAGE = ["page", "page.en.hbs", "{{a}}"];
const PART = ["page", "part.hbs", "{{b}}"];

test("code is found by all that it was made from", async () => {
  const first = await use();
  expect(keptCode(PAGE)).toBeUndefined();
  noteCode(PAGE, "code of the page");
  await first.keep();
  await use();
  expect(keptCode(PAGE)).toBe("code of the page");
  expect(keptCode(["line", ...PAGE.slice(1)])).toBeUndefined();
  expect(keptCode(["page", "page.en.hbs", "{{a}}!"])).toBeUndefined();
  await use("another program");
  expect(keptCode(PAGE)).toBeUndefined();
});

test("what isn't used any more goes with the next that is new", async () => {
  const first = await use();
  noteCode(PAGE, "page");
  noteCode(PART, "part");
  await first.keep();
  const second = await use();
  expect(keptCode(PART)).toBe("part");
  noteCode([...PAGE, "changed"], "changed");
  await second.keep();
  await use();
  expect([keptCode(PAGE), keptCode(PART)]).toEqual([undefined, "part"]);
});

test("what was damaged is made anew", async () => {
  const first = await use();
  noteCode(PAGE, "page");
  await first.keep();
  const [name = ""] = await readdir(join(cache, "templates"));
  const path = join(cache, "templates", name);
  await writeFile(path, (await readFile(path)).toString().replace('"page"', '"evil"'));
  await use();
  expect(keptCode(PAGE)).toBeUndefined();
});

test("a page from kept code is the page from its source, faults included", async () => {
  const page =
    "<h1>{{#if (rose headline.growth)}}Up{{/if}} {{change headline.growth}}</h1>{{> part}}";
  const text = { part: "<p title='{{headline.growth}}'>{{headline.growth}}</p>" };
  const fault = "<h1>H</h1>\n<p>{{#each products}}{{headline.grwth}}{{/each}}</p>";
  const shown = ({ html, occurrences }: Page) => ({ html, occurrences });
  const both = async () => [shown(compose(page, text)), await saidOf(() => compose(fault))];
  const plain = await both();
  const code = await use();
  expect(await both()).toEqual(plain);
  await code.keep();
  await use();
  expect(keptCode(["page", "templates/sample/page.en.hbs", page])).toBeDefined();
  expect(await both()).toEqual(plain);
});
