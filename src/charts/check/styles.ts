import { readFileSync } from "node:fs";
import { z } from "zod";
import { memberOf } from "../../data/json-text.ts";
import { type Finding, problem } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import type { ChartSource } from "../source.ts";
import { leaves, members } from "../walk.ts";

const THEME = new URL("../../../assets/vega-theme.json", import.meta.url);
const theme = z.object({ style: z.record(z.string(), z.unknown()) });

/** Names that Vega itself gives to the parts of a chart. */
const OF_VEGA = ["cell", "view", "guide-label", "guide-title", "group-title", "group-subtitle"];

/** Style names that neither the theme nor the chart defines: Vega would draw in its own colour and say nothing. */
export function styleFindings({ root, place }: ChartSource): Finding[] {
  const config = memberOf(root, "config");
  const own = config && memberOf(config, "style");
  const defined = own?.kind === "object" ? own.entries.map(({ key }) => key) : [];
  const known = [...themeStyles(), ...defined, ...OF_VEGA];
  return members(root)
    .filter(({ key, above }) => key === "style" && !above.includes("config"))
    .flatMap(({ value }) => leaves(value))
    .filter(({ text }) => !known.includes(text))
    .map(({ text, start }) =>
      problem(
        "chart/style",
        place(start),
        `there is no style "${text}"`,
        nameRemedy(text, themeStyles()),
      ),
    );
}

let styles: readonly string[] | undefined;

function themeStyles(): readonly string[] {
  styles ??= Object.keys(theme.parse(JSON.parse(readFileSync(THEME, "utf8"))).style);
  return styles;
}
