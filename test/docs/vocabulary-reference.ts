import type { Helper, Parameter, Theme } from "../../src/page/helper.ts";
import { vocabulary } from "../../src/page/vocabulary.ts";

const THEMES: Readonly<Record<Theme, string>> = {
  numbers: "Numbers",
  changes: "Changes",
  words: "Words and lists",
  time: "Periods and dates",
  conditions: "Conditions",
  blocks: "Blocks",
  figures: "Charts, tables, photos",
  notes: "Notes and marks",
};

/** `docs/vocabulary.md`: every helper with an example that a test runs. */
export function vocabularyReference(): string {
  const themes = (Object.keys(THEMES) as Theme[]).map((theme) => {
    const helpers = vocabulary.filter((helper) => helper.theme === theme);
    return `## ${THEMES[theme]}\n\n${helpers.map(entry).join("\n\n")}`;
  });
  return `# The vocabulary of templates

<!-- Made from src/page/helpers by test/docs; \`npx vitest run test/docs -u\` writes it anew. -->

What a template can call besides Handlebars' own \`#if\`, \`#unless\`, \`#each\`, \`#with\`. A path such as
\`{{headline.growth}}\` prints the fact itself, with its unit. Every example below is run by a test.

${themes.join("\n\n")}
`;
}

function entry(helper: Helper): string {
  const parameters = [...helper.parameters, ...helper.hash.map((p) => ({ ...p, hash: true }))];
  const list = parameters.map(parameterLine).join("\n");
  return [
    `### \`${callText(helper)}\``,
    helper.description,
    ...(list === "" ? [] : [list]),
    `\`\`\`handlebars\n${helper.example}\n\`\`\``,
    `→ ${outputText(helper.output)}`,
  ].join("\n\n");
}

function callText(helper: Helper): string {
  const names = helper.parameters.map(({ name, optional, rest }) => {
    const shown = rest === true ? `${name}…` : name;
    return optional === true ? `[${shown}]` : shown;
  });
  const call = [helper.name, ...names].join(" ");
  return helper.block === "always" ? `{{#${call}}}…{{/${helper.name}}}` : `{{${call}}}`;
}

function parameterLine(parameter: Parameter & { readonly hash?: boolean }): string {
  const name = parameter.hash === true ? `${parameter.name}=` : parameter.name;
  const choices = parameter.choices === undefined ? "" : ` (${parameter.choices.join(", ")})`;
  return `- \`${name}\` ${parameter.description}${choices}`;
}

function outputText(output: string): string {
  return output.includes("<") ? `\n\n\`\`\`html\n${output}\n\`\`\`` : `“${output}”`;
}
