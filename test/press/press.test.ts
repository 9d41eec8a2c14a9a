import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printedFaces } from "../../src/press/faces.ts";
import { openPress } from "../../src/press/press.ts";
import type { Press } from "../../src/press/types.ts";
import { isRoot } from "../../src/workspace/cache.ts";
import { documentOf, processes, serifOnly } from "./machine.ts";
import { normalised, textOf } from "./read.ts";

const deadline = 20_000;
let press: Press;
beforeAll(async () => {
  press = await openPress({ fontconfig: await serifOnly() });
});
afterAll(() => press.close());

describe("print", () => {
  it("gives a tagged PDF with outline, in our faces", async () => {
    const html = documentOf("<h1>A heading</h1><p>Text and <b>bold</b> text.</p>");
    const pdf = await press.print(html, { deadline });
    const bytes = Buffer.from(pdf).toString("latin1");
    expect(bytes.slice(0, 5)).toBe("%PDF-");
    expect(bytes).toContain("/StructTreeRoot");
    expect(bytes).toContain("/Outlines");
    expect(await textOf(pdf)).toBe("A heading Text and bold text.");
    expect(printedFaces(pdf)).toEqual(["SourceSerif4-Bold", "SourceSerif4-Regular"]);
  });

  it("takes size and margins from the page's own @page", async () => {
    const html = documentOf("<p>x</p>", "<style>@page{size:100mm 50mm}</style>");
    const bytes = Buffer.from(await press.print(html, { deadline })).toString("latin1");
    expect(bytes).toMatch(/\/MediaBox \[0 0 28[23]\.\d+ 14[12]\.\d+\]/);
  });

  it("prints documents asked for at once one after the other, each its own", async () => {
    const names = ["red", "green", "blue", "grey"];
    const pdfs = names.map((name) => press.print(documentOf(`<p>${name}</p>`), { deadline }));
    expect(await Promise.all((await Promise.all(pdfs)).map(textOf))).toEqual(names);
  });

  it("gives equal bytes again, but for dates and node ids", async () => {
    const html = documentOf("<h1>Same</h1><p>again</p>");
    const once = normalised(await press.print(html, { deadline }));
    expect(normalised(await press.print(html, { deadline }))).toBe(once);
  });

  it("runs no script of the page", async () => {
    const script = "document.body.textContent='run'";
    const html = documentOf(
      `<p>still</p><script>${script}</script><img src="data:," onerror="${script}"><svg onload="${script}"></svg>`,
    );
    expect(await textOf(await press.print(html, { deadline }))).toBe("still");
  });

  it("prints pictures and faces that the page brings along", async () => {
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const html = documentOf(`<p>x</p><img alt="dot" src="data:image/png;base64,${pixel}">`);
    expect(Buffer.from(await press.print(html, { deadline })).includes("/Subtype /Image")).toBe(
      true,
    );
  });

  it("refuses a page whose face can't be read", async () => {
    const face = '<style>@font-face{font-family:x;font-weight:600;src:url("data:,x")}</style>';
    await expect(press.print(documentOf("<p>x</p>", face), { deadline })).rejects.toMatchObject({
      rule: "press/fonts",
      message: expect.stringContaining("brings along can't be read: x 600 normal. Use static"),
    });
  });

  it.each(["0", "5"])("refuses a page that refreshes itself after %s seconds", async (seconds) => {
    const refresh = `<meta http-equiv="refresh" content="${seconds};url=http://127.0.0.1:9/">`;
    await expect(press.print(documentOf("<p>x</p>", refresh), { deadline })).rejects.toMatchObject({
      rule: "press/page",
      message:
        'browser: the page wants to go to http://127.0.0.1:9/ instead of being printed. Remove the `<meta http-equiv="refresh">` from the templates.',
    });
    expect(await textOf(await press.print(documentOf("<p>next</p>"), { deadline }))).toBe("next");
  });

  it("is our own fault for a document without a head", async () => {
    await expect(press.print("<p>x</p>", { deadline })).rejects.toThrow("has no <head>");
  });
});

describe("picture", () => {
  const size = { width: 300, height: 200 };

  it("gives a PNG of the size, the same each time, and another for another page", async () => {
    const take = (text: string) =>
      press.picture(documentOf(`<p style="font-size:60px">${text}</p>`), { deadline, ...size });
    const one = Buffer.from(await take("one"));
    expect(one.subarray(1, 4).toString()).toBe("PNG");
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([300, 200]);
    expect(one.equals(await take("one"))).toBe(true);
    expect(one.equals(await take("two"))).toBe(false);
  });

  it("runs no script and loads nothing", async () => {
    const still = documentOf("<p>still</p>");
    const script = "<script>document.body.textContent='run'</script>";
    const asks = documentOf(`<p>still</p>${script}<img src="https://example.org/x.png" alt="">`);
    const hidden = asks.replace("<img", '<img style="display:none"');
    const plain = Buffer.from(await press.picture(still, { deadline, ...size }));
    expect(plain.equals(await press.picture(hidden, { deadline, ...size }))).toBe(true);
  });

  it("leaves the page as it was for print, whatever the screen's size", async () => {
    const html = documentOf('<p style="width:50vw;background:red">x</p>');
    const before = normalised(await press.print(html, { deadline }));
    for (const width of [300, 1_200]) {
      await press.picture(documentOf("<p>x</p>"), { deadline, width, height: 200 });
      expect(normalised(await press.print(html, { deadline }))).toBe(before);
    }
  });
});

