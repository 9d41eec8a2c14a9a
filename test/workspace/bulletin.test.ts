import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bulletinNames, readBulletin } from "../../src/workspace/bulletin.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import type { InputFile } from "../../src/workspace/workspace.ts";
import { saidOf } from "../findings-of.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const small = {
  "templates/prices/bulletin.yaml": "title: Prices\nlanguages: [en]\n",
  "templates/prices/page.en.hbs": "<p>Prices</p>",
};

async function read(files: Record<string, string | Uint8Array>, name = "prices") {
  const workspace = await findWorkspace(await temporaryWorkspace(files));
  const inputs: InputFile[] = [];
  return { bulletin: await readBulletin(workspace, name, (file) => inputs.push(file)), inputs };
}

describe("findWorkspace", () => {
  test("looks upwards from where it stands", async () => {
    const root = await temporaryWorkspace(small);
    expect((await findWorkspace(join(root, "templates/prices"))).root).toBe(root);
  });

  test("takes the named folder, and no other", async () => {
    const root = await temporaryWorkspace(small);
    expect((await findWorkspace("/", root)).output).toBe(join(root, "output"));
    expect(await saidOf(() => findWorkspace(root, "data"))).toEqual([
      "data: the folder data is no workspace: it has no templates/. Go into a workspace, or name one with --workspace DIR.",
    ]);
  });

  test("says where there is none", async () => {
    const root = await temporaryWorkspace({ "a.txt": "" });
    expect((await saidOf(() => findWorkspace(root)))[0]).toContain("no workspace here or above");
  });
});

describe("readBulletin", () => {
  test("reads every text beside the definition, and records each", async () => {
    const { bulletin, inputs } = await read({
      ...small,
      "templates/prices/facts/headline.sql": "select 1",
      "templates/prices/facts/checks/sum.sql": "select 2",
      "templates/prices/charts/growth.vl.json": "{}",
      "templates/prices/partials/foot.hbs": "foot",
      "templates/prices/style.css": "p{}",
      "templates/prices/photos/mine.jpg": "x",
      "templates/shared/foot.hbs": "the office's foot",
      "templates/shared/style.css": "h1{}",
      "templates/shared/views.sql": "create macro one() as 1;",
    });
    expect([...bulletin.queries.keys()]).toEqual(["headline"]);
    expect(bulletin.checks.map((check) => check.file)).toEqual([
      "templates/prices/facts/checks/sum.sql",
    ]);
    expect([...bulletin.charts.keys()]).toEqual(["growth"]);
    expect(bulletin.partials.get("foot")?.text).toBe("foot");
    expect(bulletin.styles.map((style) => style.file)).toEqual([
      "bulletin:assets/bulletin.css",
      "templates/shared/style.css",
      "templates/prices/style.css",
    ]);
    expect(bulletin.macros.at(-1)?.file).toBe("templates/shared/views.sql");
    expect([...bulletin.photos.keys()]).toEqual(["mine.jpg"]);
    const paths = inputs.map((input) => input.path);
    expect(paths).toContain("templates/prices/facts/checks/sum.sql");
    expect(paths).toContain("bulletin:assets/macros.sql");
  });

  test("offers the near name of an unknown bulletin", async () => {
    expect(await saidOf(() => read(small, "price"))).toEqual([
      'templates/price/bulletin.yaml: there is no bulletin "price". Did you mean "prices"?',
    ]);
  });

  test("names the language whose page is missing", async () => {
    const files = { ...small, "templates/prices/bulletin.yaml": "title: P\nlanguages: [en, zh]\n" };
    expect(await saidOf(() => read(files))).toEqual([
      'templates/prices/bulletin.yaml:2:17: there is no page for the language "zh". Write templates/prices/page.zh.hbs, or take the language out.',
    ]);
  });

  test("refuses a text that is not UTF-8, with its line", async () => {
    const files = { ...small, "templates/prices/page.en.hbs": new Uint8Array([97, 10, 98, 0xff]) };
    expect(await saidOf(() => read(files))).toEqual([
      "templates/prices/page.en.hbs:2: the text is not UTF-8. Save the file as UTF-8.",
    ]);
  });

  test("refuses a template that is a link out of the workspace", async () => {
    const root = await temporaryWorkspace(small);
    const outside = await temporaryWorkspace({ "secret.sql": "select 1" });
    const other = await temporaryWorkspace({ ...small, "templates/prices/facts/a.sql": "" });
    await symlink(join(outside, "secret.sql"), join(other, "templates/prices/facts/b.sql"));
    const workspace = await findWorkspace(other);
    const said = await saidOf(() => readBulletin(workspace, "prices", () => {}));
    expect(said[0]).toContain("leads out of the workspace through a link");
    expect(await bulletinNames(await findWorkspace(root))).toEqual(["prices"]);
  });
});
