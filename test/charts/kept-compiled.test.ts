import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptCompiled } from "../../src/charts/kept-compiled.ts";
import { readChart } from "../../src/charts/source.ts";
import { readTheme } from "../../src/charts/theme.ts";
import { InputError } from "../../src/finding/input-error.ts";
import { keptFew } from "../../src/workspace/kept-few.ts";
import { compileKind, KINDS } from "./kinds.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(cache, { recursive: true }));

const BARS = {
  data: { name: "levels" },
  width: 300,
  height: 80,
  mark: "bar",
  encoding: { x: { field: "level", type: "quantitative" }, y: { field: "year", type: "nominal" } },
};

async function compile(specification: object, program: string | undefined = "a program") {
  const text = JSON.stringify(specification);
  const source = readChart("charts/bars.vl.json", text);
  const theme = await readTheme(() => {}, "Latn");
  const few = keptFew("charts", { largest: 2 ** 20, all: 2 ** 22 }, async () => cache);
  const request = { source, theme, literals: ["5G"], tables: new Map() };
  return await keptCompiled(text, request, Promise.resolve(program), few);
}

const kept = (): Promise<string[]> => readdir(join(cache, "charts")).catch(() => []);

test("a chart that was compiled before is the same", async () => {
  const first = await compile(BARS);
  const again = await compile(BARS);
  expect(again.runtime).not.toBe(first.runtime);
  const { source, reads, ...compiled } = again;
  expect(first).toMatchObject(compiled);
  expect(source.file).toBe("charts/bars.vl.json");
  expect([reads("level"), reads("elsewhere")]).toEqual([true, false]);
  expect(await kept()).toHaveLength(1);
});

test("is taken from where it is kept", async () => {
  const [, name = ""] = [await compile(BARS), ...(await kept())];
  await rm(join(cache, "charts", name));
  await compile({ ...BARS, mark: "area" });
  const [area = ""] = await kept();
  await writeFile(join(cache, "charts", name), await readFile(join(cache, "charts", area)));
  expect((await compile(BARS)).specification).toMatchObject({ mark: "area" });
});

test("another program compiles it anew, and one that may change keeps none", async () => {
  await compile(BARS);
  await compile(BARS, "another program");
  expect(await kept()).toHaveLength(2);
  await rm(join(cache, "charts"), { recursive: true });
  const source = readChart("charts/bars.vl.json", JSON.stringify(BARS));
  const theme = await readTheme(() => {}, "Latn");
  const few = keptFew("charts", { largest: 2 ** 20, all: 2 ** 22 }, async () => cache);
  const nobody = Promise.resolve(undefined);
  await keptCompiled("key", { source, theme, literals: [], tables: new Map() }, nobody, few);
  expect(await kept()).toEqual([]);
});

test("what was damaged is compiled anew", async () => {
  const first = await compile(BARS);
  const [name = ""] = await kept();
  const path = join(cache, "charts", name);
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, -5));
  expect((await compile(BARS)).runtime).toEqual(first.runtime);
  expect(await readFile(path)).toEqual(whole);
});

test("a chart with a fault is told each time", async () => {
  const faulty = { ...BARS, mark: "bars" };
  for (const _ of [1, 2]) await expect(compile(faulty)).rejects.toThrow(InputError);
  expect(await kept()).toEqual([]);
});

test.each(KINDS)("what Vega runs is plain data, which keeps as it is: %s", (kind) => {
  const { source: _source, reads: _reads, ...compiled } = compileKind(kind);
  const again: unknown = deserialize(serialize(compiled));
  expect(again).toEqual(compiled);
  expect(JSON.stringify(again)).toBe(JSON.stringify(compiled));
});
