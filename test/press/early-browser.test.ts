import { existsSync } from "node:fs";
import { appendFile, copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ourFontconfig } from "../../src/press/browser.ts";
import { type Order, rememberOrder, startEarly, takeEarly } from "../../src/press/early-browser.ts";
import { findBrowser } from "../../src/press/find.ts";
import { openPress } from "../../src/press/press.ts";
import { confinements } from "../../src/press/sandbox.ts";
import { type KeptFew, keptFew } from "../../src/workspace/kept-few.ts";
import { documentOf, foldersOf } from "./machine.ts";

async function emptyFew(): Promise<KeptFew> {
  const cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  return keptFew("early-browser", { largest: 2 ** 14, all: 2 ** 16 }, async () => cache);
}

async function usualOrder(): Promise<Order> {
  const browser = await findBrowser();
  const [confinement] = await confinements(browser);
  if (confinement === undefined) throw new Error("there is always a way");
  return { browser, confinement, fontconfig: await ourFontconfig({}) };
}

test("a press takes the browser that runs already", async () => {
  const few = await emptyFew();
  await rememberOrder(await usualOrder(), few);
  await startEarly(few);
  const folders = foldersOf();
  expect(folders).toHaveLength(1);
  const press = await openPress();
  expect(foldersOf()).toEqual(folders);
  const pdf = await press.print(documentOf("<p>One</p>"), { deadline: 30_000 });
  expect(Buffer.from(pdf).toString("latin1", 0, 5)).toBe("%PDF-");
  await press.close();
  expect(foldersOf()).toEqual([]);
});

test.each<[string, (order: Order) => Order]>([
  ["shows other faces", (order) => ({ ...order, fontconfig: order.browser.path })],
  [
    "is confined otherwise",
    (order) => ({ ...order, confinement: { ...order.confinement, sandbox: false } }),
  ],
])("a browser that %s is ended", async (_, change) => {
  const few = await emptyFew();
  const order = await usualOrder();
  await rememberOrder(order, few);
  await startEarly(few);
  expect(foldersOf()).toHaveLength(1);
  expect(await takeEarly(change(order))).toBeUndefined();
  expect(foldersOf()).toEqual([]);
  expect(await takeEarly(order)).toBeUndefined();
});

test("a browser whose list of faces has changed since is ended", async () => {
  const few = await emptyFew();
  const order = await usualOrder();
  const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const fontconfig = join(folder, "fonts.conf");
  await copyFile(order.fontconfig ?? "", fontconfig);
  await rememberOrder({ ...order, fontconfig }, few);
  await startEarly(few);
  expect(foldersOf()).toHaveLength(1);
  await appendFile(fontconfig, "\n");
  expect(await takeEarly({ ...order, fontconfig })).toBeUndefined();
  expect(foldersOf()).toEqual([]);
});

test("none is started where none is known, or it has gone", async () => {
  const few = await emptyFew();
  await startEarly(few);
  const order = await usualOrder();
  const browser = { ...order.browser, path: "/nowhere/chrome" };
  expect(existsSync(browser.path)).toBe(false);
  await rememberOrder({ ...order, browser }, few);
  await startEarly(few);
  expect(await takeEarly(order)).toBeUndefined();
  expect(foldersOf()).toEqual([]);
});
