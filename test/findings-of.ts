import { expect } from "vitest";
import { type Finding, placeText } from "../src/finding/finding.ts";
import { InputError } from "../src/finding/input-error.ts";

/** The findings that an action throws; fails where it throws none or something else. */
export async function findingsOf(action: () => unknown): Promise<readonly Finding[]> {
  const outcome = await Promise.resolve()
    .then(action)
    .then(
      () => "nothing was thrown",
      (error: unknown) => error,
    );
  expect(outcome).toBeInstanceOf(InputError);
  return outcome instanceof InputError ? outcome.findings : [];
}

/** As findingsOf, each as one line: "file:line:column: message. remedy". */
export async function saidOf(action: () => unknown): Promise<string[]> {
  return (await findingsOf(action)).map((f) => `${placeText(f)}: ${f.message}. ${f.remedy}`);
}
