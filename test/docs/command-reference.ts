import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** `docs/commands.md`: the help that the command line gives. */
export function commandReference(): string {
  const commands = [
    "build",
    "check",
    "diff",
    "review",
    "calendar",
    "approve",
    "release",
    "states",
    "doctor",
  ].map((name) => helpOf([name]));
  return `# Commands

<!-- Made from the command line's own help by test/docs; \`npx vitest run test/docs -u\` writes it anew. -->

Exit codes: 0 done, 1 the input or the machine is at fault (the findings say where and how to mend
it), 2 the command line itself is wrong, 3 a fault of ours (\`--debug\` shows the stack).

${[helpOf([]), ...commands].join("\n\n")}
`;
}

function helpOf(command: readonly string[]): string {
  const help = execFileSync(process.execPath, [MAIN, ...command, "--help"], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" },
  });
  return `## bulletin${command.map((word) => ` ${word}`).join("")}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
}
