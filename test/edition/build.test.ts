import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { saidOf } from "../findings-of.ts";
import { nodesWithRole, readBack } from "../pdf/read-back.ts";
import { browsersOf, foldersOf, until } from "../press/machine.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const PAGE = "templates/prices/page.en.hbs";

/** A PNG of one colour, as small as its size allows. */
function png(width: number, height: number): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x88)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The check sum of PNG (ISO 3309), bit by bit: the picture is small. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const withPhoto = (block: string): Record<string, string | Uint8Array> => ({
  "templates/prices/photos/market.png": png(900, 600),
  ...spoiled(PAGE, "{{#each levels}}", `${block}{{#each levels}}`),
});

describe("a photo", () => {
  test("has caption, credit and alternative text, in print and on the screen", async () => {
    const workspace = await smallWorkspace(
      withPhoto(
        '{{#photo "market.png" alt="Stalls in a market hall" credit="Anna Miller"}}Prices are taken in {{place}}{{/photo}}',
      ),
    );
    const { folder, counts } = await build(workspace, "prices");
    expect(counts.figures).toBe(2);
    const pdf = await readBack(await readFile(join(workspace.root, folder, "bulletin.pdf")));
    const figures = pdf.tags.flatMap((page) => nodesWithRole(page, "Figure"));
    expect(figures.map(({ alt }) => alt)).toContain("Stalls in a market hall");
    const text = pdf.pages.join(" ").replace(/\s+/g, " ");
    expect(text).toContain("Prices are taken in Anytown");
    expect(text).toContain("Anna Miller");
    const read = (file: string) => readFile(join(workspace.root, folder, file));
    expect(String(await read("bulletin.html"))).toContain("data:image/png;base64,");
    expect(String(await read("bulletin.md"))).toContain(
      "![Stalls in a market hall](photos/market.png)\n\nPhoto: Anna Miller\n",
    );
    expect(await read("photos/market.png")).toEqual(Buffer.from(png(900, 600)));
  });

  test.each([
    ['{{#photo "market.png"}}Stalls{{/photo}}', "alt"],
    ['{{#photo "markt.png" alt="Stalls"}}Stalls{{/photo}}', 'Did you mean "market.png"?'],
  ])("is refused: %s", async (block, expected) => {
    const workspace = await smallWorkspace(withPhoto(block));
    expect((await saidOf(() => build(workspace, "prices"))).join("\n")).toContain(expected);
  });

  test("is refused where the file is no picture", async () => {
    const workspace = await smallWorkspace({ "templates/prices/photos/market.png": "no picture" });
    expect(await saidOf(() => build(workspace, "prices"))).toEqual([
      "templates/prices/photos/market.png: market.png is not a PNG or JPEG picture. Save it as PNG or JPEG.",
    ]);
  });
});

