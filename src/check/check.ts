import { type Finding, placeText } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { markRoomFindings } from "./mark-room.ts";
import { prepareEdition } from "./prepare.ts";
import type { EditionRequest } from "./types.ts";

/**
 * Everything that can be found in a bulletin without printing it, for one set of parameters: in every
 * language of the definition, unless the request sets one. Returns the findings, errors and warnings
 * alike, each once, and throws none of them; what it throws is a fault of ours.
 */
export async function check(
  workspace: Workspace,
  bulletin: string,
  request: EditionRequest = {},
): Promise<readonly Finding[]> {
  const { set = {} } = request;
  if (Object.hasOwn(set, "language")) return await editionFindings(workspace, bulletin, request);
  return await attempt(async () => {
    const { definition } = await readBulletin(workspace, bulletin, () => {});
    const findings: Finding[] = [];
    for (const language of definition.languages) {
      const one = { ...request, set: { ...set, language } };
      findings.push(...(await editionFindings(workspace, bulletin, one)));
    }
    return distinct(findings);
  });
}

function editionFindings(
  workspace: Workspace,
  bulletin: string,
  request: EditionRequest,
): Promise<readonly Finding[]> {
  return attempt(async () => {
    const edition = await prepareEdition(workspace, bulletin, request);
    return [...edition.findings, ...(await markRoomFindings(edition))];
  });
}

async function attempt(look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}

/** Data and queries are the same in every language, and so is what is found in them. */
function distinct(findings: readonly Finding[]): Finding[] {
  const said = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${placeText(finding)} ${finding.message}`;
    if (!said.has(key)) said.set(key, finding);
  }
  return [...said.values()];
}
