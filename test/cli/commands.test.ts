import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { manifestSchema } from "../../src/archive/manifest.ts";
import { calendarFiles } from "../calendar-bulletin.ts";
import { readBack } from "../pdf/read-back.ts";
import { SMALL, smallWorkspace, spoiled } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";
import { bulletin } from "./command-line.ts";

const PAGE = "templates/prices/page.en.hbs";

describe("bulletin build", () => {
  test("says what it made, and makes it; where the input is wrong then, keeps what was there", async () => {
    const { root } = await smallWorkspace();
    const run = await bulletin(root, ["build", "prices"]);
    expect(run.error).toBe("");
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^Built prices\/2021-Anytown-en: 1 page, 1 figure, 0 tables, /);
    const folder = join(root, "output/prices/2021-Anytown-en");
    const names = ["html", "md", "ods", "pdf", "xlsx"].map((ending) => `bulletin.${ending}`);
    const files = [...names, "facts.json", "manifest.json", "social.png", "social.txt"];
    expect((await readdir(folder)).sort()).toEqual([...files, "charts", "data"].sort());
    for (const file of files) {
      expect(run.out).toContain(`output/prices/2021-Anytown-en/${file}`);
    }
    const before = await stat(join(folder, "bulletin.pdf"));
    expect(before.size).toBeGreaterThan(5_000);

    const [broken] = Object.values(spoiled(PAGE, "change.rate", "change.rte"));
    await writeFile(join(root, PAGE), broken ?? "");
    const refused = await bulletin(root, ["build", "prices"]);
    expect(refused.code).toBe(1);
    expect(refused.out).toBe("");
    expect(refused.error).toContain(`${PAGE}:2:`);
    expect(refused.error).toContain('Did you mean "rate"?');
    expect(refused.error).toContain("1 error. Nothing was written.");
    expect(refused.error).not.toMatch(/\bat .*\.js:\d+/);
    expect((await stat(join(folder, "bulletin.pdf"))).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(join(root, "output/prices"))).toEqual(["2021-Anytown-en"]);
  });

  test("takes parameters, and the workspace from elsewhere; answers in JSON", async () => {
    const { root } = await smallWorkspace();
    const run = await bulletin("/", [
      "build",
      "prices",
      "--set",
      "place=New=Town".replace("=T", "T"),
      "--workspace",
      root,
      "--json",
    ]);
    const answer = z
      .object({
        ok: z.boolean(),
        edition: z.string(),
        files: z.array(z.string()),
        counts: z.object({ pages: z.number() }),
      })
      .parse(JSON.parse(run.out));
    expect(answer.ok).toBe(true);
    expect(answer.edition).toBe("prices/2021-NewTown-en");
    expect(answer.files).toContain("charts/levels.vl.json");
    expect(answer.counts.pages).toBe(1);
  });

  test("says where the output can't be written, before it prints", async () => {
    const { root } = await smallWorkspace({ "output/prices": "a file in the way" });
    const run = await bulletin(root, ["build", "prices"]);
    expect(run.code).toBe(1);
    expect(run.error).toMatch(
      /^output\/prices: error: the folder can't be written \(E(EXIST|NOTDIR)\)/,
    );
  });

  test("says that the browser that was named isn't there", async () => {
    const { root } = await smallWorkspace();
    const run = await bulletin(root, ["build", "prices"], {
      PUPPETEER_EXECUTABLE_PATH: join(root, "chrome"),
    });
    expect(run.code).toBe(1);
    expect(run.error).toContain("PUPPETEER_EXECUTABLE_PATH");
    expect(await readdir(join(root, "output/prices")).catch(() => [])).toEqual([]);
  });

  test("says that the browser died, within its time, and leaves nothing", async () => {
    const { root } = await smallWorkspace({ "chrome.sh": "#!/bin/sh\nexit 3\n" });
    await chmod(join(root, "chrome.sh"), 0o755);
    const run = await bulletin(root, ["build", "prices"], {
      PUPPETEER_EXECUTABLE_PATH: join(root, "chrome.sh"),
    });
    expect(run.code).toBe(1);
    expect(run.error).toContain("can't be started");
    expect(await readdir(join(root, "output/prices")).catch(() => [])).toEqual([]);
  });

  test("offers the near name of a bulletin, and says where there is no workspace", async () => {
    const { root } = await smallWorkspace();
    const unknown = await bulletin(root, ["build", "price"]);
    expect([unknown.code, unknown.error]).toEqual([
      1,
      expect.stringContaining('Did you mean "prices"?'),
    ]);
    const nowhere = await bulletin(await temporaryWorkspace({}), ["build", "prices"]);
    expect([nowhere.code, nowhere.error]).toEqual([
      1,
      expect.stringContaining("no workspace here or above"),
    ]);
  });
});