describe.runIf(process.platform === "linux")("a build whose browser is killed", () => {
  test("says so in one sentence and leaves nothing behind", async () => {
    // Long enough that the browser is still at work when it is killed.
    const rows =
      "<p>Prices {{change change.rate}} in {{period}}, as in every other line of this page.</p>\n".repeat(
        400,
      );
    const workspace = await smallWorkspace(
      spoiled(PAGE, "{{#each levels}}", `${rows}{{#each levels}}`),
    );
    const building = saidOf(() => build(workspace, "prices"));
    expect(await until(() => browsersOf().length > 0, 30_000)).toBe(true);
    // Whichever way it is started again: every browser is killed until the build gives up.
    const killer = setInterval(() => {
      for (const { pid, command } of browsersOf()) {
        if (command.includes("--remote-debugging-pipe")) process.kill(pid, "SIGKILL");
      }
    }, 100);
    const said = await building.finally(() => clearInterval(killer));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^browser: the browser .*(died|can't be started|ended)/);
    expect(await readdir(join(workspace.output, "prices")).catch(() => [])).toEqual([]);
    await until(() => browsersOf().length === 0);
    expect(browsersOf()).toEqual([]);
    expect(foldersOf()).toEqual([]);
  });

  test("keeps to its deadline", async () => {
    const workspace = await smallWorkspace();
    const said = await saidOf(() => build(workspace, "prices", { deadline: 1 }));
    expect(said.join("\n")).toMatch(
      /^browser: .*1 ms|^browser: .*deadline|^browser: .*took longer/,
    );
    expect(await readdir(join(workspace.output, "prices")).catch(() => [])).toEqual([]);
  });
});

describe("the output folder", () => {
  test("may not lead out of the workspace through a link", async () => {
    const workspace = await smallWorkspace();
    const elsewhere = await smallWorkspace();
    await symlink(elsewhere.root, workspace.output);
    expect((await saidOf(() => build(workspace, "prices")))[0]).toMatch(
      /^output\/prices\/[^/:]+: path ".*" leads out of the workspace through a link/,
    );
  });

  test("keeps a file that stands where the edition belongs", async () => {
    const workspace = await smallWorkspace({ "output/prices/2021-Anytown-en": "somebody's notes" });
    expect(await saidOf(() => build(workspace, "prices"))).toEqual([
      "output/prices/2021-Anytown-en: a file stands where the edition's folder belongs. Move it away.",
    ]);
    expect(await readFile(join(workspace.output, "prices/2021-Anytown-en"), "utf8")).toBe(
      "somebody's notes",
    );
  });

  test("keeps a folder of somebody's where the edition belongs", async () => {
    const notes = "output/prices/2021-Anytown-en/notes.txt";
    const workspace = await smallWorkspace({ [notes]: "somebody's notes" });
    expect(await saidOf(() => build(workspace, "prices"))).toEqual([
      "output/prices/2021-Anytown-en: a folder without manifest.json stands where the edition's folder belongs. Move it away.",
    ]);
    expect(await readFile(join(workspace.root, notes), "utf8")).toBe("somebody's notes");
  });
});

describe("the layout", () => {
  test("refuses what is wider than the paper, by its name", async () => {
    const wide =
      '<p id="banner" style="width: 900px; max-width: none">A banner that is far too wide</p>';
    const workspace = await smallWorkspace(
      spoiled(PAGE, "{{#each levels}}", `${wide}{{#each levels}}`),
    );
    const said = await saidOf(() => build(workspace, "prices"));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^templates\/prices\/page\.en\.hbs: p#banner \("A banner that is far too wide"\) passes the right margin by 2\d\d CSS pixels: .* would print at 7\d percent/,
    );
    expect(await readdir(join(workspace.output, "prices")).catch(() => [])).toEqual([]);
  });

  test("refuses a chart whose text would be too small to read, since its column is narrower", async () => {
    const workspace = await smallWorkspace({
      ...spoiled("templates/prices/charts/levels.vl.json", '"width": 300', '"width": 650'),
    });
    const said = await saidOf(() => build(workspace, "prices"));
    expect(said[0]).toMatch(
      /^templates\/prices\/page\.en\.hbs: a chart on page 1 prints its text at \d\.\d points/,
    );
  });

  test("warns of a page that ends early though another follows", async () => {
    const gap = '<p>Before</p><p style="break-before: page">After</p>';
    const workspace = await smallWorkspace(
      spoiled(PAGE, "{{#each levels}}", `${gap}{{#each levels}}`),
    );
    const { findings, counts } = await build(workspace, "prices");
    expect(counts.pages).toBe(2);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^page 1 ends at \d\d percent of its height, and another page follows$/,
      ),
    ]);
  });

  // By the height of what stands above, the notes begin at the foot of the first page or on the second.
  test.each([460, 480, 500])(
    "keeps the heading of the notes with its notes, %s px further down",
    async (height) => {
      const note =
        "Taken from the office's register, which counts each price once a month. ".repeat(4);
      const above = `<p style="height: ${height}px">Above{{#note "register"}}${note}{{/note}}</p>`;
      const workspace = await smallWorkspace(
        spoiled(PAGE, "{{#each levels}}", `${above}{{#each levels}}`),
      );
      await build(workspace, "prices");
      const pdf = await readFile(join(workspace.output, "prices/2021-Anytown-en/bulletin.pdf"));
      const { pages } = await readBack(pdf);
      const heading = pages.findIndex((text) => /\bNotes\b/.test(text));
      expect(heading).toBeGreaterThanOrEqual(0);
      expect(pages[heading]).toContain("register");
    },
  );
});

test("a chart that Vega has to write is named in the manifest, with the reason", async () => {
  const bars = '{ "mark": "bar" }';
  const multiplied = '{ "mark": { "type": "bar", "blend": "multiply" } }';
  const chart = spoiled("templates/prices/charts/levels.vl.json", bars, multiplied);
  const workspace = await smallWorkspace(chart);
  const { folder } = await build(workspace, "prices");
  const manifest = JSON.parse(
    await readFile(join(workspace.root, folder, "manifest.json"), "utf8"),
  );
  expect(manifest).toMatchObject({
    charts: [{ name: "levels", drawn_by: "vega", because: 'it has the blend mode "multiply"' }],
  });
});
