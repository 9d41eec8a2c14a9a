import { type Finding, placeText } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { markRoomFindings } from "./mark-room.ts";
import { type OpenBulletin, withBulletin } from "./open.ts";
import { prepareEdition } from "./prepare.ts";
import type { EditionRequest, OpenRequest } from "./types.ts";

/**
 * Everything that can be found in a bulletin without printing it, for one set of parameters: in every
 * language of the definition, unless the request sets one. Returns the findings, errors and warnings
 * alike, each once, and throws none of them; what it throws is a fault of ours.
 */
export async function check(
  workspace: Workspace,
  bulletin: string,
  request: EditionRequest & OpenRequest = {},
): Promise<readonly Finding[]> {
  return attempt(() =>
    withBulletin(workspace, bulletin, request, async (open) => {
      const findings: Finding[] = [];
      for (const one of inLanguages(open, request))
        findings.push(...(await attempt(() => editionFindings(open, one))));
      return distinct(findings);
    }),
  );
}

function inLanguages({ bulletin }: OpenBulletin, request: EditionRequest): EditionRequest[] {
  const { set = {} } = request;
  if (Object.hasOwn(set, "language")) return [request];
  return bulletin.definition.languages.map((language) => ({
    ...request,
    set: { ...set, language },
  }));
}

async function editionFindings(open: OpenBulletin, request: EditionRequest): Promise<Finding[]> {
  const edition = await prepareEdition(open, request);
  return [...edition.findings, ...(await markRoomFindings(edition))];
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
