import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { bulletin, type Run } from "./cli/command-line.ts";
import { nodesWithRole, type ReadBack, readBack, rolesOf } from "./pdf/read-back.ts";

const REPOSITORY = resolve(import.meta.dirname, "..");
const EDITION = "output/yangquan-industry/2021-zh";

/** The Chinese edition of the sample, built in a workspace of its own by the command line. */
async function buildCopy(
  environment: Record<string, string> = {},
): Promise<{ root: string; run: Run }> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-chinese-")));
  await cp(join(REPOSITORY, "templates"), join(root, "templates"), { recursive: true });
  await cp(join(REPOSITORY, "data"), join(root, "data"), { recursive: true });
  const words = ["build", "yangquan-industry", "--set", "language=zh"];
  return { root, run: await bulletin(root, words, environment) };
}

let root: string;
let pdf: ReadBack;
let bytes: Buffer;
let html: string;
/** The PDF's text: lines joined, as Chinese is read. */
let text: string;

beforeAll(async () => {
  const built = await buildCopy();
  if (built.run.code !== 0) throw new Error(built.run.error);
  root = built.root;
  bytes = await readFile(join(root, EDITION, "bulletin.pdf"));
  html = await readFile(join(root, EDITION, "bulletin.html"), "utf8");
  pdf = await readBack(bytes);
  text = pdf.pages
    .join("\n")
    .replace(/(?<=[A-Za-z])\n(?=[A-Za-z])/g, " ")
    .replaceAll("\n", "");
  return () => rm(root, { recursive: true, force: true });
});

