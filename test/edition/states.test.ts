import { appendFile, cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { approve } from "../../src/edition/approve.ts";
import { build } from "../../src/edition/build.ts";
import { release } from "../../src/edition/release.ts";
import { states } from "../../src/edition/states.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { saidOf } from "../findings-of.ts";
import { CALENDAR, SMALL, smallWorkspace } from "../small-bulletin.ts";
import { workspaceOnce } from "../temporary-workspace.ts";

const NAME = "prices/2021-en";
const FOLDER = `output/${NAME}`;
const DATA = "data/prices/index.csv";

/** Built, and approved nowhere. */
const builtWorkspace = workspaceOnce({ ...SMALL, ...CALENDAR }, (workspace) =>
  build(workspace, "prices"),
);

/** Replaces a passage of a file of the workspace. */
async function edit({ root }: Workspace, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), "utf8");
  expect(text).toContain(from);
  await writeFile(join(root, path), text.replace(from, to));
}

const LI = { by: "Li Na" };

describe("approve", () => {
  test("records name, time and the hash of the PDF", async () => {
    const workspace = await builtWorkspace();
    const before = new Date().toISOString().slice(0, 19);
    const state = await approve(workspace, NAME, { by: "  Li\nNa " });
    expect(state).toMatchObject({ edition: NAME, state: "approved", by: "Li Na", intact: true });
    expect(state.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect((state.at ?? "") >= `${before}Z`).toBe(true);
    const text = await readFile(join(workspace.output, "prices/states.jsonl"), "utf8");
    expect(JSON.parse(text)).toEqual({
      edition: "2021-en",
      state: "approved",
      by: "Li Na",
      at: state.at,
      sha256: state.sha256,
    });
    expect(await states(workspace, NAME)).toEqual([state]);
  });

  test.each([
    ["an empty name", async () => {}, { by: " " }, "--by: the name of who approves is empty"],
    [
      "a name with an escape",
      async () => {},
      { by: "\u001b[31mLi" },
      "--by: the name has a control character in it",
    ],
    [
      "changed data",
      (w: Workspace) => edit(w, DATA, "102.4", "102.5"),
      LI,
      `${DATA}: the file has changed since ${NAME} was built`,
    ],
    [
      "data that are gone",
      (w: Workspace) => rm(join(w.root, DATA)),
      LI,
      `${DATA}: the file is gone since ${NAME} was built`,
    ],
    [
      "a partial that has come",
      (w: Workspace) => writeFile(join(w.root, "templates/prices/style.css"), "p { color: red }"),
      LI,
      `templates/prices/style.css: the file has come since ${NAME} was built`,
    ],
    [
      "a PDF changed by hand",
      (w: Workspace) => appendFile(join(w.root, FOLDER, "bulletin.pdf"), "\n"),
      LI,
      `${FOLDER}/bulletin.pdf: the file was changed after it was built`,
    ],
    [
      "a data file that is gone",
      (w: Workspace) => rm(join(w.root, FOLDER, "data/levels.csv")),
      LI,
      `${FOLDER}/data/levels.csv: the file of the edition is gone`,
    ],
    [
      "an edition of another version",
      (w: Workspace) =>
        edit(w, `${FOLDER}/manifest.json`, '"bulletin": "0.1.0"', '"bulletin": "0.0.9"'),
      LI,
      "the edition was built with Bulletin 0.0.9, and this is",
    ],
    [
      "a copy of the edition",
      (w: Workspace) => rename(join(w.root, FOLDER), join(w.output, "prices/2021-en-copy")),
      LI,
      'there is no edition "prices/2021-en" in output/',
    ],
  ])("refuses %s", async (_what, spoil, request, message) => {
    const workspace = await builtWorkspace();
    await spoil(workspace);
    const said = await saidOf(() => approve(workspace, NAME, request));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(message);
    await expect(readFile(join(workspace.output, "prices/states.jsonl"))).rejects.toThrow("ENOENT");
  });

  test("refuses other assets and fonts of ours than those it was built with", async () => {
    for (const kind of ["assets/bulletin.css", "fonts/"]) {
      const workspace = await builtWorkspace();
      const path = join(workspace.root, FOLDER, "manifest.json");
      const text = await readFile(path, "utf8");
      const at = text.indexOf('"sha256": "', text.indexOf(`"bulletin:${kind}`)) + 11;
      await writeFile(path, `${text.slice(0, at)}${"0".repeat(64)}${text.slice(at + 64)}`);
      const [said] = await saidOf(() => approve(workspace, NAME, LI));
      expect(said).toContain(`the edition was built with another ${kind}`);
    }
  });

  test("refuses what was never built, a copy, and what lies elsewhere", async () => {
    const workspace = await builtWorkspace();
    const [none] = await saidOf(() => approve(workspace, "prices/2020-en", LI));
    expect(none).toContain('Did you mean "prices/2021-en"?');
    await cp(join(workspace.root, FOLDER), join(workspace.output, "prices/copy"), {
      recursive: true,
    });
    const [copy] = await saidOf(() => approve(workspace, "prices/copy", LI));
    expect(copy).toContain("the folder is a copy: it holds the edition prices/2021-en");
    const other = join((await builtWorkspace()).root, FOLDER);
    const [elsewhere] = await saidOf(() => approve(workspace, other, LI));
    expect(elsewhere).toContain("the edition doesn't lie in output/ of this workspace");
  });

  test("refuses a draft", async () => {
    const workspace = await builtWorkspace();
    await edit(workspace, `${FOLDER}/manifest.json`, '"draft": false', '"draft": true');
    for (const act of [approve, release]) {
      const [said] = await saidOf(() => act(workspace, NAME, LI));
      expect(said).toMatch(/a draft can't be (approved|released): it says so on every page/);
    }
  });

  test("refuses a manifest that has lost its PDF", async () => {
    const workspace = await builtWorkspace();
    await edit(workspace, `${FOLDER}/manifest.json`, '"bulletin.pdf"', '"bulletin.md"');
    for (const act of [approve, release]) {
      const [said] = await saidOf(() => act(workspace, NAME, LI));
      expect(said).toContain(`${FOLDER}/manifest.json: the manifest lists no bulletin.pdf`);
    }
  });

  test("takes the path of the folder, too", async () => {
    const workspace = await builtWorkspace();
    expect((await approve(workspace, join(workspace.root, FOLDER), LI)).edition).toBe(NAME);
  });
});

describe("release", () => {
  test("needs the approval of these bytes where the definition asks for it", async () => {
    const workspace = await builtWorkspace();
    const [said] = await saidOf(() => release(workspace, NAME));
    expect(said).toContain(`${FOLDER}: the edition is not approved, which its definition asks for`);
    const path = join(workspace.output, "prices/states.jsonl");
    await approve(workspace, NAME, LI);
    await writeFile(
      path,
      (await readFile(path, "utf8")).replace(/"sha256":"..../, '"sha256":"abcd'),
    );
    expect(await states(workspace)).toMatchObject([
      { state: "lapsed", intact: false, by: "Li Na" },
    ]);
    const [lapsed] = await saidOf(() => release(workspace, NAME));
    expect(lapsed).toContain("the PDF is not the one that Li Na approved: it was built anew since");
    await approve(workspace, NAME, { by: "Wang Wei" });
    expect(await release(workspace, NAME, LI)).toMatchObject({ state: "released", by: "Li Na" });
  });

  test.each([
    [" ", "--by: the name of who releases is empty"],
    ["\u001b[31mLi", "--by: the name has a control character in it"],
  ])("refuses the name %j, and writes nothing that can't be read back", async (by, message) => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    const [said] = await saidOf(() => release(workspace, NAME, { by }));
    expect(said).toContain(message);
    expect(await states(workspace)).toMatchObject([{ state: "approved" }]);
  });

  test("refuses data that changed after the approval", async () => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    await edit(workspace, DATA, "102.4", "102.5");
    const [said] = await saidOf(() => release(workspace, NAME));
    expect(said).toContain(`${DATA}: the file has changed since ${NAME} was built`);
  });

  test("refuses a correction of what isn't released, and one without a reason", async () => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    const path = join(workspace.root, FOLDER, "manifest.json");
    const manifest: object = JSON.parse(await readFile(path, "utf8"));
    const correcting = async (reason: string): Promise<string[]> => {
      const correction = { of: "2021-en-r1", revision: 2, reason, changes: [] };
      await writeFile(path, JSON.stringify({ ...manifest, correction }));
      return saidOf(() => release(workspace, NAME));
    };
    expect((await correcting("Wrong."))[0]).toContain(
      `${FOLDER}: the edition corrects prices/2021-en-r1, which is not released`,
    );
    expect((await correcting(""))[0]).toContain('"correction.reason" is not right');
  });

  test("refuses before the calendar's instant, by the clock", async () => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    const manifest = `${FOLDER}/manifest.json`;
    await edit(workspace, manifest, '"release": "2022-02-10', '"release": "9022-02-10');
    const [said] = await saidOf(() => release(workspace, NAME));
    expect(said).toContain(
      `${FOLDER}: the calendar releases this edition at 9022-02-10T09:00:00+08:00, which is still to come`,
    );
    await edit(workspace, manifest, '"release": "9022-02-10', '"release": "2022-02-10');
    expect((await release(workspace, NAME)).state).toBe("released");
  });

  test("freezes: no second release, no approval, no build, no draft", async () => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    await release(workspace, NAME);
    const pdf = await readFile(join(workspace.root, FOLDER, "bulletin.pdf"));
    for (const act of [release, approve]) {
      const [said] = await saidOf(() => act(workspace, NAME, LI));
      expect(said).toMatch(/the edition was released on \d{4}-.*--correction "what was wrong"/);
    }
    expect((await build(workspace, "prices")).unchanged).toBe(true);
    for (const request of [{ force: true }, { draft: true }]) {
      const [said] = await saidOf(() => build(workspace, "prices", request));
      expect(said).toMatch(
        /^output\/prices\/2021-en: the edition was released on .*, and is frozen/,
      );
      expect(said).toContain("--correction");
    }
    expect(await readFile(join(workspace.root, FOLDER, "bulletin.pdf"))).toEqual(pdf);
    await rm(join(workspace.root, FOLDER), { recursive: true });
    const [gone] = await saidOf(() => build(workspace, "prices"));
    expect(gone).toContain("is frozen");
    expect(await states(workspace)).toMatchObject([{ state: "released", intact: false }]);
  });

  test("keeps an approval where the rebuild has the same bytes", async () => {
    const workspace = await builtWorkspace();
    await approve(workspace, NAME, LI);
    await edit(workspace, "templates/prices/facts/levels.sql", "order by", "  order by");
    expect(await saidOf(() => release(workspace, NAME))).toHaveLength(1);
    await build(workspace, "prices");
    expect(await states(workspace, NAME)).toMatchObject([{ state: "approved", intact: true }]);
    expect((await release(workspace, NAME)).state).toBe("released");
  });
});

