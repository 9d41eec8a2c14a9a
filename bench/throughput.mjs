// Documents a second, from data, against raw Puppeteer that prints ready HTML.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contestant } from "./contestants/contestant.mjs";
import { launchOptions, machine } from "./machine.mjs";
import { readyPages } from "./ready.mjs";
import { interleave, median, ratio, table } from "./rounds.mjs";

const WORKSPACE = fileURLToPath(new URL("workspace", import.meta.url));
/** Different documents of ready HTML; they are printed in turn. */
const PAGES = 40;
const RAW = "raw: by hand";

export default async function throughput({ rounds = 8, documents = 100 }) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const launch = await launchOptions();
  const sets = Array.from({ length: PAGES }, (_, index) => ({ district: `d${100 + index}` }));
  const ready = await readyPages({ workspace: WORKSPACE, bulletin: "districts", sets });
  const file = (way) => {
    const path = join(folder, `${way}.json`);
    writeFileSync(path, JSON.stringify({ launch, pages: ready.map((page) => page[way]) }));
    return path;
  };
  const contestants = [
    { name: RAW, ...(await contestant("raw.mjs", file("byHand"))) },
    { name: "raw: our HTML", ...(await contestant("raw.mjs", file("slim"))) },
    { name: "ours", ...(await ours(join(folder, "pdf"), (text) => text)) },
    { name: "ours, all outputs", ...(await ours(join(folder, "all"), withAllOutputs)) },
  ];
  const turns = contestants.map(({ name, print }) => ({
    name,
    run: () => print(Number(documents)),
  }));
  const results = await interleave(turns, Number(rounds));
  for (const { end } of contestants) await end();
  rmSync(folder, { recursive: true });
  report(results);
}

/** Ours, in a copy of the workspace with another definition. */
async function ours(workspace, redefine) {
  cpSync(WORKSPACE, workspace, { recursive: true });
  rmSync(join(workspace, "output/districts"), { recursive: true, force: true });
  const definition = join(workspace, "templates/districts/bulletin.yaml");
  writeFileSync(definition, redefine(readFileSync(definition, "utf8")));
  return await contestant("ours.mjs", workspace, "districts");
}

/** All outputs are what there is where the definition says nothing. */
const withAllOutputs = (definition) => definition.replace("outputs: []\n", "");

function report(results) {
  const base = results.get(RAW);
  const faster = ({ milliseconds }) => 1 / milliseconds;
  const rows = [...results].map(([name, blocks]) => [
    name,
    median(blocks.map(({ milliseconds, count }) => (1000 * count) / milliseconds)).toFixed(1),
    ratio(blocks, base, faster),
    median(blocks.map(({ node, browser }) => node + browser)).toFixed(1),
    median(blocks.map(({ node }) => node)).toFixed(1),
    median(blocks.map(({ browser }) => browser)).toFixed(1),
  ]);
  process.stdout.write(`${machine()}\n\n`);
  table(["districts", "documents/s", "÷ raw (range)", "CPU ms", "Node", "browser"], rows);
}
