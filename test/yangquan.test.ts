import { cp, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { marked } from "marked";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { parsePage, textOf } from "../src/page/tree.ts";
import { bulletin, type Run } from "./cli/command-line.ts";
import { nodesWithRole, type ReadBack, readBack, rolesOf } from "./pdf/read-back.ts";

const REPOSITORY = resolve(import.meta.dirname, "..");
const EDITION = "output/yangquan-industry/2021-en";

/** The sample, copied into a workspace of its own and built there by the command line. */
async function buildCopy(
  environment: Record<string, string> = {},
): Promise<{ root: string; run: Run }> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-sample-")));
  await cp(join(REPOSITORY, "templates"), join(root, "templates"), { recursive: true });
  await cp(join(REPOSITORY, "data"), join(root, "data"), { recursive: true });
  return { root, run: await bulletin(root, ["build", "yangquan-industry"], environment) };
}

/** All files of a folder by path, with their bytes. */
async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const read = files
    .sort()
    .map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const);
  return new Map(await Promise.all(read));
}

const factsFile = z.object({
  facts: z.array(
    z.object({ path: z.string(), text: z.string(), computed: z.boolean().default(false) }),
  ),
  occurrences: z.array(
    z.object({ id: z.string().optional(), fact: z.string(), text: z.string(), where: z.string() }),
  ),
});

let root: string;
let run: Run;
let pdf: ReadBack;
let files: Map<string, Buffer>;
let text: string;

beforeAll(async () => {
  ({ root, run } = await buildCopy());
  if (run.code !== 0) throw new Error(run.error);
  files = await filesOf(join(root, EDITION));
  pdf = await readBack(files.get("bulletin.pdf") ?? new Uint8Array());
  text = pdf.pages.join("\n").replace(/\s+/g, " ");
  return () => rm(root, { recursive: true, force: true });
});

describe("the Yangquan bulletin as a PDF", () => {
  test("has two to four pages of A4, none of them blank", () => {
    expect(pdf.pages.length).toBeGreaterThanOrEqual(2);
    expect(pdf.pages.length).toBeLessThanOrEqual(4);
    for (const page of pdf.pages) expect(page.length).toBeGreaterThan(400);
  });

  /** Each number of the seed document, in the words that it stands in. */
  test.each([
    ["growth of all industry", /grew 12\.1 percent in 2021/],
    ["rank in the province", /seventh in Shanxi Province/],
    ["growth of traditional and emerging industries", /14\.9 percent.{1,40}3\.0 percent/],
    ["shares of traditional and emerging industries", /83\.8 .{1,40}16\.2 percent/],
    ["growth of coal", /13\.3 percent/],
    ["coal's part in growth", /73\.6 percent of (the|all) .{0,20}growth/],
    ["growth of strategic emerging industries", /grew 16\.0 percent/],
    ["share of strategic emerging industries", /6\.5 percent of value added/],
    ["output of raw coal", /[Rr]aw coal (output )?reached 68\.25 million tonnes/],
    ["growth of raw coal", /20\.2 percent/],
    ["output of washed coal", /21\.60 million tonnes/],
    ["growth of washed coal", /23\.3 percent/],
    ["output of refractory materials", /1\.03 million tonnes/],
    ["growth of refractory materials", /28\.7 percent/],
    ["output of primary aluminium", /151,000 tonnes/],
    ["growth of primary aluminium", /19\.3 percent/],
    ["number of new enterprises", /50 (enterprises that newly|newly added enterprises)/],
    ["growth of new enterprises", /146\.4 percent/],
    ["new enterprises' part in growth", /4\.5 percentage points/],
    ["enterprises in the zones", /86 industrial enterprises/],
    ["number of zones", /three provincial development zones/],
    ["zones' share of enterprises", /37\.4 percent of the/],
    ["zones' share of value added", /15\.6 percent of value added/],
    ["threshold in yuan and dollars", /20 million yuan \(\$3\.14 million/],
    ["coal's points, computed", /8\.9\s?\* of the 12\.1 percentage points/],
    ["enterprises in the city, computed", /about 230 enterprises/],
    ["release date", /10 February 2022/],
    ["that coal and new enterprises overlap", /must not be added/],
    ["that growth and shares do not multiply", /do not multiply/],
    ["what the asterisk means", /\* computed from published figures/],
  ])("prints the %s", (_, pattern) => {
    expect(text).toMatch(pattern);
  });

  test("is tagged, in English, with its title", () => {
    expect(pdf.tagged).toBe(true);
    expect(pdf.info).toMatchObject({ Title: "Industry in Yangquan, 2021", Language: "en-GB" });
    expect(pdf.xmp).toContain("Industry in Yangquan, 2021");
    const roles = pdf.tags.flatMap(rolesOf);
    for (const role of ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Link"]) {
      expect(roles).toContain(role);
    }
  });

  test("describes each of its figures by more than the caption", () => {
    const figures = pdf.tags.flatMap((page) => nodesWithRole(page, "Figure"));
    expect(figures).toHaveLength(5);
    for (const { alt } of figures) expect(alt?.length).toBeGreaterThan(60);
  });

  test("has an outline of all headings, each on a page", () => {
    expect(pdf.outline[0]?.title).toBe(
      "Yangquan’s industry grew 12.1 percent in 2021, led by coal".replace("12.1 ", "12.1\u00A0"),
    );
    expect(pdf.outline.length).toBeGreaterThanOrEqual(8);
    for (const { page } of pdf.outline) expect(page).toBeGreaterThanOrEqual(1);
  });

  test("is set in our faces alone", () => {
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) expect(font).toMatch(/^Source(Serif4|Sans3)-/);
  });

  test("is dated by the calendar", () => {
    expect(pdf.info).toMatchObject({ CreationDate: expect.stringContaining("20220210") });
  });
});

