import { readFileSync } from "node:fs";
import { macroReferences } from "./macro-reference.ts";

/** `docs/indicators.md`: the SQL macros that ship with us. */
export function indicatorReference(): string {
  const text = readFileSync(new URL("../../assets/macros.sql", import.meta.url), "utf8");
  const entries = macroReferences(text).map(
    (macro) => `## \`${macro.signature}\`

${macro.meaning}

- Formula: ${macro.formula}
- Source: ${macro.source}
- Unit: ${macro.unit}
- Edge cases: ${macro.edges}
- Example: \`${macro.example}\``,
  );
  return `# Indicators for your queries

<!-- Made from assets/macros.sql by test/docs; \`npx vitest run test/docs -u\` writes it anew. -->

DuckDB macros that every query in \`facts/\` can call. Each gives a value and, where there is none, the
reason why: the fact then prints the reason, never a wrong number. To reckon on with a result, write
\`growth(a, b).value\`.

${entries.join("\n\n")}
`;
}
