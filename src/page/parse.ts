import Handlebars from "handlebars";
import { linePositions } from "../data/lines.ts";
import { controlCharacter } from "../finding/control-character.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Program } from "./ast.ts";
import { templateNesting } from "./nesting.ts";

/** What the parser's tokens are called in a message. */
const TOKENS: Readonly<Record<string, string>> = {
  EOF: "the end of the file",
  CLOSE: '"}}"',
  CLOSE_UNESCAPED: '"}}}"',
  CLOSE_RAW_BLOCK: '"}}}}"',
  CLOSE_SEXPR: '")"',
  OPEN_SEXPR: '"("',
  OPEN_ENDBLOCK: '"{{/"',
  OPEN_INVERSE_CHAIN: '"{{else …"',
  INVERSE: '"{{else}}"',
  ID: "a name",
  STRING: "a string",
  NUMBER: "a number",
  EQUALS: '"="',
  SEP: '"."',
  INVALID: "a character that can't stand here",
};

/** Values look alike to an author: one of them is named, not all. */
const VALUES = new Set(["STRING", "NUMBER", "BOOLEAN", "UNDEFINED", "NULL", "DATA"]);

/** Reads a template. Throws an InputError that says in words what was expected, at line and column. */
export function parseTemplate(source: SourceFile): Program {
  throwIfErrors([...controlFindings(source), ...templateNesting(source)]);
  try {
    const program: unknown = Handlebars.parse(source.text, { srcName: source.file });
    if (isProgram(program)) return program;
  } catch (error) {
    throw new InputError([syntaxFinding(source, error)]);
  }
  throw new Error("Handlebars gave no program");
}

/** Nobody sees them in an editor, and no face has them. */
function controlFindings({ file, text }: SourceFile): Finding[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const found = controlCharacter(line);
    if (found === undefined) return [];
    return [
      problem(
        "template/control-character",
        { file, line: index + 1, column: found.index + 1 },
        `the text has the control character ${found.name}`,
        "Remove the character.",
      ),
    ];
  });
}

function isProgram(node: unknown): node is Program {
  return typeof node === "object" && node !== null && "type" in node && node.type === "Program";
}

function syntaxFinding(source: SourceFile, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const mismatch = /^(.*) doesn't match (.*?)(?: - (\d+):(\d+))?$/.exec(message);
  if (mismatch !== null) return mismatched(source, mismatch);
  const got = /got '([A-Z_]+)'/.exec(message)?.[1];
  if (got === "EOF") return unclosed(source) ?? unexpected(source, message, got);
  return unexpected(source, message, got);
}

function mismatched(source: SourceFile, found: RegExpExecArray): Finding {
  const [, opened, closed, line, column] = found;
  return problem(
    "template/syntax",
    { file: source.file, line: Number(line), column: Number(column) + 1 },
    `"${opened}" is opened here, but the next closing tag is {{/${closed}}}`,
    `Close it with {{/${opened}}}, in the right order.`,
  );
}

function unexpected(source: SourceFile, message: string, got: string | undefined): Finding {
  const expected = [...message.matchAll(/'([A-Z_]+)'/g)]
    .map(([, token]) => token ?? "")
    .filter((token) => token !== got && !VALUES.has(token) && token in TOKENS)
    .map((token) => TOKENS[token]);
  const words = expected.length === 0 ? "a value" : [...new Set(expected)].join(" or ");
  return problem(
    "template/syntax",
    { file: source.file, ...errorPosition(source.text, message) },
    got === undefined
      ? "the template can't be read here"
      : `${TOKENS[got] ?? `"${got.toLowerCase()}"`} stands where ${words} is expected`,
    "Correct the tag: each {{ needs its }}, each ( its ), each quote its partner.",
  );
}

/** The message's second line is the text around the fault, its third points to it with a caret. */
function errorPosition(text: string, message: string): { line?: number; column?: number } {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (Number.isNaN(line)) return {};
  const [, around = "", pointer = ""] = message.split("\n");
  const caret = pointer.indexOf("^");
  const before = around.slice(0, caret).replace(/^\.\.\./, "");
  const after = around.slice(caret).replace(/\.\.\.$/, "");
  const lineText = text.split("\n")[line - 1] ?? "";
  const tail = before.slice(-Math.min(before.length, 8));
  const at = lineText.indexOf(tail + after.slice(0, 4));
  return at < 0 ? { line } : { line, column: at + tail.length + 1 };
}

interface OpenTag {
  readonly name: string;
  readonly offset: number;
}

/** The innermost block that is never closed. */
function unclosed(source: SourceFile): Finding | undefined {
  const open: OpenTag[] = [];
  const tags = /\{\{!--[\s\S]*?--\}\}|\{\{!.*?\}\}|\{\{~?(#[>*]?|\^|\/)\s*([^\s}~]+)/g;
  for (const tag of source.text.matchAll(tags)) {
    const [, kind, name] = tag;
    if (kind === undefined || name === undefined) continue;
    if (kind === "/") open.pop();
    else open.push({ name, offset: tag.index });
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  return problem(
    "template/syntax",
    { file: source.file, ...linePositions(source.text)(last.offset) },
    `the block "${last.name}" is never closed`,
    `Add {{/${last.name}}} where it ends.`,
  );
}
