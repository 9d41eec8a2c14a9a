import { deserialize, serialize } from "node:v8";
import { type KeptFew, keptFew } from "../workspace/kept-few.ts";
import { programHash } from "../workspace/program.ts";
import { sha256 } from "../workspace/read.ts";
import type { CompiledChart } from "./compile.ts";
import type { CompileRequest } from "./kept.ts";
import { fieldTest } from "./named-fields.ts";

const MEGABYTE = 2 ** 20;
const OURS = keptFew("charts", { largest: 4 * MEGABYTE, all: 32 * MEGABYTE });

/**
 * Compiles a chart, or takes it as an earlier run has compiled it: Vega-Lite takes longer to load than a page to
 * compose. Throws as compileChart.
 *
 * @param key changes with everything that decides on the compiled chart
 * @param program what compiles it; undefined where nobody knows, and nothing is kept
 */
export async function keptCompiled(
  key: string,
  request: CompileRequest,
  program = programHash(),
  few: KeptFew = OURS,
): Promise<CompiledChart> {
  const code = await program;
  const name = code && sha256(JSON.stringify([code, key]));
  const found = name === undefined ? undefined : await few.find(name);
  if (found !== undefined) return completed(deserialize(found), request);
  const { compileChart } = await import("./compile.ts");
  const chart = compileChart(request.source, request.theme, request.literals, request.tables);
  const { source: _source, reads: _reads, ...compiled } = chart;
  if (name !== undefined) await few.keep(name, serialize(compiled));
  return chart;
}

/** What is written is plain data; what a chart's source and runtime give isn't. */
function completed(
  compiled: Omit<CompiledChart, "source" | "reads">,
  { source }: CompileRequest,
): CompiledChart {
  return { ...compiled, source, reads: fieldTest(compiled.runtime) };
}
