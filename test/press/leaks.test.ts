import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPress } from "../../src/press/press.ts";
import type { Press } from "../../src/press/types.ts";
import { documentOf, serifOnly } from "./machine.ts";
import { textOf } from "./read.ts";

let press: Press;
let server: Server;
let connections = 0;
let folder: string;
const deadline = 20_000;

beforeAll(async () => {
  press = await openPress({ fontconfig: await serifOnly() });
  server = createServer((_request, response) => response.end("<p>LEAKED</p>"));
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  await writeFile(join(folder, "page.html"), "<p>LEAKED</p>");
  await writeFile(join(folder, "style.css"), "p::after{content:'LEAKED'}");
  await writeFile(
    join(folder, "picture.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">LEAKED</text></svg>',
  );
});
afterAll(async () => {
  await press.close();
  server.close();
  await rm(folder, { recursive: true });
});

function port(): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Head and body of pages that want something from an address. */
const WANTS: readonly [string, (url: string) => readonly [head: string, body: string]][] = [
  ["iframe", (url) => ["", `<iframe src="${url}"></iframe>`]],
  ["iframe srcdoc", (url) => ["", `<iframe srcdoc="<img src='${url}'>"></iframe>`]],
  ["object", (url) => ["", `<object data="${url}"></object><embed src="${url}">`]],
  [
    "img",
    (url) => ["", `<img src="${url}" srcset="${url} 2x"><input type="image" alt="" src="${url}">`],
  ],
  ["picture", (url) => ["", `<picture><source srcset="${url}"><img alt=""></picture>`]],
  ["svg", (url) => ["", `<svg><image href="${url}"/><use href="${url}#a"/></svg>`]],
  ["video", (url) => ["", `<video src="${url}" poster="${url}"></video><audio src="${url}">`]],
  ["stylesheet", (url) => [`<link rel="stylesheet" href="${url}">`, ""]],
  ["@import", (url) => [`<style>@import url("${url}");</style>`, ""]],
  ["css url", (url) => [`<style>body{background:url("${url}")}</style>`, ""]],
  ["content url", (url) => [`<style>p::after{content:url("${url}")}</style>`, ""]],
  ["prefetch", (url) => [`<link rel="prefetch" href="${url}">`, ""]],
  ["preload", (url) => [`<link rel="preload" as="image" href="${url}">`, ""]],
  ["modulepreload", (url) => [`<link rel="modulepreload" href="${url}">`, ""]],
  ["prerender", (url) => [`<link rel="prerender" href="${url}">`, ""]],
  ["preconnect", (url) => [`<link rel="preconnect" href="${url}">`, ""]],
  [
    "icon and manifest",
    (url) => [`<link rel="icon" href="${url}"><link rel="manifest" href="${url}">`, ""],
  ],
  ["script", (url) => ["", `<script src="${url}"></script>`]],
  ["fetch", (url) => ["", `<script>fetch("${url}");new Image().src="${url}"</script>`]],
  [
    "speculation",
    (url) => ["", `<script type="speculationrules">{"prefetch":[{"urls":["${url}"]}]}</script>`],
  ],
  [
    "a policy of its own",
    (url) => [
      '<meta http-equiv="Content-Security-Policy" content="default-src *">',
      `<img src="${url}">`,
    ],
  ],
  ["a base", (url) => [`<base href="${url}">`, '<img src="x.png">']],
];

describe("nothing leaves the page", () => {
  it.each(WANTS)("for the network: %s", async (_name, want) => {
    const url = `http://127.0.0.1:${port()}/x`;
    const [head, body] = want(url);
    const pdf = await press.print(documentOf(`<p>Safe</p>${body}`, head), { deadline });
    const text = await textOf(pdf);
    expect(text).toMatch(/^Safe/);
    expect(text).not.toContain("LEAKED");
    expect(connections).toBe(0);
  });

  it.each([
    ["page.html", "iframe"],
    ["page.html", "object"],
    ["style.css", "stylesheet"],
    ["style.css", "@import"],
    ["picture.svg", "img"],
    ["picture.svg", "css url"],
    ["picture.svg", "content url"],
    ["picture.svg", "svg"],
  ])("from files: %s by %s", async (file, name) => {
    const [, want] = WANTS.find(([known]) => known === name) ?? [];
    const [head, body] = want?.(pathToFileURL(join(folder, file)).href) ?? ["", ""];
    const pdf = await press.print(documentOf(`<p>Safe</p>${body}`, head), { deadline });
    expect(await textOf(pdf)).not.toContain("LEAKED");
  });

  it.each(["http", "file"])("by going to a %s address", async (scheme) => {
    const url =
      scheme === "http"
        ? `http://127.0.0.1:${port()}/x`
        : pathToFileURL(join(folder, "page.html")).href;
    const refresh = `<meta http-equiv="refresh" content="0;url=${url}">`;
    await expect(press.print(documentOf("<p>Safe</p>", refresh), { deadline })).rejects.toThrow(
      `the page wants to go to ${url}`,
    );
    const pdf = await press.print(documentOf("<p>Safe</p>"), { deadline });
    expect(await textOf(pdf)).toBe("Safe");
  });

  it.each(["http", "file"])("by a face at a %s address", async (scheme) => {
    const url = scheme === "http" ? `http://127.0.0.1:${port()}/x` : `file://${folder}/page.html`;
    const face = `<style>@font-face{font-family:x;src:url("${url}")}</style>`;
    await expect(press.print(documentOf("<p>Safe</p>", face), { deadline })).rejects.toThrow(
      "faces that the page brings along can't be read: x",
    );
  });

  it("not even late, and the server would have noticed", async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(connections).toBe(0);
    await fetch(`http://127.0.0.1:${port()}/`);
    expect(connections).toBe(1);
  });
});
