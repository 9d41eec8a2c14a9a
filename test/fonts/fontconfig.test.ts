import { execFileSync } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faces } from "../../src/fonts/faces.ts";
import { fontconfig } from "../../src/fonts/fontconfig.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "bulletin fonts & co "));
});
afterEach(async () => {
  await rm(cache, { recursive: true });
});

test("only our faces are in the folder it names, readable by all", async () => {
  const path = await fontconfig(cache);
  expect(basename(path)).toBe("fonts.conf");
  const folder = join(dirname(path), "faces");
  expect(await readFile(path, "utf8")).toContain(`<dir>${folder.replace("&", "&amp;")}</dir>`);
  expect((await readdir(folder)).sort()).toEqual(
    faces()
      .map((face) => face.file)
      .sort(),
  );
  for (const file of [path, ...faces().map((face) => join(folder, face.file))])
    expect((await stat(file)).mode & 0o044).toBe(0o044);
});

test("twice, or two at once, is the same file and leaves nothing beside", async () => {
  const [first, second] = await Promise.all([fontconfig(cache), fontconfig(cache)]);
  const before = (await stat(first)).mtimeMs;
  expect(second).toBe(first);
  expect(await fontconfig(cache)).toBe(first);
  expect((await stat(first)).mtimeMs).toBe(before);
  expect((await readdir(cache)).sort()).toEqual([basename(dirname(first)), "fonts-known"]);
});

test("a damaged or emptied folder is mended", async () => {
  const path = await fontconfig(cache);
  const face = join(dirname(path), "faces", faces()[0]?.file ?? "");
  await writeFile(face, "");
  await fontconfig(cache);
  expect((await stat(face)).size).toBeGreaterThan(100_000);
  const configuration = await readFile(path, "utf8");
  await writeFile(path, configuration.replace("serif", "fantasy"));
  await fontconfig(cache);
  expect(await readFile(path, "utf8")).toBe(configuration);
  await rm(join(dirname(path), "faces"), { recursive: true });
  await fontconfig(cache);
  expect((await stat(face)).size).toBeGreaterThan(100_000);
});

test("a face that was changed in its place is copied anew", async () => {
  const [one] = faces();
  if (one === undefined) throw new Error("there is no face");
  const path = join(cache, "one.ttf");
  const face = { ...one, path };
  await copyFile(one.path, path);
  const before = await fontconfig(cache, [face]);
  expect(await fontconfig(cache, [face])).toBe(before);
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(path, bytes);
  const after = await fontconfig(cache, [face]);
  expect(after).not.toBe(before);
  expect(await readFile(join(dirname(after), "faces", face.file))).toEqual(bytes);
});

test("fontconfig itself lists our faces and nothing else", async ({ skip }) => {
  const path = await fontconfig(cache);
  let listed: string;
  try {
    listed = execFileSync("fc-list", ["--format", "%{file|basename}\n"], {
      env: { ...process.env, FONTCONFIG_FILE: path },
      encoding: "utf8",
    });
  } catch {
    return skip("fc-list is not installed");
  }
  expect(listed.trim().split("\n").sort()).toEqual(
    faces()
      .map((face) => face.file)
      .sort(),
  );
});

test("no face, or one that can't be read, is an error and writes nothing", async () => {
  await expect(fontconfig(cache, [])).rejects.toThrow("there is no face to print with");
  const broken = join(cache, "Broken.otf");
  await writeFile(broken, "OTTO and some more bytes");
  for (const path of [broken, join(cache, "absent.ttf")]) {
    const face = {
      family: "Broken",
      weight: 400,
      style: "normal",
      path,
      file: "x",
      scripts: [],
    } as const;
    await expect(fontconfig(cache, [...faces(), face])).rejects.toThrow(
      "bulletin:assets/fonts.json: the face Broken 400 (x) can't be read as a TrueType font. Install",
    );
  }
  expect(await readdir(cache)).toEqual(["Broken.otf"]);
});
