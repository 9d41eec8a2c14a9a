import { type Asked, keepAnswer, knownAnswer } from "../edition/asked.ts";
import type { Standing } from "../edition/standing.ts";
import type { EditionList, ListedEdition, ListRequest } from "./list.ts";
import { picked } from "./only.ts";
import type { Shop } from "./shop.ts";

/**
 * The editions that are wanted, from the list of an earlier burst where nothing has changed since that could
 * decide on it; else the query is asked, which needs the bulletin open. Throws as `listAll` and `picked`.
 */
export async function listedBefore(
  standing: Standing | undefined,
  request: ListRequest,
  openShop: () => Promise<Shop>,
): Promise<readonly ListedEdition[]> {
  const asked: Asked = { kind: "all", set: request.set ?? {} };
  const known = standing && (await knownAnswer(standing, asked));
  const { names, editions } = known ?? (await listNow());
  return picked(editions, names, request.only ?? {});

  async function listNow(): Promise<EditionList> {
    const shop = await openShop();
    const list = await shop.list();
    if (standing !== undefined) await keepAnswer(standing, asked, list, shop.inputs);
    return list;
  }
}
