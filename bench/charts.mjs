// Four charts of an edition: from scratch with Vega's own means, and as the editions of a burst draw them.
import { contestant } from "./contestants/contestant.mjs";
import { machine } from "./machine.mjs";
import { interleave, median, ratio, table } from "./rounds.mjs";

const WAYS = [
  { way: "scratch", name: "compile, parse, View, toSVG" },
  { way: "raw", name: "ours: rows to SVG" },
  { way: "all", name: "ours: facts to SVG, looked through and described" },
];

/** Editions drawn before the first round: until Node has compiled what runs often. */
const WARM = 200;

export default async function charts({ rounds = 10, editions = 20 }) {
  const count = WARM + (Number(rounds) + 1) * Number(editions);
  const contestants = [];
  for (const { way, name } of WAYS) {
    const own = await contestant("charts.mjs", way, String(count));
    await own.print(WARM);
    contestants.push({ name, run: () => own.print(Number(editions)), end: own.end });
  }
  const results = await interleave(contestants, Number(rounds));
  for (const { end } of contestants) await end();
  report(results);
}

function report(results) {
  const base = results.get(WAYS[0].name);
  const cpu = ({ node }) => node;
  const faster = ({ node }) => 1 / node;
  const rows = [...results].map(([name, runs]) => [
    name,
    median(runs.map(cpu)).toFixed(1),
    ratio(runs, base, faster, 1),
  ]);
  process.stdout.write(`${machine()}\n\n`);
  table(["districts, four charts", "CPU ms", "times as fast (range)"], rows);
}
