import type { FactTables } from "../facts/types.ts";
import { readOnce } from "../workspace/read-once.ts";
import type { RecordInput } from "../workspace/workspace.ts";
import type { CompiledChart } from "./compile.ts";
import { chartReferences } from "./fields.ts";
import { keptCompiled } from "./kept-compiled.ts";
import { type KeptViews, keepViews } from "./kept-views.ts";
import { remembered } from "./remembered.ts";
import { type ChartSource, readChart } from "./source.ts";
import { statusesIn } from "./status-looks.ts";
import { type ChartTheme, readTheme } from "./theme.ts";

/** What the editions of a bulletin share of their charts: compiled once, drawn in the same Views. */
export interface KeptCharts {
  readonly views: KeptViews;
  /** Our theme for a script, read once, recorded as an input of each edition. */
  theme(record: RecordInput, script: string): Promise<ChartTheme>;
  /** Reads a chart file once; throws as readChart does. */
  read(file: string, text: string): ChartSource;
  /** Compiles a chart once for all that makes it what it is; throws as compileChart does. */
  compiled(request: CompileRequest): Promise<CompiledChart>;
  /** Ends the Views. */
  close(): void;
}

export interface CompileRequest {
  readonly source: ChartSource;
  readonly theme: ChartTheme;
  readonly literals: readonly string[];
  /** Facts whose status the chart has to show. */
  readonly tables: FactTables;
}

/** Each set of statuses is a chart of its own: beyond so many, the oldest is compiled again. */
const LARGEST = 200;

export function keepCharts(): KeptCharts {
  const sources = new Map<string, ChartSource>();
  const charts = new Map<string, Promise<CompiledChart>>();
  const themes = new Map<string, (record: RecordInput) => Promise<ChartTheme>>();
  const views = keepViews();
  const forgetOldest = (): void => {
    const [oldest] = charts;
    if (oldest === undefined) return;
    charts.delete(oldest[0]);
    oldest[1].then(views.forget, () => undefined);
  };
  return {
    views,
    theme(record, script) {
      const read = themes.get(script) ?? readOnce((told) => readTheme(told, script));
      themes.set(script, read);
      return read(record);
    },
    read(file, text) {
      const key = `${file}\n${text}`;
      const source = sources.get(key) ?? readChart(file, text);
      sources.set(key, source);
      return source;
    },
    compiled(request) {
      const key = keyOf(request);
      const chart = charts.get(key) ?? keptCompiled(key, request);
      charts.set(key, chart);
      if (charts.size > LARGEST) forgetOldest();
      return chart;
    },
    close: views.close,
  };
}

/** What a compiled chart depends on: of the facts, nothing but which columns have which statuses. */
function keyOf({ source, theme, literals, tables }: CompileRequest): string {
  const named = chartReferences(source.root).tables.map(({ table }) => table);
  const statuses = statusesIn(tables, new Set(named));
  return `${source.file}\n${textOf(source.specification)}\n${textOf(theme)}\n${JSON.stringify([literals, statuses])}`;
}

const textOf = remembered((part: object) => JSON.stringify(part));
