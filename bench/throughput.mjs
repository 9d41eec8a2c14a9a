// Documents a second, from data, against raw Puppeteer that prints ready HTML.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

export default async function throughput({ rounds = 8, documents = 100 }) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const launch = await launchOptions();
  const sets = Array.from({ length: PAGES }, (_, index) => ({
    district: `d${String(index + 1).padStart(3, "0")}`,
  }));
  const ready = await readyPages({ workspace: WORKSPACE, bulletin: "districts", sets });
  const file = (way) => {
    const path = join(folder, `${way}.json`);
    writeFileSync(path, JSON.stringify({ launch, pages: ready.map((page) => page[way]) }));
    return path;
  };
  const contestants = [
    { name: "raw: by hand", ...(await contestant("raw.mjs", file("byHand"))) },
    { name: "raw: our HTML", ...(await contestant("raw.mjs", file("slim"))) },
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

function report(results) {
  const base = results.get("raw: by hand");
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
