// `npm run bench -- <what> [option=number …]`: compiles nothing, runs one bench against `dist/`.
import { readdirSync } from "node:fs";
import { makeData } from "./workspace/make-data.mjs";

const benches = ["throughput", "cold", "memory", "unchanged", "charts", "finish"].filter((name) =>
  readdirSync(new URL(".", import.meta.url)).includes(`${name}.mjs`),
);
const [name, ...options] = process.argv.slice(2);
if (!benches.includes(name)) {
  process.stderr.write(`npm run bench -- <${benches.join("|")}> [rounds=8 …]\n`);
  process.exit(2);
}
makeData();
const given = Object.fromEntries(options.map((option) => option.split("=")));
const { default: bench } = await import(`./${name}.mjs`);
await bench(given);
