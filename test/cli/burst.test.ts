import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { burstFiles } from "../burst-bulletin.ts";
import { smallWorkspace } from "../small-bulletin.ts";
import { bulletin, MAIN } from "./command-line.ts";

/** A query that has no row for one place: only its edition fails. */
const POISON = {
  "templates/prices/facts/change.sql": `select growth(now.level, before.level) as rate
from index as now join index as before on before.year = now.year - 1
where now.year = $period and $place <> 'Poison'
`,
};

const EVENTS = z.array(z.looseObject({ kind: z.string() }));

function eventsOf(out: string) {
  return EVENTS.parse(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

async function editions(root: string): Promise<string[]> {
  return (await readdir(join(root, "output/prices"))).sort();
}

describe("bulletin build --all", () => {
  test("builds every edition but the one that fails, and says which and why", async () => {
    const { root } = await smallWorkspace({
      ...burstFiles(["A", "Poison", "B/b"]),
      ...POISON,
    });
    const run = await bulletin(root, ["build", "prices", "--all"]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(
      /^Built 2 of 3 editions in output\/prices\/, 1 failed \(\d+:\d\d\)\.\n$/,
    );
    expect(run.error).toContain("templates/prices/facts/change.sql");
    expect(run.error).toContain("\n  In prices/2021-Poison-en.\n");
    expect(run.error).toMatch(/^0\/3 editions\n1\/3 editions(, 1 failed)?\n/);
    expect(run.error).toMatch(/\n3\/3 editions, 1 failed(, .*\/s)?\n/);
    expect(await editions(root)).toEqual(["2021-A-en", "2021-B-b-en"]);
    const alone = await readFile(join(root, "output/prices/2021-A-en/bulletin.pdf"));
    await bulletin(root, ["build", "prices", "--set", "place=A", "--force"]);
    expect(alone.equals(await readFile(join(root, "output/prices/2021-A-en/bulletin.pdf")))).toBe(
      true,
    );
  });

  test("goes on where nobody reads its progress any more", async () => {
    const { root } = await smallWorkspace(burstFiles(["A", "B"]));
    const child = spawn(process.execPath, [MAIN, "build", "prices", "--all"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
    expect(await editions(root)).toEqual(["2021-A-en", "2021-B-en"]);
  });

  test("tells events as JSON, one a line", async () => {
    const { root } = await smallWorkspace({ ...burstFiles(["A", "Poison"]), ...POISON });
    const run = await bulletin(root, ["build", "prices", "--all", "--json"]);
    expect([run.code, run.error]).toEqual([1, ""]);
    const [planned, ...events] = eventsOf(run.out);
    expect(planned).toEqual({
      ...{ version: 1, kind: "planned", total: 2 },
      editions: ["prices/2021-A-en", "prices/2021-Poison-en"],
    });
    expect(events.map(({ kind, index }) => [kind, index]).sort()).toEqual([
      ["built", 0],
      ["done", undefined],
      ["failed", 1],
    ]);
    expect(events.at(-1)).toEqual({
      ...{ kind: "done", total: 2, built: 1, unchanged: 0, failed: 1, left: 0 },
      findings: [
        {
          finding: expect.objectContaining({ severity: "error" }),
          editions: ["prices/2021-Poison-en"],
        },
      ],
    });
  });

  test("says what is wrong with all of them once, before the first", async () => {
    const { root } = await smallWorkspace(burstFiles(["a b", "A/B"]));
    const run = await bulletin(root, ["build", "prices", "--all"]);
    expect(run.code).toBe(1);
    expect(run.error).toContain(
      'row 1 (place "A/B") and row 2 (place "a b") would have the folders',
    );
    expect(run.error).toContain("1 error. Nothing was written.");
    expect(await readdir(root)).not.toContain("output");
    const json = await bulletin(root, ["build", "prices", "--all", "--json"]);
    expect(eventsOf(json.out)).toEqual([
      {
        ...{ version: 1, kind: "refused" },
        findings: [expect.objectContaining({ rule: "burst/same-folder" })],
      },
    ]);
    expect(json.code).toBe(1);
  });

  test("says once that there is no browser", async () => {
    const { root } = await smallWorkspace(burstFiles(["A", "B", "C"]));
    const none = { PUPPETEER_EXECUTABLE_PATH: join(root, "none") };
    const run = await bulletin(root, ["build", "prices", "--all"], none);
    expect([run.code, run.out]).toEqual([1, ""]);
    expect(run.error.match(/error: /g)).toHaveLength(1);
    expect(run.error).toContain("PUPPETEER_EXECUTABLE_PATH");
    expect(run.error).toContain("1 error. Nothing was written.");
    expect(await editions(root)).toEqual([]);
  });

  test("tells as one line of JSON that there is no workspace", async () => {
    const run = await bulletin(tmpdir(), ["build", "prices", "--all", "--json"]);
    expect([run.code, run.error]).toEqual([1, ""]);
    expect(eventsOf(run.out)).toEqual([
      expect.objectContaining({ version: 1, kind: "refused", findings: [expect.anything()] }),
    ]);
  });

  test("says how to write a burst where there is none", async () => {
    const { root } = await smallWorkspace();
    const run = await bulletin(root, ["build", "prices", "--all"]);
    expect([run.code, run.error]).toEqual([
      1,
      expect.stringContaining("Write `burst: { query: entities.sql }` into the definition"),
    ]);
  });
});

test("bulletin check looks through the list, too", async () => {
  const { root } = await smallWorkspace(burstFiles(["a b", "a/b"]));
  const run = await bulletin(root, ["check"]);
  expect([run.code, run.error]).toEqual([
    1,
    expect.stringContaining("would have the same folder, 2021-a-b-en"),
  ]);
  const one = await bulletin(root, ["check", "prices", "--set", "place=X"]);
  expect([one.code, one.out]).toEqual([0, "prices: no findings.\n"]);
});

test("bulletin check takes the first edition of the list where a parameter has no default", async () => {
  const files = burstFiles(["Anytown", "Newtown"]);
  const definition = files["templates/prices/bulletin.yaml"] ?? "";
  const { root } = await smallWorkspace({
    ...files,
    "templates/prices/bulletin.yaml": definition.replace("{ default: Anytown }", "{}"),
  });
  const run = await bulletin(root, ["check"]);
  expect([run.code, run.out]).toEqual([0, "prices: no findings.\n"]);
  const built = await bulletin(root, ["build", "prices"]);
  expect([built.code, built.error]).toEqual([
    1,
    expect.stringContaining("With --all every edition of the burst is made."),
  ]);
  await writeFile(
    join(root, "templates/prices/places.sql"),
    "select code from places order by code",
  );
  const wrong = await bulletin(root, ["check"]);
  expect([wrong.code, wrong.error]).toEqual([
    1,
    expect.stringContaining('the column "code" is no parameter of the bulletin'),
  ]);
});

describe("bulletin build --only", () => {
  test("builds the editions with the values that are named", async () => {
    const { root } = await smallWorkspace(burstFiles());
    const run = await bulletin(root, [
      ...["build", "prices", "--only", 'place="Washington, DC",阳泉'],
      ...["--only", "language=en", "--draft"],
    ]);
    expect([run.code, run.out]).toEqual([0, expect.stringContaining("Built 2 of 2 editions")]);
    expect(await editions(root)).toEqual(["2021-Washington-DC-en", "2021-阳泉-en"]);
    const html = await readFile(join(root, "output/prices/2021-阳泉-en/bulletin.html"), "utf8");
    expect(html).toContain("Draft");
  });

  test.each([
    ["place", "write name=value or name=value,value."],
    ["place=", "write name=value or name=value,value."],
    ['place="a', "a double quote isn't closed."],
  ])("%s", async (given, said) => {
    const run = await bulletin("/", ["build", "prices", "--only", given]);
    expect([run.code, run.error]).toEqual([2, expect.stringContaining(said)]);
  });
});

test("two bursts in the same output folder both end well", async () => {
  const { root } = await smallWorkspace(burstFiles(["A", "B", "C"]));
  const runs = await Promise.all(
    [1, 2].map(() => bulletin(root, ["build", "prices", "--all", "--force"])),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  for (const { out } of runs) expect(out).toContain("Built 3 of 3 editions");
  expect(await editions(root)).toEqual(["2021-A-en", "2021-B-en", "2021-C-en"]);
});

test("Ctrl-C finishes what is under way, and leaves the rest to the next run", async () => {
  const places = Array.from({ length: 20 }, (_, at) => `P${at}`);
  const { root } = await smallWorkspace(burstFiles(places));
  const child = spawn(process.execPath, [MAIN, "build", "prices", "--all", "--json"], {
    ...{ cwd: root, stdio: ["ignore", "pipe", "ignore"] },
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (!out.includes('"built"') && chunk.includes('"built"')) child.kill("SIGINT");
    out += chunk;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code).toBe(130);
  const events = eventsOf(out);
  const built = events.flatMap(({ kind, edition }) => (kind === "built" ? [String(edition)] : []));
  expect(events.filter(({ kind }) => kind === "stopping")).toEqual([
    { kind: "stopping", reason: "signal" },
  ]);
  expect(events.at(-1)).toMatchObject({ kind: "done", left: 20 - built.length, failed: 0 });
  expect(built.length).toBeLessThan(20);
  expect(await editions(root)).toEqual(built.map((name) => name.replace("prices/", "")).sort());
});
