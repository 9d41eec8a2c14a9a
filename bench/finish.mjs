// What it costs to finish a print and to read it back, against printing it.
import { fileURLToPath } from "node:url";
import { withBulletin } from "../dist/check/open.js";
import { prepareEdition } from "../dist/check/prepare.js";
import { finishPdf } from "../dist/pdf/finish.js";
import { inspectPdf } from "../dist/pdf/inspect.js";
import { openPool } from "../dist/press/pool.js";
import { findWorkspace } from "../dist/workspace/find.js";
import { machine } from "./machine.mjs";
import { cpuOf } from "./processes.mjs";
import { interleave, median, ratio, table } from "./rounds.mjs";

const WORKSPACE = fileURLToPath(new URL("workspace", import.meta.url));
const deadline = 60_000;

export default async function finish({ rounds = 15, block = 20 }) {
  const page = await pageOf("districts");
  const metadata = { ...page, creator: "Bench" };
  const pool = await openPool({ lanes: 1 });
  const print = () => pool.lend((press) => press.print(page.html, { deadline }));
  const raw = await print();
  const finished = finishPdf(raw, metadata);
  const contestants = [
    { name: "print", run: () => cpuPerRun(print, block) },
    { name: "finish", run: () => cpuPerRun(() => finishPdf(raw, metadata), block) },
    { name: "inspect", run: () => cpuPerRun(() => inspectPdf(finished), block) },
  ];
  const results = await interleave(contestants, Number(rounds));
  await pool.close();
  report(results, raw, finished);
}

async function pageOf(bulletin) {
  return await withBulletin(await findWorkspace(WORKSPACE), bulletin, {}, async (open) => {
    const { page } = await prepareEdition(open, { set: {} });
    return page;
  });
}

/** CPU time of this process and of the browser, in ms a run. */
async function cpuPerRun(work, block) {
  const used = () => {
    const { own, started } = cpuOf(process.pid);
    return own + started;
  };
  const before = used();
  for (let run = 0; run < block; run++) await work();
  return { milliseconds: (used() - before) / block };
}

function report(results, raw, finished) {
  const base = results.get("print");
  const both = results.get("finish").map(({ milliseconds }, round) => ({
    milliseconds: milliseconds + results.get("inspect")[round].milliseconds,
  }));
  const rows = [...results, ["finish + inspect", both]].map(([name, runs]) => [
    name,
    median(runs.map(({ milliseconds }) => milliseconds)).toFixed(1),
    ratio(runs, base),
  ]);
  process.stdout.write(`${machine()}\n\n`);
  table(["", "CPU ms", "÷ print (range)"], rows);
  const share = ((100 * finished.length) / raw.length).toFixed(0);
  process.stdout.write(`\n${raw.length} bytes printed, ${finished.length} finished: ${share} %\n`);
}
