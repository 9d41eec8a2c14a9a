import { type Browser, openBrowser, openFound } from "./browser.ts";
import type { KeptPage } from "./document.ts";
import type { FoundBrowser } from "./find.ts";
import { overflows, platformFonts } from "./inspect.ts";
import { pictureDocument } from "./picture.ts";
import { printDocument } from "./print.ts";
import { sealed } from "./seal.ts";
import { takeTurns } from "./turns.ts";
import type { Press, PressOptions } from "./types.ts";

/**
 * Opens a press that has a browser to itself. Close it at the end. However this process ends,
 * browser and temporary folder go with it.
 * @throws InputError (press/no-browser) if there is none; PressError if it can't be started.
 * @example
 * const press = await openPress();
 * const pdf = await press.print(html, { deadline: 30_000 });
 * await press.close();
 */
export async function openPress(options: PressOptions = {}): Promise<Press> {
  return await aloneIn(await openBrowser(options));
}

/** Opens the press with a browser that was found. */
export async function openWith(browser: FoundBrowser, options: PressOptions = {}): Promise<Press> {
  return await aloneIn(await openFound(browser, options));
}

async function aloneIn(browser: Browser): Promise<Press> {
  return pressOf(browser, await browser.openPage(), browser.end);
}

/**
 * A press that prints in a page of a browser.
 * @param end ends page or browser, when it is closed or was late, or failed in a way we don't know.
 */
export function pressOf(browser: Browser, page: KeptPage, end: () => Promise<void>): Press {
  const death = AbortSignal.any([browser.death, page.crash]);
  const { take, close } = takeTurns(death, end);
  const { version, sandboxed, user, notices, families } = browser;
  return {
    ...{ version, sandboxed, user, notices },
    print: async (html, { deadline }) => {
      const document = sealed(html);
      return await take("printing", deadline, () => printDocument(page, document, families));
    },
    picture: async (html, { deadline, ...size }) => {
      const document = sealed(html, true);
      return await take("taking a picture", deadline, () => pictureDocument(page, document, size));
    },
    overflows: async (html, width, { deadline }) => {
      const document = sealed(html, true);
      return await take("measuring", deadline, () => overflows(page, document, width));
    },
    platformFonts: async (html, { deadline }) => {
      const document = sealed(html, true);
      return await take("looking at the fonts", deadline, () => platformFonts(page, document));
    },
    close,
  };
}
