import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { burst } from "../../src/burst/burst.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");

test("every brief of the sample is printed on two pages, without a warning", async () => {
  const root = await temporaryWorkspace({});
  for (const folder of ["templates/world-gdp", "data/gdp"]) {
    await cp(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  }
  const longer: string[] = [];
  for await (const event of burst(await findWorkspace(root), "world-gdp")) {
    if (event.kind === "built") {
      const { edition, counts, findings } = event.result;
      if (counts.pages !== 2 || findings.length > 0) longer.push(edition);
    }
    if (event.kind === "failed") longer.push(event.edition);
    if (event.kind === "done") expect(event).toMatchObject({ built: 262, failed: 0 });
  }
  expect(longer).toEqual([]);
});
