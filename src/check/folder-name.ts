import { type Finding, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { fittingName, spelledValue } from "./name-spelling.ts";
import type { Parameters } from "./parameters.ts";

const SAFE = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * The edition's folder name: the definition's pattern with the parameters as they are written
 * (`2021-03`, not "March 2021"), by default all of them joined by `-`. Safe for every script and
 * file system: letters and digits of any script, and `.`, `_`, `-` between them; what else a value has
 * is written as `-`. Throws an InputError for an unknown parameter (near name), a value of which nothing
 * is left, a parameter that the name must hold, and a pattern that makes no such name.
 */
export function folderName(bulletin: Bulletin, parameters: Parameters): string {
  const place = bulletin.locate(["edition"]);
  const known = Object.keys(parameters);
  const pattern = bulletin.definition.edition ?? known.map((name) => `{{${name}}}`).join("-");
  const findings: Finding[] = [];
  const name = pattern.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, key: string) => {
    const value = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (value === undefined) {
      findings.push(unknown(key));
      return "";
    }
    const spelled = spelledValue(value);
    if (spelled === "") findings.push(unspelled(key, value));
    return spelled;
  });
  findings.push(...hiddenParameters(bulletin, parameters, pattern));
  if (findings.length === 0 && !SAFE.test(name.normalize("NFC"))) findings.push(unsafe());
  throwIfErrors(findings);
  return fittingName(name);

  function unknown(key: string): Finding {
    const message = `the folder's name asks for "${key}", which is no parameter`;
    return problem("edition/name", place, message, nameRemedy(key, known));
  }

  function unspelled(key: string, value: string): Finding {
    return problem(
      "edition/name",
      place,
      `the ${key} "${value}" has no letter and no digit, so that nothing of it is left in the folder's name`,
      "Give it one, or put another parameter into `edition`.",
    );
  }

  function unsafe(): Finding {
    return problem(
      "edition/name",
      place,
      `"${name}" can't be the name of a folder`,
      "Make it of letters, digits, dots, hyphens and underscores, through the key `edition`.",
    );
  }
}

/** A parameter off its default that the name doesn't hold: two editions would have one folder. */
function hiddenParameters(bulletin: Bulletin, parameters: Parameters, pattern: string): Finding[] {
  const { languages } = bulletin.definition;
  const usual = (name: string): string | undefined =>
    name === "language" ? languages[0] : bulletin.definition.parameters[name]?.default;
  const held = (name: string): boolean => new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(pattern);
  return Object.entries(parameters)
    .filter(([name, value]) => !held(name) && value !== usual(name) && usual(name) !== "latest")
    .map(([name, value]) =>
      problem(
        "edition/name",
        bulletin.locate(["edition"]),
        `the folder's name doesn't hold "${name}", so that the edition for "${value}" would replace the usual one`,
        `Write {{${name}}} into \`edition\`.`,
      ),
    );
}
