import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { check } from "../src/check/check.ts";
import { findingsText } from "../src/cli/findings.ts";
import { findWorkspace } from "../src/workspace/find.ts";
import { bulletin, type Run } from "./cli/command-line.ts";
import { contentsOf, formsOf } from "./every-byte.ts";
import { nodesWithRole, type ReadBack, readBack } from "./pdf/read-back.ts";
import { SECRETS, STATUS_BULLETIN } from "./status-bulletin.ts";
import { lastingWorkspace, temporaryWorkspace } from "./temporary-workspace.ts";

const LANGUAGES = ["en", "zh"] as const;

interface Edition {
  readonly run: Run;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly pdf: ReadBack;
  /** The PDF's text, spaces of every kind as one. */
  readonly text: string;
}

const editions = new Map<string, Edition>();
let root: string;

beforeAll(async () => {
  root = await lastingWorkspace(STATUS_BULLETIN);
  for (const language of LANGUAGES) {
    const run = await bulletin(root, ["build", "mines", "--set", `language=${language}`, "--json"]);
    if (run.code !== 0) throw new Error(run.out + run.error);
    const files = await filesOf(join(root, "output/mines", `2023-${language}`));
    const pdf = await readBack(files.get("bulletin.pdf") ?? new Uint8Array());
    const text = pdf.pages.join("\n").replace(/\s+/g, " ");
    editions.set(language, { run, files, pdf, text });
  }
  return () => rm(root, { recursive: true, force: true });
});

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(
    async (path) => [path.slice(folder.length + 1), await readFile(path)] as const,
  );
  return new Map(await Promise.all(read));
}

function editionIn(language: string): Edition {
  const edition = editions.get(language);
  if (edition === undefined) throw new Error(`no edition in ${language}`);
  return edition;
}

function textOf(language: string, path: string): string {
  return editionIn(language).files.get(path)?.toString("utf8") ?? "";
}

const PRINTED = {
  en: [
    "Ash 1,250,000 tonnes",
    "Birch 1,104,000 tonnes [p]",
    "Cedar 983,000 tonnes [r]",
    "Elm 870,000 tonnes [e]",
    "Fir 640,000 tonnes [b]",
    "Hazel 512,000 tonnes [p] [r]",
    "Larch confidential [c]",
    "Maple confidential [c]",
    "Oak not available [x]",
    "Pine not applicable [z]",
  ],
  zh: [
    "甲矿 1250000吨",
    "乙矿 1104000吨[p]",
    "丙矿 983000吨[r]",
    "丁矿 870000吨[e]",
    "戊矿 640000吨[b]",
    "己矿 512000吨[p][r]",
    "庚矿 保密[c]",
    "辛矿 保密[c]",
    "壬矿 无数据[x]",
    "癸矿 不适用[z]",
  ],
};

const LEGEND = {
  en: "Symbols: [p] provisional; [r] revised; [e] estimated; [b] break in series; [c] confidential; [x] not available; [z] not applicable",
  zh: "符号说明：[p] 初步数；[r] 修订数；[e] 估计数；[b] 序列中断；[c] 保密；[x] 无数据；[z] 不适用",
};

const KEYS = {
  en: [
    "Dashed: provisional and estimated",
    "Dashed: provisional; open: provisional; gap: break in series and confidential",
  ],
  zh: ["虚线：初步数和估计数", "虚线：初步数；空心：初步数；断开：序列中断和保密"],
};

const ALTERNATIVES = {
  en: [
    "Ash 1,250,000 tonnes, Birch 1,104,000 tonnes (provisional), Cedar 983,000 tonnes (revised), Elm 870,000 tonnes (estimated), Fir 640,000 tonnes (break in series), Hazel 512,000 tonnes (provisional, revised), Larch confidential, Maple confidential, Oak not available, Pine not applicable.",
    "rose from 5,100,000 tonnes in 2018 to 5,600,000 tonnes (provisional) in 2023, lowest at 4,900,000 tonnes (break in series) in 2021, 2020 confidential.",
  ],
  zh: ["乙矿1104000吨（初步数）", "2020年保密"],
};

