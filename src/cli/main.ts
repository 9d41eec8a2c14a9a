#!/usr/bin/env node
import { runBundle } from "./bundle.ts";

if (!(await runBundle())) await import("./command.ts");