describe("states", () => {
  test("lists what is on disk, of all, of one bulletin, of one edition", async () => {
    const workspace = await builtWorkspace();
    const [built] = await states(workspace);
    expect(built).toMatchObject({ edition: NAME, state: "built", intact: true });
    for (const of of ["prices", NAME, FOLDER, join(workspace.root, FOLDER)]) {
      expect(await states(workspace, of)).toEqual([built]);
    }
    const [unknown] = await saidOf(() => states(workspace, "price"));
    expect(unknown).toContain('there is no edition "price"');
  });

  test("says which line of the file is damaged; so does a build", async () => {
    const workspace = await builtWorkspace();
    await writeFile(join(workspace.output, "prices/states.jsonl"), "{\n{}\n");
    const said = await saidOf(() => states(workspace));
    expect(said[0]).toContain("output/prices/states.jsonl:1: the line is no state of an edition");
    expect(await saidOf(() => build(workspace, "prices"))).toEqual(said);
  });
});

describe("two editions with the same folder name", () => {
  test("are refused, and both named", async () => {
    const workspace = await smallWorkspace({
      "templates/prices/bulletin.yaml": `title: Prices in {{place}}, {{period}}
languages: [en]
parameters: { period: { type: year, from: index.year, default: latest }, place: { default: Anytown } }
data: [prices]
edition: "{{place}}"
facts:
  change: { one: true, columns: { rate: { unit: percent, decimals: 1 } } }
  levels: { key: year, columns: { level: { unit: index, decimals: 1 } } }
`,
      "data/prices/index.csv": "year,level,note\n2019,98.0,\n2020,100.0,base\n2021,102.4,\n",
    });
    await build(workspace, "prices");
    await build(workspace, "prices");
    const [said] = await saidOf(() => build(workspace, "prices", { set: { period: "2020" } }));
    expect(said).toBe(
      "templates/prices/bulletin.yaml:5:1: the edition for period 2020 would replace the one for period 2021: both are called Anytown. Write {{period}} into `edition`, or move output/prices/Anytown away.",
    );
    // Without a calendar and an approval that is asked for, an edition can be released at any time.
    expect((await release(workspace, "prices/Anytown")).state).toBe("released");
  });
});