const withoutSpaces = (text: string): string => text.replace(/\s/g, "");

describe.each(LANGUAGES)("every status code, in %s", (language) => {
  test("stands in the sentences and the table of the PDF", () => {
    const { text } = editionIn(language);
    for (const line of PRINTED[language]) {
      expect(withoutSpaces(text)).toContain(withoutSpaces(line));
      const [name = ""] = line.split(" ");
      const mark = line.match(/\[\w\]/g)?.join("") ?? "";
      const digits = /[\d,]{5,}/.exec(line)?.[0] ?? "";
      // Once in the list, in the chart, and in the table.
      const cell = withoutSpaces(text).split(name + digits + mark);
      expect(cell.length).toBeGreaterThan(1);
    }
  });

  test("is explained in the legend, those that are used, in their order", () => {
    expect(withoutSpaces(editionIn(language).text)).toContain(withoutSpaces(LEGEND[language]));
  });

  test("has a key at the charts that show it", () => {
    for (const key of KEYS[language]) {
      expect(textOf(language, "bulletin.md")).toContain(key);
      expect(textOf(language, "bulletin.html")).toContain(key);
      expect(withoutSpaces(editionIn(language).text)).toContain(withoutSpaces(key));
    }
  });

  test("is said in the alternative texts", () => {
    const figures = editionIn(language).pdf.tags.flatMap((page) => nodesWithRole(page, "Figure"));
    const said = figures.map(({ alt }) => withoutSpaces(alt ?? ""));
    for (const words of ALTERNATIVES[language])
      expect(said).toContainEqual(expect.stringContaining(withoutSpaces(words)));
  });

  test("stands in the facts, the data and the charts' own data", () => {
    const document = z
      .object({
        facts: z.array(
          z.object({
            path: z.string(),
            value: z.string().nullable(),
            status: z.array(z.string()).default([]),
          }),
        ),
      })
      .parse(JSON.parse(textOf(language, "facts.json")));
    const outputs = document.facts.filter(({ path }) => /^by_mine\..*\.output$/.test(path));
    const codes = [[], ["p"], ["r"], ["e"], ["b"], ["p", "r"], ["c"], ["c"], ["x"], ["z"]];
    expect(outputs.map(({ status }) => status)).toEqual(codes);
    expect(outputs.slice(6).map(({ value }) => value)).toEqual([null, null, null, null]);
    const rows = textOf(language, "data/by_mine.csv").trim().split("\n");
    expect(rows[0]).toBe("mine,name,output,output_status");
    expect(rows.slice(5).map((row) => row.replace(/,[^,]*/, ""))).toEqual([
      ...["broken,640000,b", 'both,512000,"p,r"', "secret,,c", "hidden,,c"],
      ...["missing,,x", "none,,z"],
    ]);
    const chart = z
      .object({ datasets: z.object({ by_mine: z.array(z.record(z.string(), z.unknown())) }) })
      .parse(JSON.parse(textOf(language, "charts/bars.vl.json")));
    const expected = codes.map((each) => (each.length === 0 ? null : each.join(",")));
    expect(chart.datasets.by_mine.map((row) => row.output_status)).toEqual(expected);
  });
});

