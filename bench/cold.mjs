// One edition, from the start of the process to the PDF on the disk, against a minimal script.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchOptions, machine } from "./machine.mjs";
import { readyPages } from "./ready.mjs";
import { interleave, median, ratio, table } from "./rounds.mjs";

const WORKSPACE = fileURLToPath(new URL("workspace", import.meta.url));
const COMMAND = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const MINIMAL = fileURLToPath(new URL("contestants/minimal.mjs", import.meta.url));
const EDITION = "output/districts/d001-2024-en";
const DATA = "data/districts/output.csv";
const PAGE = "templates/districts/page.en.hbs";

export default async function cold({ rounds = 15 }) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const pdf = join(folder, "bulletin.pdf");
  const launch = JSON.stringify(await launchOptions());
  const [page] = await readyPages({ workspace: WORKSPACE, bulletin: "districts", sets: [{}] });
  const html = join(folder, "page.html");
  writeFileSync(html, page.byHand);
  const minimal = () => timed([MINIMAL, launch, html, pdf], folder, pdf);
  const workspace = join(folder, "workspace");
  cpSync(WORKSPACE, workspace, { recursive: true });
  const ours = () => {
    rmSync(join(workspace, EDITION), { recursive: true, force: true });
    const file = join(workspace, EDITION, "bulletin.pdf");
    return timed([COMMAND, "build", "districts"], workspace, file);
  };
  let changes = 0;
  const afterNewPage = () => {
    appendFileSync(join(workspace, PAGE), `{{! change ${++changes} }}\n`);
    return ours();
  };
  const afterNewData = () => {
    changeData(join(workspace, DATA));
    return ours();
  };
  const contestants = [
    { name: "minimal script", run: minimal },
    { name: "`bulletin build districts`", run: ours },
    { name: "after a change of the page", run: afterNewPage },
    { name: "after a change of the data", run: afterNewData },
  ];
  const results = await interleave(contestants, Number(rounds));
  rmSync(folder, { recursive: true });
  report(results);
}

/** The last line's last number becomes the next one: another each time, since facts of earlier data are kept. */
function changeData(path) {
  const [, text, number] = /^(.*,)(\d+)\n$/s.exec(readFileSync(path, "utf8"));
  writeFileSync(path, `${text}${Number(number) + 1}\n`);
}

/** Milliseconds until the file lies in its place, and until the process has ended. */
async function timed(args, cwd, file) {
  const start = Date.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args[0]} ended with code ${code}`);
  return { milliseconds: placed(file) - start, ended: Date.now() - start };
}

/** A folder that is renamed takes its files to their place: its own time of change says when. */
function placed(file) {
  return Math.max(statSync(file).mtimeMs, statSync(join(file, "..")).ctimeMs);
}

function report(results) {
  const base = results.get("minimal script");
  const ended = (result) => result.ended;
  const rows = [...results].map(([name, runs]) => [
    name,
    median(runs.map(({ milliseconds }) => milliseconds)).toFixed(0),
    ratio(runs, base),
    median(runs.map(ended)).toFixed(0),
    ratio(runs, base, ended),
  ]);
  process.stdout.write(`${machine()}\n\n`);
  table(["", "ms to the PDF", "÷ minimal (range)", "ms to the end", "÷ minimal (range)"], rows);
}
