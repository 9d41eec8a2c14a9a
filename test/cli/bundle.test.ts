import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const call = promisify(execFile);
const run = async (entry: string, ...args: string[]) => {
  const file = fileURLToPath(new URL(`../../dist/cli/${entry}`, import.meta.url));
  return await call(process.execPath, [file, ...args]).catch((error: unknown) => error);
};

test.each([
  ["--help"],
  ["check", "yangquan-industry"],
  ["check", "no-such-bulletin"],
  ["build", "--no-such-option"],
])("the bundle does what its modules do: %s %s", async (...args) => {
  const [bundled, plain] = [await run("main.js", ...args), await run("command.js", ...args)];
  const said = ({ code, stdout, stderr }: Record<string, unknown>) => ({ code, stdout, stderr });
  expect(said(Object(bundled))).toEqual(said(Object(plain)));
});