describe("bulletin check", () => {
  test("looks at every bulletin and prints nothing", async () => {
    const other = Object.fromEntries(
      Object.entries(SMALL)
        .filter(([path]) => path.startsWith("templates/"))
        .map(([path, text]) => [path.replace("/prices/", "/levels/"), text]),
    );
    const { root } = await smallWorkspace(other);
    const run = await bulletin(root, ["check"]);
    expect([run.code, run.out]).toEqual([0, "levels, prices: no findings.\n"]);
    expect(await readdir(root)).toEqual(["data", "templates"]);
  });

  test("shows the line, and gives findings as data", async () => {
    const { root } = await smallWorkspace(spoiled(PAGE, "in {{period}}", "in 2021"));
    const run = await bulletin(root, ["check", "prices"]);
    expect(run.code).toBe(1);
    expect(run.error).toContain(`${PAGE}:5:37: error: "2021" is typed, not printed from a fact`);
    expect(run.error).toContain("  5 | <p>Prices {{change change.rate}} in 2021.</p>\n  ");
    const json = await bulletin(root, ["check", "prices", "--json"]);
    const answer = z
      .object({
        ok: z.boolean(),
        findings: z.array(z.object({ rule: z.string(), line: z.number() })),
      })
      .parse(JSON.parse(json.out));
    expect(answer).toEqual({ ok: false, findings: [{ rule: "template/typed-digit", line: 5 }] });
  });
});

describe("the command line", () => {
  test.each([
    [["build"], "missing required argument 'bulletin'"],
    [["biuld", "prices"], "unknown command 'biuld'"],
    [["build", "prices", "--sett", "a=b"], "unknown option '--sett'"],
    [["build", "prices", "--set", "period"], "write name=value"],
  ])("refuses %j with exit code 2", async (words, message) => {
    const run = await bulletin("/", words);
    expect(run.code).toBe(2);
    expect(run.error).toContain(message);
  });

  test("helps, with examples", async () => {
    const run = await bulletin("/", ["build", "--help"]);
    expect([run.code, run.error]).toEqual([0, ""]);
    expect(run.out).toContain("Examples:");
  });

  test("doctor says that this machine can print, and with what", async () => {
    const run = await bulletin("/", ["doctor"]);
    expect(run.code).toBe(0);
    expect(run.out).toContain("This machine can print.");
    const named = await bulletin("/", ["doctor", "--json"], {
      PUPPETEER_EXECUTABLE_PATH: "/nowhere/chrome",
    });
    expect(named.code).toBe(1);
    expect(named.out).toContain("/nowhere/chrome");
  });
});

