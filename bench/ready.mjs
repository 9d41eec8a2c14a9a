// The ready HTML of editions, for those who print it without Bulletin.

import * as vega from "vega";
import { compile } from "vega-lite";
import { withBulletin } from "../dist/check/open.js";
import { prepareEdition } from "../dist/check/prepare.js";
import { findWorkspace } from "../dist/workspace/find.js";

/**
 * The HTML of editions, each in two ways:
 * - `slim`: as our press gets it.
 * - `byHand`: the same page as somebody would have it who uses the same tools without Bulletin: the
 *   charts as Vega's own toSVG writes them, no marks on facts.
 */
export async function readyPages({ workspace, bulletin, sets }) {
  return await withBulletin(await findWorkspace(workspace), bulletin, {}, async (open) => {
    const pages = [];
    for (const set of sets) {
      const { page, drawings } = await prepareEdition(open, { set });
      pages.push({ slim: page.html, byHand: await byHand(page.html, drawings) });
    }
    return pages;
  });
}

async function byHand(html, drawings) {
  const pictures = new Map();
  for (const { name, specification } of drawings.values())
    pictures.set(name, await svgOf(specification));
  const charts = /(id="figure-([^"]+)"(?:(?!<svg).)*)<svg.*?<\/svg>/gs;
  const drawn = html.replace(charts, (_, before, name) => before + pictures.get(name));
  return drawn.replace(/<data class="fact"[^>]*>(.*?)<\/data>/gs, "$1");
}

async function svgOf(specification) {
  const runtime = vega.parse(compile(specification).spec);
  return await new vega.View(runtime, { renderer: "none" }).toSVG();
}