describe("the edition's other files", () => {
  test("are those that the command said it made", () => {
    expect(run.out).toMatch(/^Built yangquan-industry\/2021-en: 3 pages, 5 figures, 1 table, /);
    const names = [...files.keys()];
    for (const name of [
      "bulletin.html",
      "bulletin.md",
      "bulletin.xlsx",
      "bulletin.ods",
      "facts.json",
      "manifest.json",
      "charts/contribution.svg",
      "charts/contribution.vl.json",
      "data/products.csv",
      "data/datapackage.json",
    ]) {
      expect(names).toContain(name);
    }
  });

  test("trace each printed number to a fact, and mark it in the page", () => {
    const { facts, occurrences } = factsFile.parse(
      JSON.parse(files.get("facts.json")?.toString() ?? ""),
    );
    const paths = new Set(facts.map(({ path }) => path));
    expect(occurrences.length).toBeGreaterThan(100);
    const html = files.get("bulletin.html")?.toString() ?? "";
    for (const { id, fact } of occurrences) {
      expect(paths).toContain(fact);
      if (id !== undefined) expect(html).toContain(`id="${id}"`);
    }
    const computed = facts.filter((fact) => fact.computed).map(({ path }) => path);
    expect(computed).toEqual(expect.arrayContaining(["coal.points", "zones.all_enterprises"]));
  });

  test("hold the data at published precision", () => {
    expect(files.get("data/products.csv")?.toString().split("\n").slice(0, 3)).toEqual([
      "product,name,output,growth",
      "raw_coal,Raw coal,68250000,20.2",
      "washed_coal,Washed coal,21600000,23.3",
    ]);
  });

  test("name every input and output in the manifest, and neither folder nor user nor clock", () => {
    const manifest = files.get("manifest.json")?.toString() ?? "";
    for (const name of [
      "templates/yangquan-industry/page.en.hbs",
      "data/yangquan-industry/product_output.csv",
      "bulletin:assets/macros.sql",
      "bulletin:fonts/",
      "charts/zones.svg",
    ]) {
      expect(manifest).toContain(name);
    }
    for (const bytes of files.values()) expect(bytes.includes(root)).toBe(false);
  });

  test("say in Markdown what the PDF prints: the same numbers, with what belongs to them", () => {
    const html = marked.parse(files.get("bulletin.md")?.toString() ?? "", { async: false });
    const read = textOf(parsePage(html.replace(/<img[^>]*>/g, ""))).replace(/\s+/g, " ");
    const { occurrences } = factsFile.parse(JSON.parse(files.get("facts.json")?.toString() ?? ""));
    const printed = occurrences.filter(({ id }) => id !== undefined);
    expect(printed.length).toBeGreaterThan(50);
    for (const { text: fact } of printed) expect(read).toContain(fact.replace(/\s+/g, " "));
    const numbers = (words: string): string[] => words.match(/\d[\d.,]*\d|\d/g) ?? [];
    const inPrint = new Set(numbers(text));
    // References to notes are numbers of another kind.
    const missing = numbers(read.replace(/\[\^\d+\]:?/g, "")).filter((one) => !inPrint.has(one));
    expect(missing).toEqual([]);
  });

  test("hold the printed numbers in the spreadsheet, for Excel", async () => {
    const rows = await readSheet(files.get("bulletin.xlsx") ?? Buffer.alloc(0), "Table 1");
    expect(rows.slice(-5)).toEqual([
      ["Product", "Output, million tonnes", "Change on 2020, [Note 6] percent"],
      ["Raw coal", 68.25, 20.2],
      ["Washed coal", 21.6, 23.3],
      ["Refractory materials", 1.03, 28.7],
      ["Primary aluminium", 0.151, 19.3],
    ]);
  });

  test("need nothing from elsewhere", () => {
    const html = files.get("bulletin.html")?.toString() ?? "";
    expect(html).not.toMatch(/<(script|link|iframe)\b/);
    expect(html).not.toMatch(/\b(src|url\()\s*=?\s*["']?https?:/);
    expect(html).toContain("@font-face");
  });
});

test("the same inputs make the same bytes, in another folder, time zone and language of the system", async () => {
  const again = await buildCopy({
    TZ: "Asia/Shanghai",
    LANG: "de_DE.UTF-8",
    LC_ALL: "de_DE.UTF-8",
  });
  onTestFinished(() => rm(again.root, { recursive: true, force: true }));
  const others = await filesOf(join(again.root, EDITION));
  expect([...others.keys()]).toEqual([...files.keys()]);
  for (const [name, bytes] of files)
    expect([name, others.get(name)?.equals(bytes)]).toEqual([name, true]);
});

test("a draft is marked on every page, and says so", async () => {
  const draft = await bulletin(root, ["build", "yangquan-industry", "--draft"]);
  expect(draft.code).toBe(0);
  const { pages } = await readBack(await readFile(join(root, EDITION, "bulletin.pdf")));
  for (const page of pages) expect(page).toMatch(/draft/i);
  expect(pages[0]).toMatch(/^Draft$/m);
});