describe("bulletin calendar", () => {
  const rows = ["2021,2022-02-10T09:00:00+08:00,,7", "2022,2023-02-09T09:30:00Z,,"];

  test("lists the releases of every bulletin", async () => {
    const other = Object.fromEntries(
      Object.entries(SMALL)
        .filter(([path]) => path.startsWith("templates/"))
        .map(([path, text]) => [path.replace("/prices/", "/levels/"), text]),
    );
    const { root } = await smallWorkspace({ ...other, ...calendarFiles(rows) });
    const run = await bulletin(root, ["calendar"]);
    expect([run.code, run.error]).toEqual([0, ""]);
    expect(run.out).toBe(`levels: no calendar

prices
  Period  Number  Release                  Title
  2021    7       2022-02-10 09:00 +08:00  Prices in Anytown, 2021
  2022            2023-02-09 09:30 UTC     Prices in Anytown, 2022
`);
    const none = await bulletin(root, ["calendar", "levels"]);
    expect(none.code).toBe(1);
    expect(none.error).toContain(
      "templates/levels/bulletin.yaml: error: the bulletin has no calendar",
    );
  });

  test("exports them to standard output and, the same bytes, to a file", async () => {
    const { root } = await smallWorkspace(calendarFiles(rows));
    const shown = await bulletin(root, ["calendar", "--ics"]);
    const written = await bulletin(root, ["calendar", "prices", "--ics", "plan.ics"]);
    expect(written.out).toBe("Wrote plan.ics: 2 releases.\n");
    expect(await readFile(join(root, "plan.ics"), "utf8")).toBe(shown.out);
    expect(shown.out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    const json = await bulletin(root, ["calendar", "prices", "--json"]);
    const answer = z
      .object({ ok: z.literal(true), releases: z.array(z.object({ period: z.string() })) })
      .parse(JSON.parse(json.out));
    expect(answer.releases).toEqual([{ period: "2021" }, { period: "2022" }]);
  });

  test("leaves nothing where the file can't be written, and takes no bulletin for a file", async () => {
    const { root } = await smallWorkspace(calendarFiles(rows));
    const lost = await bulletin(root, ["calendar", "--ics", "nowhere/plan.ics"]);
    expect(lost.code).toBe(1);
    expect(lost.error).toContain("nowhere/plan.ics: error: the file can't be written (ENOENT)");
    const taken = await bulletin(root, ["calendar", "--ics", "prices"]);
    expect(taken.code).toBe(2);
    expect(taken.error).toContain("write the bulletin's name before --ics");
    expect((await readdir(root)).sort()).toEqual(["data", "templates"]);
  });
});

describe("a draft", () => {
  test("lists what it lacks: on the terminal, in the manifest, at the end of its PDF; and nothing is built of it but a draft", async () => {
    const { [PAGE]: page = "" } = spoiled(
      PAGE,
      "in {{period}}.</p>",
      'in {{period}}. {{todo "Ask the shops"}}</p>\n{{commentary}}',
    );
    const { root } = await smallWorkspace({
      ...calendarFiles(["2020,2021-02-09T09:00:00+08:00,,"]),
      [PAGE]: page,
    });
    const words = ["build", "prices", "--set", "period=2021"];
    const run = await bulletin(root, [...words, "--draft"]);
    expect(run.code).toBe(0);
    expect(run.error).toBe(`Unfinished:
  templates/prices/bulletin.yaml:5:1: the calendar "releases" has no row for the period 2021
  ${PAGE}:5:49: "Ask the shops" is still to be done
  ${PAGE}:6:1: there is no commentary for the period 2021: templates/prices/commentary/2021.en.md

`);
    const folder = join(root, "output/prices/2021-Anytown-en");
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")),
    );
    expect(manifest.unfinished?.map(({ kind, text }) => [kind, text])).toEqual([
      ["calendar", "2021"],
      ["todo", "Ask the shops"],
      ["commentary", "templates/prices/commentary/2021.en.md"],
    ]);
    expect(manifest).toMatchObject({ draft: true, dated: "2021-12-31T00:00:00Z" });
    const pdf = await readBack(await readFile(join(folder, "bulletin.pdf")));
    expect(pdf.pages.join(" ").replace(/\s+/g, " ")).toContain(
      "Unfinished • Release calendar: 2021 • Ask the shops • Commentary: templates/prices/commentary/2021.en.md",
    );
    expect(pdf.pages.join(" ")).not.toContain("Released");
    const json = await bulletin(root, [...words, "--draft", "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ unfinished: manifest.unfinished });
    const refused = await bulletin(root, words);
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('the calendar "releases" has no row for the period 2021');
  });
});