describe("overflows", () => {
  it("tells what is wider than the text area in print, outermost only", async () => {
    const html = documentOf(
      '<p>fits</p><table id="wide" class="a b"><tr><td style="min-width:900px">Cell of a wide table</td></tr></table><div style="width:600px">fits</div>',
      "<style>@media screen{p{width:2000px}}</style>",
    );
    const found = await press.overflows(html, 658, { deadline });
    expect(found).toEqual([
      { element: "table#wide.a.b", text: "Cell of a wide table", excess: expect.any(Number) },
    ]);
    expect(found[0]?.excess).toBeGreaterThan(200);
  });

  it("leaves nothing behind for the next print", async () => {
    await press.overflows(documentOf("<p>x</p>"), 100, { deadline });
    const pdf = await press.print(documentOf("<p>after</p>"), { deadline });
    expect(await textOf(pdf)).toBe("after");
  });
});

describe("platformFonts", () => {
  it("tells the faces that text is set in, however deep", async () => {
    const html = documentOf("<div><div><div><p><i><b>bold</b></i> text</p></div></div></div>");
    expect(await press.platformFonts(html, { deadline })).toEqual([
      { family: "Source Serif 4", postScriptName: "SourceSerif4-Bold" },
      { family: "Source Serif 4", postScriptName: "SourceSerif4-Regular" },
    ]);
  });
});

describe("the browser", () => {
  it("tells its version", () => expect(press.version).toMatch(/^[A-Z]\w+\/\d+\.\d+\.\d+\.\d+$/));

  it.runIf(process.platform === "linux")("listens on no port", () => {
    const command = processes().find(({ parent }) => parent === process.pid)?.command;
    expect(command).toContain("--remote-debugging-pipe");
    expect(command).not.toContain("remote-debugging-port");
  });

  it("says once that the sandbox is off, or that it is on", () => {
    expect(press.notices).toHaveLength(press.sandboxed ? 0 : 1);
  });

  it.runIf(isRoot())("never runs as root where another user can be taken", () => {
    expect(press.user).toBe(65_520);
  });
});

describe.runIf(process.platform === "linux")("faces", () => {
  it("are an error when there are none, instead of a blank page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
    await chmod(folder, 0o755);
    await mkdir(join(folder, "none"));
    const fontconfig = join(folder, "fonts.conf");
    await writeFile(fontconfig, `<fontconfig><dir>${join(folder, "none")}</dir></fontconfig>`);
    const blank = await openPress({ fontconfig });
    await expect(blank.print(documentOf("<p>text</p>"), { deadline })).rejects.toMatchObject({
      rule: "press/fonts",
      message: expect.stringContaining("no face to set the text in"),
    });
    await blank.close();
    await rm(folder, { recursive: true });
  });

  /** A style that sets <i> in a face that isn't installed. */
  async function broughtAlong(): Promise<string> {
    const font = createRequire(import.meta.url).resolve(
      "pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
    );
    const url = `data:font/ttf;base64,${await readFile(font, "base64")}`;
    return `<style>@font-face{font-family:x;src:url("${url}")}i{font-family:x}</style>`;
  }

  it("that the page brings along are used from the first print on", async () => {
    const html = documentOf("<p><i>theirs</i></p>", await broughtAlong());
    expect(printedFaces(await press.print(html, { deadline }))).toEqual(["LiberationSans"]);
  });

  it("are an error when they are not ours", async () => {
    const face = await broughtAlong();
    const ours = await openPress();
    await expect(
      ours.print(documentOf("<p>Ours and <i>theirs</i></p>", face), { deadline }),
    ).rejects.toMatchObject({
      findings: [
        {
          rule: "press/fonts",
          message: "text was set in faces that are not the bulletin's: LiberationSans",
          remedy: expect.stringMatching(/^Use only letters that Source \w+ \d/),
        },
      ],
    });
    const pdf = await ours.print(documentOf("<p>Ours</p>"), { deadline });
    expect(printedFaces(pdf)).toEqual(["SourceSerif4-Regular"]);
    await ours.close();
  });

  it.runIf(isRoot())("are lent to a lesser user who can't read them", async () => {
    const root = dirname(
      createRequire(import.meta.url).resolve("@expo-google-fonts/source-serif-4/package.json"),
    );
    const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
    await cp(join(root, "400Regular"), join(folder, "a & b"), { recursive: true });
    const fontconfig = join(folder, "fonts.conf");
    await writeFile(fontconfig, `<fontconfig><dir>${join(folder, "a &amp; b")}</dir></fontconfig>`);
    const other = await openPress({ fontconfig });
    expect(other.user).toBe(65_520);
    const pdf = await other.print(documentOf("<p>text</p>"), { deadline });
    expect(printedFaces(pdf)).toEqual(["SourceSerif4-Regular"]);
    await other.close();
    await rm(folder, { recursive: true });
  });
});
