import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { nodesWithRole, readBack } from "../pdf/read-back.ts";
import { SMALL, smallWorkspace, spoiled } from "../small-bulletin.ts";

const PAGE = "templates/prices/page.en.hbs";

test("an English edition marks Chinese names wherever they stand, and prints them in Chinese faces", async () => {
  const page = (SMALL[PAGE] ?? "").replace(
    "{{#each levels}}",
    `<ul><li>Published in {{place}}, seen by 阿凡提·买买提.</li></ul>
{{#table index}}
  Prices in {{place}}
  {{#column "year"}}Year in {{place}}{{/column}}
  {{#column "note"}}Note{{/column}}
{{/table}}
{{#each levels}}`,
  );
  const workspace = await smallWorkspace({
    ...{
      [PAGE]: page,
      "data/prices/index.csv": "year,level,note\n2020,100.0,旧价\n2021,102.4,新价\n",
    },
    ...spoiled("templates/prices/bulletin.yaml", "default: Anytown", "default: 阳泉"),
  });
  const { folder } = await build(workspace, "prices");
  const read = async (file: string): Promise<Buffer> =>
    await readFile(join(workspace.root, folder, file));

  const { pages, tags, fonts, info } = await readBack(await read("bulletin.pdf"));
  expect(info.Title).toBe("Prices in 阳泉, 2021");
  expect(pages.join("\n")).toContain("Prices in 阳泉 rose 2.4 percent");
  expect(pages.join("\n")).toContain("seen by 阿凡提·买买提.");
  const chinese = ["H1", "LI", "Caption", "TH", "TD"].map((role) => {
    const nodes = tags.flatMap((tag) => nodesWithRole(tag, role));
    const spans = nodes.flatMap((node) => nodesWithRole(node, "Span"));
    return `${role} ${spans.filter(({ language }) => language === "zh-Hans").length}`;
  });
  expect(chinese).toEqual(["H1 1", "LI 2", "Caption 1", "TH 1", "TD 2"]);
  expect(fonts.filter((name) => name.startsWith("Noto"))).toEqual([
    "NotoSansSC-Regular",
    "NotoSansSC-SemiBold",
    "NotoSerifSC-Regular",
    "NotoSerifSC-SemiBold",
  ]);

  // The page for a screen has the characters that it shows of these faces, not their megabytes.
  const html = (await read("bulletin.html")).toString();
  expect(html.match(/@font-face\{font-family:"Noto[^"]*"/g)).toHaveLength(4);
  expect(html.length).toBeLessThan(250_000);
  expect((await read("manifest.json")).toString()).toContain(
    "bulletin:fonts/NotoSansSC-Regular.ttf",
  );
});

test("an English edition without them has no Chinese face", async () => {
  const workspace = await smallWorkspace();
  const { folder } = await build(workspace, "prices");
  const html = await readFile(join(workspace.root, folder, "bulletin.html"), "utf8");
  const manifest = await readFile(join(workspace.root, folder, "manifest.json"), "utf8");
  expect(html).not.toContain('@font-face{font-family:"Noto');
  expect(manifest).not.toContain("Noto");
});
