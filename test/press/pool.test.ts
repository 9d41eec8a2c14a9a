import { afterEach, describe, expect, it } from "vitest";
import { fontFamilies } from "../../src/fonts/faces.ts";
import { neededFaces } from "../../src/fonts/needed.ts";
import { openPool, type PoolOptions } from "../../src/press/pool.ts";
import { openPress } from "../../src/press/press.ts";
import { PressError } from "../../src/press/press-error.ts";
import type { Pool, Press } from "../../src/press/types.ts";
import { browsersOf, documentOf, foldersOf, longDocument, processes, until } from "./machine.ts";
import { normalised, textOf } from "./read.ts";

const deadline = 20_000;

let pool: Pool | undefined;
afterEach(() => pool?.close());

async function open(options: PoolOptions): Promise<Pool> {
  pool = await openPool(options);
  return pool;
}

/** An edition of one paragraph. */
const edition = (text: string) => (press: Press) =>
  press.print(documentOf(`<h1>${text}</h1><p>${text}</p>`), { deadline });

/** What a promise was rejected with. */
async function rejection(promise: Promise<unknown>): Promise<PressError> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof PressError) return error;
  throw new Error(`expected a PressError, got ${String(error)}`);
}

const browsers = () => browsersOf().map(({ pid }) => pid);

/** The pages' processes, and one that the browser may keep in store. */
const renderers = () =>
  processes().filter(({ command }) => command.includes("--type=renderer")).length;

