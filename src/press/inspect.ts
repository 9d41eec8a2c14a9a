import type { KeptPage } from "./document.ts";
import type { Overflow, PlatformFont } from "./types.ts";

/** Any height does: nothing is printed. */
const HEIGHT = 1_000;

/** Elements of a sealed document that are wider than `width` CSS pixels in print; see `Press.overflows`. */
export async function overflows(
  page: KeptPage,
  html: string,
  width: number,
): Promise<readonly Overflow[]> {
  return await asPrinted(page, html, Math.round(width), async () => {
    const { result } = await page.session.send("Runtime.evaluate", {
      expression: `(${findOverflows})(${width})`,
      returnByValue: true,
    });
    return Array.isArray(result.value) ? result.value.filter(isOverflow) : [];
  });
}

/** Lays the document out for print, as wide as the text area, without printing it. */
async function asPrinted<T>(
  { session, put, resize }: KeptPage,
  html: string,
  width: number,
  act: () => Promise<T>,
): Promise<T> {
  await session.send("Emulation.setEmulatedMedia", { media: "print" });
  await resize({ width, height: HEIGHT });
  try {
    await put(html);
    return await act();
  } finally {
    await session.send("Emulation.setEmulatedMedia", { media: "" });
  }
}

/**
 * Runs in the browser, so it is text. Of elements in each other only the outermost is told;
 * what lies inside a drawing is clipped by it.
 */
const findOverflows = `(width) => {
  const found = [];
  const visit = (element) => {
    const box = element.getBoundingClientRect();
    const excess = box.right + scrollX - width;
    if (box.width > 0 && excess > 0.5) {
      const id = element.id ? "#" + element.id : "";
      const names = [...element.classList].map((name) => "." + name).join("");
      const text = element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
      found.push({ element: element.localName + id + names, text, excess });
    } else if (element.localName !== "svg") {
      for (const child of element.children) visit(child);
    }
  };
  for (const child of document.body.children) visit(child);
  return found;
}`;

function isOverflow(value: unknown): value is Overflow {
  return typeof value === "object" && value !== null && "element" in value && "excess" in value;
}

/** The faces that text of a sealed document is set in; see `Press.platformFonts`. */
export async function platformFonts(
  page: KeptPage,
  html: string,
): Promise<readonly PlatformFont[]> {
  return await asPrinted(page, html, HEIGHT, async () => {
    const { session } = page;
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument", { depth: 0 });
    const { nodeIds } = await session.send("DOM.querySelectorAll", {
      nodeId: root.nodeId,
      selector: "body, body *",
    });
    const asked = nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId }));
    const fonts = (await Promise.all(asked)).flatMap((answer) => answer.fonts);
    await session.send("CSS.disable");
    await session.send("DOM.disable");
    return distinct(fonts);
  });
}

/** Each face once: the browser counts the glyphs of nested elements twice, so they aren't told. */
function distinct(
  fonts: readonly { familyName: string; postScriptName: string }[],
): readonly PlatformFont[] {
  const byName = new Map(
    fonts.map(({ familyName: family, postScriptName }) => [
      postScriptName,
      { family, postScriptName },
    ]),
  );
  return [...byName.values()].sort((a, b) => (a.postScriptName < b.postScriptName ? -1 : 1));
}
