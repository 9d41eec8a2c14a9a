import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryWorkspace } from "../temporary-workspace.ts";
import { bulletin } from "./command-line.ts";

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

test("the bundle finds a browser where Puppeteer has a configuration", async () => {
  const root = await temporaryWorkspace({
    ".puppeteerrc.cjs": "module.exports = { skipDownload: true };\n",
  });
  const { code, out, error } = await bulletin(root, ["doctor"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toContain("This machine can print.");
});
