// How long a burst takes to find that nothing has changed, against building it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machine } from "./machine.mjs";
import { table } from "./rounds.mjs";

const WORKSPACE = fileURLToPath(new URL("workspace", import.meta.url));
const COMMAND = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export default async function unchanged({ runs = 3 }) {
  rmSync(new URL("workspace/output/districts", import.meta.url), { recursive: true, force: true });
  const built = await burstOfAll();
  const again = [];
  for (let run = 0; run < Number(runs); run++) again.push(await burstOfAll());
  process.stdout.write(`${machine()}\n\n`);
  const rows = again.map((milliseconds) => [
    (built / 1000).toFixed(1),
    (milliseconds / 1000).toFixed(2),
    `1/${(built / milliseconds).toFixed(1)}`,
  ]);
  table(["seconds to build 1,000", "seconds where nothing changed", "ratio"], rows);
}

async function burstOfAll() {
  const start = performance.now();
  const args = [COMMAND, "build", "districts", "--all"];
  const child = spawn(process.execPath, args, { cwd: WORKSPACE, stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the burst ended with code ${code}`);
  return performance.now() - start;
}