describe("a pool of two lanes", () => {
  it("prints in one browser, two editions at once, the rest in their turn, each its own", async () => {
    const lanes = await open({ lanes: 2 });
    expect(lanes.version).toMatch(/^[A-Z]\w+\/\d+/);
    const names = ["red", "green", "blue", "grey", "white"];
    let [now, most] = [0, 0];
    const pdfs = names.map((name) =>
      lanes.lend(async (press) => {
        most = Math.max(most, ++now);
        await until(() => most === 2);
        const pdf = await edition(name)(press);
        now -= 1;
        return pdf;
      }),
    );
    expect(await Promise.all((await Promise.all(pdfs)).map(textOf))).toEqual(
      names.map((name) => `${name} ${name}`),
    );
    expect(most).toBe(2);
    expect(browsers()).toHaveLength(1);
  });

  it("gives the same bytes from a fresh page, a used one, and one of another browser", async () => {
    const lanes = await open({ lanes: 2, renewal: { pageUses: 3, browserUses: 8 } });
    const seen = new Set<number>();
    const prints: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const pair = [edition("the same"), edition(`another ${round}`)];
      const [same = new Uint8Array()] = await Promise.all(pair.map((work) => lanes.lend(work)));
      prints.push(normalised(same));
      for (const pid of browsers()) seen.add(pid);
    }
    expect(new Set(prints).size).toBe(1);
    expect(seen.size).toBeGreaterThan(2);
    expect(browsers().length).toBeLessThanOrEqual(2);
  });

  it("keeps its presses when a document is at fault, and tries that one no second time", async () => {
    const lanes = await open({ lanes: 2 });
    const before = browsers();
    let tries = 0;
    const refresh = '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">';
    const away = lanes.lend((press) => {
      tries += 1;
      return press.print(documentOf("<p>x</p>", refresh), { deadline });
    });
    const [error, good] = await Promise.all([rejection(away), lanes.lend(edition("good"))]);
    expect([error.rule, tries, await textOf(good)]).toEqual(["press/page", 1, "good good"]);
    await expect(lanes.lend(() => Promise.reject(new Error("ours")))).rejects.toThrow("ours");
    expect(await textOf(await lanes.lend(edition("next")))).toBe("next next");
    expect(browsers()).toEqual(before);
  });

  it("ends a page that hangs, alone, tries its edition once more, and throws what then fails", async () => {
    const lanes = await open({ lanes: 2 });
    const before = browsers();
    let hung = 0;
    const hangs = rejection(
      lanes.lend((press) => {
        hung += 1;
        return press.print(longDocument(40_000), { deadline: 400 });
      }),
    );
    const others: string[] = [];
    const beside = async () => {
      while (hung < 2)
        await lanes.lend(async (press) => {
          others.push("begun");
          await edition("beside")(press);
          others.push("done");
        });
    };
    const [error] = await Promise.all([hangs, beside()]);
    expect([error.rule, hung]).toEqual(["press/deadline", 2]);
    expect(others.length).toBeGreaterThan(0);
    expect(others).toEqual(others.map((_, at) => (at % 2 === 0 ? "begun" : "done")));
    expect(await textOf(await lanes.lend(edition("after")))).toBe("after after");
    expect(browsers()).toEqual(before);
    await until(() => renderers() <= 3);
    expect(renderers()).toBeLessThanOrEqual(3);
  });

  it("does both editions once more when the browser dies under them", async () => {
    const lanes = await open({ lanes: 2 });
    const [browser = 0] = browsers();
    const tries = [0, 0];
    const works = tries.map((_, lane) =>
      lanes.lend(async (press) => {
        tries[lane] = (tries[lane] ?? 0) + 1;
        await press.print(longDocument(1_500), { deadline });
        return await edition(`lane ${lane}`)(press);
      }),
    );
    await until(() => tries.every((count) => count === 1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.kill(browser, "SIGKILL");
    const texts = await Promise.all((await Promise.all(works)).map(textOf));
    expect(texts).toEqual(["lane 0 lane 0", "lane 1 lane 1"]);
    expect(tries).toEqual([2, 2]);
    expect(browsers()).toHaveLength(1);
    expect(browsers()).not.toContain(browser);
  });

  it("is closed at once, also under what is at work and what waits, and leaves nothing", async () => {
    const lanes = await open({ lanes: 2 });
    const works = [1, 2, 3].map(() =>
      rejection(lanes.lend((press) => press.print(longDocument(), { deadline }))),
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    await lanes.close();
    expect((await Promise.all(works)).map(({ rule }) => rule)).toEqual(
      Array.from({ length: 3 }, () => "press/closed"),
    );
    expect((await rejection(lanes.lend(edition("late")))).rule).toBe("press/closed");
    expect(browsers()).toEqual([]);
    expect(foldersOf()).toEqual([]);
  });
});

describe("a pool", () => {
  it("replaces a browser that has grown", async () => {
    const lanes = await open({ lanes: 1, renewal: { memory: 1 } });
    const before = browsers();
    for (let count = 0; count < 26; count += 1) await lanes.lend(edition(`${count}`));
    expect(browsers()).toHaveLength(1);
    expect(browsers()).not.toEqual(before);
  });

  it.each([
    ["Latn", "Two per cent, −0.5 ▲, “quoted”, naïve, Ζεύς, Москва"],
    ["Hans", "工业增加值增长 12.5%，“同比”——上升"],
  ])(
    "shows all faces, and prints as with those that the edition needs: %s",
    async (script, text) => {
      const stack = fontFamilies().map(({ family }) => `"${family}"`);
      const style = `<style>*{font-family:${stack},serif}b{font-family:sans-serif}</style>`;
      const html = documentOf(
        `<h1>${text}</h1><p>${text} <b>${text}</b> <i>${text}</i></p>`,
        style,
      );
      const few = await openPress({ faces: neededFaces(script, text) });
      const alone = normalised(await few.print(html, { deadline }));
      await few.close();
      const lanes = await open({ lanes: 1 });
      const print = lanes.lend((press) => press.print(html, { deadline }));
      expect(normalised(await print)).toBe(alone);
    },
  );

  it("says why it can't be opened, and leaves nothing", async () => {
    expect((await rejection(open({ lanes: 2, deadline: 1 }))).rule).toBe("press/deadline");
    expect([browsers(), foldersOf()]).toEqual([[], []]);
  });
});

it.each([0, -1, 1.5, Number.NaN])(
  "%s lanes are refused: nothing would ever come through",
  async (lanes) => {
    await expect(openPool({ lanes })).rejects.toThrow(RangeError);
  },
);
