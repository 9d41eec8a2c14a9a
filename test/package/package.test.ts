import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { burstFiles } from "../burst-bulletin.ts";
import { readBack } from "../pdf/read-back.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");
const call = promisify(execFile);

/** The examples of docs/library.md, as a user would paste them. */
async function libraryExamples(): Promise<string[]> {
  const page = await readFile(join(REPOSITORY, "docs/library.md"), "utf8");
  return [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
}

test("the package, installed into an empty folder, builds a workspace of its own", {
  timeout: 280_000,
}, async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bulletin-package-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { stdout } = await call(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    {
      cwd: REPOSITORY,
    },
  );
  const [packed] = JSON.parse(stdout);
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "office", "private": true, "type": "module" }',
  );
  await call(
    "npm",
    [
      "install",
      "--ignore-scripts",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      `./${packed.filename}`,
    ],
    { cwd: folder },
  );
  const { root } = await smallWorkspace(burstFiles());
  await cp(root, folder, { recursive: true });

  const built = await call("npx", ["bulletin", "build", "prices"], { cwd: folder });
  expect(built.stdout).toMatch(/^Built prices\/2021-Anytown-en: 1 page/);
  const pdf = await readBack(
    await readFile(join(folder, "output/prices/2021-Anytown-en/bulletin.pdf")),
  );
  expect(pdf.pages[0]).toContain("Prices in Anytown rose");

  const said: string[] = [];
  for (const code of await libraryExamples()) {
    await rm(join(folder, "output"), { recursive: true });
    await mkdir(join(folder, "output"));
    await writeFile(join(folder, "example.js"), code);
    said.push((await call("node", ["example.js"], { cwd: folder })).stdout);
  }
  expect(said).toHaveLength(2);
  expect(said[0]).toContain("prices: 0 findings");
  expect(said[0]).toContain("output/prices/2021-Anytown-en");
  expect(said[1]).toBe(
    "1 editions\nprices/2021-Anytown-en: 1 pages\n1 built, 0 unchanged, 0 failed\n",
  );
});
