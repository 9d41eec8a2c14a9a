import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One entry of the outline, with the 1-based page its destination lies on. */
export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

/** A structure element as pdf.js sees it on one page. */
export interface TagNode {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly language?: string | undefined;
  readonly children: readonly TagNode[];
}

/** A link: where it lies and where it leads, an address or a 1-based page. */
export interface LinkBack {
  readonly page: number;
  readonly address?: string | undefined;
  readonly target?: number | undefined;
  /** Distance of the target from the page's top, in points. */
  readonly top?: number | undefined;
  readonly contents: string;
}

/** What an independent reader (pdf.js) finds in a PDF. */
export interface ReadBack {
  /** The text of each page, lines ended by "\n". */
  readonly pages: readonly string[];
  readonly outline: readonly OutlineEntry[];
  /** The structure tree of each page. */
  readonly tags: readonly TagNode[];
  /** PostScript names of the fonts that show text, without the subset's prefix, sorted. */
  readonly fonts: readonly string[];
  readonly links: readonly LinkBack[];
  readonly info: Readonly<Record<string, unknown>>;
  /** The XMP packet as it stands in the file, or "". */
  readonly xmp: string;
  readonly tagged: boolean;
}

type Loaded = Awaited<ReturnType<typeof getDocument>["promise"]>;
type LoadedPage = Awaited<ReturnType<Loaded["getPage"]>>;

/** Reads a PDF with pdf.js: text, outline, tags, fonts, links, metadata. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    stopAtErrors: true,
  });
  const document = await task.promise;
  try {
    return await readDocument(document);
  } finally {
    await task.destroy();
  }
}

/** All nodes of a tree whose role is `role`, in reading order. */
export function nodesWithRole(node: TagNode, role: string): TagNode[] {
  const own = node.role === role ? [node] : [];
  return [...own, ...node.children.flatMap((child) => nodesWithRole(child, role))];
}

/** All roles of a tree, in reading order. */
export function rolesOf(node: TagNode): string[] {
  return [node.role, ...node.children.flatMap(rolesOf)];
}

async function readDocument(document: Loaded): Promise<ReadBack> {
  const pages: LoadedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    pages.push(await document.getPage(number));
  }
  const metadata = await document.getMetadata();
  return {
    pages: await each(pages, textOf),
    tags: await each(pages, tagsOf),
    fonts: [...new Set((await each(pages, fontsOf)).flat())].sort(),
    links: (await each(pages, (page) => linksOf(document, page))).flat(),
    outline: await outlineOf(document),
    info: { ...metadata.info },
    xmp: metadata.metadata?.getRaw() ?? "",
    tagged: (await document.getMarkInfo())?.Marked === true,
  };
}

async function each<T>(
  pages: readonly LoadedPage[],
  read: (page: LoadedPage) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const page of pages) results.push(await read(page));
  return results;
}

async function textOf(page: LoadedPage): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

async function fontsOf(page: LoadedPage): Promise<string[]> {
  await page.getOperatorList();
  const { styles } = await page.getTextContent();
  return Object.keys(styles).map((id) => {
    const font: { name?: string } = page.commonObjs.get(id);
    return (font.name ?? "").replace(/^[A-Z]{6}\+/, "");
  });
}

async function tagsOf(page: LoadedPage): Promise<TagNode> {
  return tagNode(await page.getStructTree()) ?? { role: "", children: [] };
}

function tagNode(value: unknown): TagNode | undefined {
  if (typeof value !== "object" || value === null || !("role" in value)) return undefined;
  const children = "children" in value && Array.isArray(value.children) ? value.children : [];
  return {
    role: String(value.role),
    alt: "alt" in value ? String(value.alt) : undefined,
    language: "lang" in value ? String(value.lang) : undefined,
    children: children.map(tagNode).filter((child) => child !== undefined),
  };
}

async function outlineOf(document: Loaded): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (items: Awaited<ReturnType<Loaded["getOutline"]>>, level: number) => {
    for (const item of items ?? []) {
      const { page } = await destinationOf(document, item.dest);
      entries.push({ title: item.title, level, page });
      await walk(item.items, level + 1);
    }
  };
  await walk(await document.getOutline(), 1);
  return entries;
}

/** The 1-based page of a destination (0 if it is broken) and its height above the page's bottom. */
async function destinationOf(document: Loaded, destination: unknown) {
  const explicit =
    typeof destination === "string" ? await document.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return { page: 0, height: 0 };
  return {
    page: (await document.getPageIndex(explicit[0])) + 1,
    height: Number(explicit[3]),
  };
}

async function linksOf(document: Loaded, page: LoadedPage): Promise<LinkBack[]> {
  const links: LinkBack[] = [];
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== "Link") continue;
    links.push({ page: page.pageNumber, ...(await targetOf(document, annotation)) });
  }
  return links;
}

async function targetOf(
  document: Loaded,
  annotation: { url?: string; dest?: unknown; contentsObj?: { str: string } },
): Promise<Omit<LinkBack, "page">> {
  const contents = annotation.contentsObj?.str ?? "";
  if (annotation.url !== undefined) return { address: annotation.url, contents };
  const { page, height } = await destinationOf(document, annotation.dest);
  const view = page > 0 ? (await document.getPage(page)).view : [];
  return { target: page, top: Number(view[3] ?? 0) - height, contents };
}
