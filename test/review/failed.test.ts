import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failureText, openFailures } from "../../src/archive/failures.ts";
import { burst } from "../../src/burst/burst.ts";
import { build } from "../../src/edition/build.ts";
import { review } from "../../src/review/sheet.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const QUERY = "templates/prices/facts/change.sql";

/** A query that has no row for some places: only their editions fail. */
const failingFor = (places: string): string => `select growth(now.level, before.level) as rate
from index as now join index as before on before.year = now.year - 1
where now.year = $period and $place not in (${places})
`;

async function setFailing(workspace: Workspace, places: string): Promise<void> {
  await writeFile(join(workspace.root, QUERY), failingFor(places));
}

async function all(workspace: Workspace): Promise<void> {
  for await (const _ of burst(workspace, "prices", { lanes: 1 }));
}

/** What the sheet says of failures. */
async function told(workspace: Workspace): Promise<unknown> {
  const { editions, missing } = await review(workspace, "prices");
  const failed = editions.flatMap(({ edition, odd }) =>
    odd.filter(({ kind }) => kind === "failed").map(({ text }) => [edition, text]),
  );
  return { failed, missing: missing.map(({ edition, why }) => [edition, why]) };
}

const left = async ({ output }: Workspace): Promise<string[]> =>
  readdir(join(output, ".failures/prices")).catch(() => []);

const WHY = expect.stringContaining('"change" needs exactly one row, but the query gives none');

test("why an edition failed is told until it is built well, alone or in a burst", async () => {
  const workspace = await smallWorkspace(burstFiles(["A", "B"]));
  await setFailing(workspace, "'A', 'B'");
  await all(workspace);
  await expect(review(workspace, "prices")).rejects.toThrow(
    /what the last burst failed of, prices\/2021-A-en for one: .*exactly one row/,
  );
  await setFailing(workspace, "'B'");
  await all(workspace);
  expect(await told(workspace)).toMatchObject({ failed: [], missing: [["prices/2021-B-en", WHY]] });
  await setFailing(workspace, "'A', 'B'");
  await all(workspace);
  await setFailing(workspace, "'none'");
  await build(workspace, "prices", { set: { place: "B" } });
  expect(await left(workspace)).toEqual(["2021-A-en.json"]);
  expect(await told(workspace)).toMatchObject({
    failed: [["prices/2021-A-en", expect.stringMatching(/^not built anew: .*exactly one row/)]],
    missing: [],
  });
  await all(workspace);
  expect(await told(workspace)).toMatchObject({ failed: [], missing: [] });
  expect(await left(workspace)).toEqual([]);
});

test("an edition is built alone also where the notes lead out of the workspace", async () => {
  const workspace = await smallWorkspace();
  await mkdir(workspace.output);
  await symlink(tmpdir(), join(workspace.output, ".failures"));
  expect(await build(workspace, "prices")).toMatchObject({ unchanged: false });
});

test("a note that was damaged says nothing", async () => {
  const workspace = await smallWorkspace(burstFiles(["A"]));
  const failures = await openFailures(workspace, "prices");
  await failures.keep("2021-A-en", { findings: [], fault: "no paper" });
  const text = [...(await failures.all()).values()].map(failureText);
  expect(text).toEqual(["a fault of bulletin: no paper"]);
  await writeFile(join(workspace.output, ".failures/prices/2021-A-en.json"), "half");
  expect((await failures.all()).size).toBe(0);
});
