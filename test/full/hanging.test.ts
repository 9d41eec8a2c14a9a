import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPool } from "../../src/press/pool.ts";
import { PressError } from "../../src/press/press-error.ts";
import type { Pool, Press } from "../../src/press/types.ts";
import { browsersOf, documentOf, foldersOf, processes, until } from "../press/machine.ts";
import { normalised, textOf } from "../press/read.ts";

const times = (text: string, count: number) => text.repeat(count);

/** A drawing of a thousand million squares, in some hundred elements. */
function squares(): string {
  const groups = Array.from({ length: 9 }, (_, at) => {
    return `<g id="g${at + 1}">${times(`<use href="#g${at}"/>`, 10)}</g>`;
  });
  const square = '<g id="g0"><rect width="1" height="1"/></g>';
  return `<svg width="9" height="9"><defs>${square}${groups.join("")}</defs><use href="#g9"/></svg>`;
}

const rules = Array.from({ length: 300 }, (_, at) => {
  return `body:has(p:nth-child(${at}n+1) ~ p:has(i:hover)) p ~ p ~ p:nth-last-child(${at + 2}n) i{color:red}`;
});

/** Documents without a script that Chromium takes minutes to lay out or print, if it ends at all. */
const ENDLESS: Readonly<Record<string, string>> = {
  "columns in columns": documentOf(times('<div style="columns:3">', 12) + times("word ", 3_000)),
  "a drawing of drawings": documentOf(squares()),
  "a thousand kilometres": documentOf('<div style="height:30000000px">x</div>'),
  "selectors of selectors": documentOf(
    times("<p><b><i>x</i></b></p>", 20_000),
    `<style>${rules.join("")}</style>`,
  ),
};

let pool: Pool;
beforeEach(async () => {
  // A page that hangs may grow beyond the memory that a browser is granted: this isn't looked at here.
  pool = await openPool({ lanes: 2, renewal: { memory: Number.POSITIVE_INFINITY } });
});
afterEach(() => pool.close());

const edition = (text: string) => async (press: Press) =>
  normalised(await press.print(documentOf(`<h1>${text}</h1>`), { deadline: 20_000 }));

const browsers = () => browsersOf().map(({ pid }) => pid);

/** Processes of the browsers: some may be kept in store. */
const family = () => processes().filter(({ group }) => browsers().includes(group)).length;

describe.runIf(process.platform === "linux")("a page that never settles", () => {
  it.each(Object.keys(ENDLESS))("%s: costs its own edition alone", async (name) => {
    const alone = await pool.lend(edition("beside"));
    const before = { browsers: browsers(), family: family() };
    let over = false;
    const endless = pool
      .lend((press) => press.print(ENDLESS[name] ?? "", { deadline: 3_000 }))
      .catch((error: unknown) => error)
      .finally(() => {
        over = true;
      });
    let beside = 0;
    while (!over) {
      expect(await pool.lend(edition("beside"))).toBe(alone);
      beside += 1;
    }
    const error = await endless;
    expect(error instanceof PressError && error.rule).toBe("press/deadline");
    expect(beside).toBeGreaterThan(20);
    expect(browsers()).toEqual(before.browsers);
    expect(await pool.lend(edition("beside"))).toBe(alone);
    await until(() => family() <= before.family + 2);
    expect(family()).toBeLessThanOrEqual(before.family + 2);
  });
});

describe.runIf(process.platform === "linux")("browsers that are killed under two lanes", () => {
  it("lose no edition, and give the bytes that they would have given", async () => {
    const names = Array.from({ length: 400 }, (_, at) => `edition ${at}`);
    const expected = new Map<string, string>();
    for (const name of names) expected.set(name, await pool.lend(edition(name)));
    let kills = 0;
    const killer = setInterval(() => {
      const [pid] = browsers();
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      kills += 1;
    }, 2_000);
    while (kills < 5) {
      const again = names.map((name) => pool.lend(edition(name)));
      expect(await Promise.all(again)).toEqual([...expected.values()]);
    }
    clearInterval(killer);
    expect(await textOf(Buffer.from(expected.get("edition 0") ?? "", "latin1"))).toBe("edition 0");
    await pool.close();
    expect([browsers(), foldersOf()]).toEqual([[], []]);
  });
});