describe("the Yangquan bulletin in Chinese", () => {
  test("has three or four pages of A4, none of them blank", () => {
    expect(pdf.pages.length).toBeGreaterThanOrEqual(3);
    expect(pdf.pages.length).toBeLessThanOrEqual(4);
    for (const page of pdf.pages) expect(page.length).toBeGreaterThan(300);
  });

  /** Each number of the seed document, in the Chinese words that it stands in. */
  test.each([
    ["growth of all industry", "2021年规模以上工业增加值增长12.1%，煤炭工业贡献率为73.6%"],
    ["growth on the year before", "按可比价格计算，比上年增长12.1%，增速居山西省第七位。"],
    ["growth of the groups", "传统产业增加值比上年增长14.9%，新兴产业增长3.0%。"],
    ["shares of the groups", "传统产业占83.8%，新兴产业占16.2%，见图2。"],
    ["both shares", "占规模以上工业增加值的比重分别为83.8%和16.2%。"],
    ["growth of coal", "煤炭工业增加值比上年增长13.3%"],
    ["coal's part in growth", "对规模以上工业增长的贡献率为73.6%"],
    ["strategic emerging industries", "增加值增长16.0%，占规模以上工业增加值的比重为6.5%。"],
    ["what is not published", "煤炭工业所占比重未公布[x]。"],
    ["raw coal", "原煤产量6825万吨，比上年增长20.2%；"],
    ["washed coal", "洗煤产量2160万吨，增长23.3%；"],
    ["refractory materials", "耐火材料制品产量103万吨，增长28.7%；"],
    ["primary aluminium", "原铝产量15.1万吨，增长19.3%，见表1。"],
    ["new enterprises", "全市新增规模以上工业企业50家，增加值比上年增长146.4%，"],
    ["their part in growth", "拉动规模以上工业增长4.5个百分点，见图3。"],
    ["their branches", "煤炭开采和洗选业、非金属矿物制品业和专用设备制造业。"],
    ["zones", "全市有三个省级开发区。2021年，开发区内有规模以上工业企业86家，"],
    ["the zones' shares", "占全市约230家*的37.4%；增加值占全市规模以上工业的比重为15.6%，见图5。"],
    ["threshold", "年主营业务收入2000万元（折合314万美元）及以上的工业企业"],
    ["coal's points, computed", "规模以上工业增长12.1%，其中煤炭工业拉动8.9个百分点*"],
    ["that parts overlap", "拉动的4.5个百分点与煤炭工业拉动的8.9个百分点*有交叉，不能相加。"],
    ["that growth and shares do not multiply", "比重按现价计算，两者不能相乘。"],
    ["what the marks mean", "符号说明：* 根据公布数据推算；[x] 无数据"],
    ["release date", "2022年2月10日"],
    ["source", "《Yangquan sees good growth in industrial development》编写。"],
    ["pages", "第1页，共3页"],
  ])("prints the %s", (_, sentence) => {
    expect(text).toContain(sentence);
  });

  /** Where a note's number stands in a line, the reader puts a space: it reads the number apart. */
  test("is read exactly as its page says, character by character", () => {
    const blocks = [...html.matchAll(/<(p|h[1-3]|li)(?: [^>]*)?>((?:(?!<p)[\s\S])*?)<\/\1>/g)];
    const said = blocks.map(([, , inner = ""]) =>
      inner
        .replace(/<a class="back"[\s\S]*?<\/a>/g, "")
        // A label and its value in the masthead stand below each other.
        .replaceAll(" </span>", "</span>")
        .replace(/<sup[\s\S]*?<\/sup>/g, " ")
        .replace(/<[^>]+>/g, "")
        .trim(),
    );
    expect(said.length).toBeGreaterThan(60);
    for (const words of said) expect(text).toContain(words);
    expect(text).not.toMatch(/[\0\uFFFD]/);
  });

  test("begins no line with punctuation, and ends none with an opening bracket", () => {
    for (const page of pdf.pages) {
      expect(page).not.toMatch(/^[，。、；：！？）》」』]/mu);
      expect(page).not.toMatch(/[（《「『]$/mu);
    }
  });

  test("parts no number from its unit", () => {
    expect(pdf.pages.join("\n")).not.toMatch(/\d\n(?:万|亿|吨|元|家|个百分点|年|月|日|%)/u);
  });

  test("is tagged, in Chinese, with its title", () => {
    expect(pdf.tagged).toBe(true);
    expect(pdf.info).toMatchObject({ Title: "2021年阳泉市工业运行情况", Language: "zh-CN" });
    const roles = pdf.tags.flatMap(rolesOf);
    for (const role of ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Link"]) {
      expect(roles).toContain(role);
    }
  });

  test("has its sections in the outline", () => {
    expect(pdf.outline.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "2021年规模以上工业增加值增长12.1%，煤炭工业贡献率为73.6%",
        "一、工业增加值增长12.1%，增速居全省第七位",
        "五、主要工业产品产量全部增长",
        "注释",
      ]),
    );
  });

  test("describes its figures in Chinese", () => {
    const figures = pdf.tags.flatMap((page) => nodesWithRole(page, "Figure"));
    expect(figures).toHaveLength(5);
    for (const { alt } of figures) {
      expect(alt?.length).toBeGreaterThan(30);
      expect(alt).not.toMatch(/[A-Za-z_]/);
      expect(alt).not.toMatch(/\p{Script=Han} | \p{Script=Han}/u);
    }
  });

  test("is set in our faces, their outlines TrueType", async () => {
    for (const font of pdf.fonts)
      expect(font).toMatch(/^(Source(Serif4|Sans3)|Noto(Serif|Sans)SC)-/);
    expect(pdf.fonts).toEqual(
      expect.arrayContaining(["NotoSerifSC-Regular", "NotoSansSC-SemiBold"]),
    );
    expect(bytes.includes("/Type3")).toBe(false);
  });

  test("says nothing in English but the title of its source", () => {
    const shown = html.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<[^>]+>/g, " ");
    const latin = shown.match(/[A-Za-z][A-Za-z ]+[A-Za-z]/g) ?? [];
    expect(new Set(latin)).toEqual(
      new Set(["Yangquan sees good growth in industrial development"]),
    );
    expect(html).toContain('<span lang="en" role="generic">Yangquan sees');
  });
});

test("what pdftotext reads, where there is one, is the same", async () => {
  const path = join(root, EDITION, "bulletin.pdf");
  const read = await promisify(execFile)("pdftotext", [path, "-"]).catch(() => undefined);
  if (read === undefined) return;
  const said = read.stdout.replaceAll("\n", "");
  expect(said).toContain("原煤产量6825万吨，比上年增长20.2%；洗煤产量2160万吨，增长23.3%；");
  expect(said).toContain("新增企业主要分布在煤炭开采和洗选业、非金属矿物制品业和专用设备制造业。");
});

test("the same inputs make the same bytes, in another folder, time zone and language of the system", async () => {
  const again = await buildCopy({ TZ: "America/New_York", LC_ALL: "zh_CN.UTF-8" });
  onTestFinished(() => rm(again.root, { recursive: true, force: true }));
  const others = await readFile(join(again.root, EDITION, "bulletin.pdf"));
  expect(others.equals(bytes)).toBe(true);
});
