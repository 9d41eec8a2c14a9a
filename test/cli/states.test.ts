import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CALENDAR, smallWorkspace } from "../small-bulletin.ts";
import { bulletin, type Run } from "./command-line.ts";

const DATA = "data/prices/index.csv";

describe("the life of an edition", () => {
  test("from its first build to its second correction", async () => {
    const { root } = await smallWorkspace(CALENDAR);
    const run = (...words: string[]): Promise<Run> => bulletin(root, words);
    const level = async (value: string): Promise<void> => {
      await writeFile(join(root, DATA), `year,level,note\n2020,100.0,base\n2021,${value},\n`);
    };
    const expectRefused = ({ code, out, error }: Run, message: string): void => {
      expect([code, out]).toEqual([1, ""]);
      expect(error).toContain(message);
    };
    expect((await run("build", "prices")).code).toBe(0);

    const approved = await run("approve", "prices/2021-en", "--by", "Li Na");
    expect(approved.error).toBe("");
    expect(approved.out).toMatch(
      /^Approved prices\/2021-en: by Li Na, \d{4}-\d\d-\d\dT[\d:]{8}Z\.\n$/,
    );
    await level("102.5");
    expectRefused(
      await run("release", "prices/2021-en"),
      `${DATA}: error: the file has changed since prices/2021-en was built`,
    );
    expect((await run("build", "prices")).code).toBe(0);
    expect((await run("states", "prices")).out).toMatch(
      /^prices\/2021-en {2}lapsed +by Li Na, .*; the PDF on disk is not the one that was approved\n$/,
    );
    expectRefused(await run("release", "prices/2021-en"), "is not the one that Li Na approved");
    expect((await run("approve", "output/prices/2021-en", "--by", "Wang Wei")).code).toBe(0);
    expect((await run("release", "prices/2021-en", "--by", "Li Na")).out).toMatch(
      /^Released prices\/2021-en: by Li Na, /,
    );

    expect((await run("build", "prices")).out).toMatch(/^Unchanged prices\/2021-en: /);
    const frozen = await run("build", "prices", "--force");
    expectRefused(frozen, "output/prices/2021-en: error: the edition was released on ");
    expect(frozen.error).toContain("--correction");

    await level("101.9");
    const reason = "The level of {{period}} was taken from the wrong column.";
    const first = await run("build", "prices", "--correction", reason);
    expect(first.out).toMatch(/^Built prices\/2021-en-r1, which corrects 2021-en: 1 page, /);
    expect((await run("approve", "prices/2021-en-r1", "--by", "Li Na")).code).toBe(0);
    expect((await run("release", "prices/2021-en-r1")).out).toContain("corrects prices/2021-en");

    await level("101.8");
    const second = await run("build", "prices", "--correction", reason, "--json");
    expect(
      z
        .object({ ok: z.literal(true), edition: z.string(), corrects: z.string() })
        .parse(JSON.parse(second.out)),
    ).toMatchObject({
      edition: "prices/2021-en-r2",
      corrects: "2021-en-r1",
    });
    const listed = await run("states", "prices", "--json");
    const editions = z.object({
      ok: z.literal(true),
      editions: z.array(z.object({ edition: z.string(), state: z.string(), intact: z.boolean() })),
    });
    expect(editions.parse(JSON.parse(listed.out)).editions).toEqual([
      { edition: "prices/2021-en", state: "corrected", intact: true },
      { edition: "prices/2021-en-r1", state: "released", intact: true },
      { edition: "prices/2021-en-r2", state: "built", intact: true },
    ]);
    const lines = (await readFile(join(root, "output/prices/states.jsonl"), "utf8"))
      .trim()
      .split("\n");
    expect(lines).toHaveLength(5);
  }, 180_000);

  test("approve wants a name, and a command an edition", async () => {
    for (const [words, message] of [
      [["approve", "prices/2021-en"], "required option '--by <name>' not specified"],
      [["release"], "missing required argument 'edition'"],
    ] as const) {
      const run = await bulletin("/", words);
      expect(run.code).toBe(2);
      expect(run.error).toContain(message);
    }
  });
});