describe("a confidential value", () => {
  /** Everything that came out of the builds, by name, each with all that it holds. */
  let everything: (readonly [name: string, parts: readonly Buffer[]])[];
  beforeAll(() => {
    everything = outputs().map(([name, bytes]) => [name, contentsOf(bytes)]);
  });
  const outputs = (): [string, Buffer][] =>
    LANGUAGES.flatMap((language) => {
      const { files, run, pdf } = editionIn(language);
      const read = [pdf.pages, pdf.info, pdf.xmp, pdf.tags, pdf.outline];
      return [
        ...[...files].map(([path, bytes]): [string, Buffer] => [`${language}/${path}`, bytes]),
        [`${language}: what the command says`, Buffer.from(run.out + run.error)],
        [`${language}: the PDF as read`, Buffer.from(JSON.stringify(read))],
      ];
    });

  const namesWith = (number: string): string[] => {
    const forms = formsOf(number);
    return everything
      .filter(([, parts]) => parts.some((part) => forms.some((form) => part.includes(form))))
      .map(([name]) => name);
  };

  test("is looked for in places where other values are found", () => {
    const names = namesWith("1104000").map((name) => name.replace(/^.*\//, ""));
    for (const name of ["bulletin.html", "facts.json", "by_mine.csv", "bars.vl.json", "bars.svg"])
      expect(names).toContain(name);
    expect(names).toContain("en: the PDF as read");
    // Inside the spreadsheet, a zip archive, numbers stand in its sheets.
    expect(names.filter((name) => name.endsWith(".xlsx"))).toHaveLength(LANGUAGES.length);
  });

  test.each(SECRETS)("is nowhere in any byte of any output: %s", (secret) => {
    expect(namesWith(secret)).toEqual([]);
  });

  /** Bulletins that would give it away, and what is said of them. */
  test.each<[string, string, string, string]>([
    [
      "selected without its status",
      "templates/mines/facts/all.sql",
      "select max(output) as output from mines",
      '"all" reads mines.output, which has confidential values, but not output_status',
    ],
    [
      "under another name",
      "templates/mines/facts/all.sql",
      "select output, output_status as s from mines where mine = 'secret'",
      "all.output gives away the confidential value at data/mining/mines.csv:8:4",
    ],
    [
      "in a check's message",
      "templates/mines/facts/checks/c.sql",
      "select output as amount, 'it is ' || output as message, _row from mines where mine = 'secret'",
      "data/mining/mines.csv:8: error: it is confidential (amount=confidential)",
    ],
    [
      "in a line with an unknown code",
      "data/mining/mines.csv",
      STATUS_BULLETIN["data/mining/mines.csv"]?.replace("7318465,c", '7318465,"c,q"') ?? "",
      'data/mining/mines.csv:8:5: error: unknown status code "q" in field "output_status"',
    ],
    [
      "beside a code that is meant for it",
      "data/mining/mines.csv",
      STATUS_BULLETIN["data/mining/mines.csv"]?.replace("7318465,c", "7318465,C") ?? "",
      'data/mining/mines.csv:8:5: error: unknown status code "C" in field "output_status"',
    ],
    [
      "of the wrong type",
      "data/mining/mines.csv",
      STATUS_BULLETIN["data/mining/mines.csv"]?.replace("7318465,c", "7318465 t,c") ?? "",
      'data/mining/mines.csv:8:4: error: a confidential value in field "output" is not a number',
    ],
    [
      "in a row with a cell too many",
      "data/mining/mines.csv",
      STATUS_BULLETIN["data/mining/mines.csv"]?.replace("7318465,c", "x,7318465,c") ?? "",
      "data/mining/mines.csv:8",
    ],
  ])("isn't said where it is %s", async (_, path, content, message) => {
    const definition = STATUS_BULLETIN["templates/mines/bulletin.yaml"] ?? "";
    const changed = {
      ...STATUS_BULLETIN,
      "templates/mines/bulletin.yaml": definition.replace("includes_confidential: true, ", ""),
      "templates/mines/facts/all.sql": "select 13000000 as output",
      [path]: content,
    };
    const folder = await temporaryWorkspace(changed);
    const workspace = await findWorkspace(folder);
    const findings = await check(workspace, "mines", { set: { language: "en" } });
    const text = await findingsText(findings, workspace.root, (_, plain) => plain);
    expect(text).toContain(message);
    for (const said of [text, JSON.stringify(findings)])
      for (const secret of SECRETS) expect(said).not.toContain(secret);
  });
});
