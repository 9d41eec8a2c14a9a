import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Throws an InputError for each data package of the definition that isn't there, with the near name. */
export async function refuseUnknownPackages(
  workspace: Workspace,
  bulletin: Bulletin,
): Promise<void> {
  const known = await packageNames(workspace);
  const findings = bulletin.definition.data.flatMap((name, index): Finding[] => {
    if (known.includes(name)) return [];
    const remedy =
      known.length === 0 ? `Make data/${name}/datapackage.json.` : nameRemedy(name, known);
    return [
      problem(
        "definition/data",
        bulletin.locate(["data", index]),
        `there is no data package "${name}"`,
        remedy,
      ),
    ];
  });
  throwIfErrors(findings);
}

/** Folders of `data/` with a `datapackage.json`, sorted. */
async function packageNames(workspace: Workspace): Promise<string[]> {
  const names = (await readdir(workspace.data).catch(() => [])).sort();
  const found = await Promise.all(
    names.map((name) =>
      stat(join(workspace.data, name, "datapackage.json")).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return found.flat();
}
