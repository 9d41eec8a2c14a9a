import { describe, expect, test } from "vitest";
import { EXIT, runCommand } from "../../src/cli/failure.ts";
import { terminalOver } from "../../src/cli/terminal.ts";

function screen(person: boolean, environment: Record<string, string> = {}, columns?: number) {
  const written = { out: "", error: "" };
  const stream = (name: keyof typeof written) => ({
    isTTY: person,
    columns,
    write: (text: string) => {
      written[name] += text;
    },
  });
  return { terminal: terminalOver(stream("out"), stream("error"), environment), written };
}

describe("terminalOver", () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
  ])("a person looks: %s, environment %j: colour %s", (person, environment, coloured) => {
    const { terminal } = screen(person, environment);
    expect(terminal.style("red", "x") !== "x").toBe(coloured);
  });

  test("shows progress to a person alone, and takes it back before the next line", () => {
    const person = screen(true);
    person.terminal.progress("printing …");
    person.terminal.say("done");
    expect(person.written.error).toBe(`printing …\r${" ".repeat(10)}\rdone\n`);
    const script = screen(false);
    script.terminal.progress("printing …");
    expect(script.written.error).toBe("");
  });
});

test.each([
  [undefined, 79, 80],
  [12, 11, 12],
  [0, 79, 80],
])("of %s places, progress takes %i", (columns, most, width) => {
  const { terminal, written } = screen(true, {}, columns);
  terminal.progress("x".repeat(100));
  expect([written.error.length, terminal.width()]).toEqual([most, width]);
});

test("progress is measured by what it takes on the screen", () => {
  const { terminal, written } = screen(true, {}, 8);
  terminal.progress("阳泉市的经济");
  terminal.say("");
  expect(written.error).toBe(`阳泉市\r${" ".repeat(6)}\r\n`);
});

describe("runCommand", () => {
  const fail = (): Promise<number> => Promise.reject(new TypeError("x is not a function"));

  test("says that a fault is ours, without a stack", async () => {
    const { terminal, written } = screen(false);
    expect(await runCommand(terminal, {}, () => undefined, fail)).toBe(EXIT.ours);
    expect(written.error).toBe(
      "fault: x is not a function\nThis is a fault of bulletin, not of your input. Run again with --debug for the stack.\n",
    );
  });

  test("shows the stack under --debug", async () => {
    const { terminal, written } = screen(false);
    await runCommand(terminal, { debug: true }, () => undefined, fail);
    expect(written.error).toMatch(/TypeError: x is not a function\n\s+at /);
  });

  test("answers in JSON where it is asked to", async () => {
    const { terminal, written } = screen(false);
    await runCommand(terminal, { json: true }, () => undefined, fail);
    expect(JSON.parse(written.out)).toEqual({
      ok: false,
      error: "x is not a function",
      fault: "bulletin",
    });
  });
});
