import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chartRows } from "../../src/charts/rows.ts";
import { readChart } from "../../src/charts/source.ts";
import { editionFiles } from "../../src/edition/contents.ts";
import { unitNames } from "../../src/facts/units.ts";
import { parseTemplate } from "../../src/page/parse.ts";
import { parseDefinition } from "../../src/workspace/definition.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GUIDES = [
  "data",
  "facts",
  "calendar",
  "commentary",
  "templates",
  "charts",
  "printing",
  "output",
];
const BULLETIN = "output-report";
const PAGE = `templates/${BULLETIN}/page.en.hbs`;

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

interface Fence {
  readonly language: string;
  readonly text: string;
  /** Where the guide says that it stands in a workspace: a path in backticks on the line above. */
  readonly file: string | undefined;
}

function fences(text: string): Fence[] {
  const found = text.matchAll(
    /(?:^`((?:data|templates)\/[^`]+)`[^\n]*:\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm,
  );
  return [...found].map(([, file, language = "", content = ""]) => ({
    language,
    text: content,
    file,
  }));
}

function guideFences(guide: string, language: string): Fence[] {
  return fences(read(`docs/${guide}.md`)).filter((fence) => fence.language === language);
}

/** Numbers are held together by no-break spaces, which a guide can't show. */
function spaced(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

/** The workspace that the guides' examples make together. */
function guideFiles(): Record<string, string> {
  const all = GUIDES.flatMap((guide) => fences(read(`docs/${guide}.md`)));
  return Object.fromEntries(
    all.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text] as const])),
  );
}

/** For a page of its own, which calls for none. */
function withoutCommentary(): Record<string, string> {
  const files = Object.entries(guideFiles()).filter(([path]) => !path.includes("/commentary/"));
  return Object.fromEntries(files);
}

async function prepare(files: Readonly<Record<string, string | Uint8Array>>) {
  const workspace = await findWorkspace(await temporaryWorkspace(files));
  return prepareAlone(workspace, BULLETIN);
}

/** As GitHub makes it of a heading. */
function anchor(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "");
  return words.trim().replaceAll(" ", "-");
}

function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchor(heading));
}

/** Links in prose to files and headings of the repository. */
function relativeLinks(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || anchors(read(file)).includes(heading);
}

describe("links", () => {
  const top = ["README.md", "ARCHITECTURE.md"].filter((name) => existsSync(join(ROOT, name)));
  const docs = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  test.each([...top, ...docs.map((name) => `docs/${name}`)])("%s", (file) => {
    const dead = relativeLinks(read(file)).filter((target) => !leadsSomewhere(file, target));
    expect(dead).toEqual([]);
  });

  test("a dead one is seen", () => {
    expect(relativeLinks("See [a](docs/none.md), [b](https://example.org), `[c](d)`.")).toEqual([
      "docs/none.md",
    ]);
    expect(leadsSomewhere("README.md", "docs/none.md")).toBe(false);
    expect(leadsSomewhere("docs/facts.md", "data.md#no-such-heading")).toBe(false);
  });
});

describe("the examples", () => {
  test("make a bulletin in which nothing is found", async () => {
    const edition = await prepare(guideFiles());
    expect(edition.findings).toEqual([]);
    expect(edition.page.figures.map(({ name }) => name)).toEqual(["by-region"]);
  });

  test("definitions", () => {
    const whole = GUIDES.flatMap((guide) => guideFences(guide, "yaml")).filter(({ text }) =>
      /^languages:/m.test(text),
    );
    expect(whole).not.toEqual([]);
    for (const { text } of whole) parseDefinition("bulletin.yaml", text);
  });

  test("charts", () => {
    const charts = guideFences("charts", "json");
    expect(charts).not.toEqual([]);
    for (const { text } of charts) readChart("charts/example.vl.json", text);
  });

  test("templates", () => {
    for (const { text } of guideFences("templates", "handlebars")) {
      parseTemplate({ file: PAGE, text });
    }
  });

  const fragments = guideFences("templates", "handlebars").filter(({ file }) => file === undefined);
  test.each(fragments.map(({ text }) => text))("%s", async (text) => {
    const page = `{{#> bulletin}}{{#*inline "body"}}\n${text}{{/inline}}{{/bulletin}}\n`;
    const photo = { [`templates/${BULLETIN}/photos/pit.png`]: png(800, 600) };
    const { findings } = await prepare({ ...withoutCommentary(), ...photo, [PAGE]: page });
    expect(findings).toEqual([]);
  });

  test("what the guides say of the output", async () => {
    const edition = await prepare(guideFiles());
    const nothing = new Uint8Array();
    const files = await editionFiles(edition, { pdf: nothing, social: nothing, faces: [] });
    const written = new Map(files.map(({ path, content }) => [path, String(content)]));
    const [tree] = guideFences("output", "text");
    const listed = (tree?.text ?? "").split("\n").map((line) => line.split(" ")[0] ?? "");
    expect(listed.filter((path) => path !== "").sort()).toEqual(
      [...written.keys(), "manifest.json"].sort(),
    );
    const [csv] = guideFences("output", "csv");
    expect(csv?.text).toBe(written.get("data/by_region.csv"));
    const [record] = guideFences("output", "json");
    const document: unknown = JSON.parse(spaced(written.get("facts.json") ?? ""));
    const fact: unknown = JSON.parse(record?.text ?? "");
    expect(document).toMatchObject({ facts: expect.arrayContaining([fact]) });
  });

  test("what the guides say of charts", async () => {
    const { drawings, tables, language } = await prepare(guideFiles());
    const text = read("docs/charts.md");
    const quoted = /^> (.*)$/m.exec(text)?.[1] ?? "";
    expect(quoted).toContain(spaced(drawings.get("by-region")?.description ?? "no such chart"));
    const table = tables.get("by_region");
    const [north] = table === undefined ? [] : chartRows(table, language);
    for (const field of ["output", "output_text", "output_full", "output_status"]) {
      expect(text).toContain(`\`${spaced(String(north?.[field]))}\` |`);
    }
  });

  test("units", () => {
    const listed = read("docs/facts.md").split("## Units")[1] ?? "";
    expect(listed.match(/\w+/g)?.sort()).toEqual([...unitNames].sort());
  });
});

/** A PNG's head is all that is read of it: its size. */
function png(width: number, height: number): Uint8Array {
  const head = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.from("0802000000", "hex")]);
}
