#!/usr/bin/env node
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** `scripts/bundle.mjs` makes it of `start.ts`: a dozen modules take as long to import as its browser to be spawned. */
const START = fileURLToPath(new URL("../start.cjs", import.meta.url));

if (existsSync(START)) await createRequire(START)(START).start();
else await import("./command.ts");
