// The browser and the fonts that all contestants share, and what is said of the machine.
import { cpus } from "node:os";
import { ourFontconfig } from "../dist/press/browser.js";
import { findBrowser } from "../dist/press/find.js";

/**
 * What Puppeteer is launched with: the browser and the faces that Bulletin prints with. The faces
 * are installed, as far as the browser can see, which is the fastest way to have them.
 */
export async function launchOptions() {
  const { path, libraries } = await findBrowser();
  const fonts = await ourFontconfig({});
  return {
    executablePath: path,
    headless: "shell",
    // Chromium refuses its sandbox to root.
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fonts,
      ...(libraries && { LD_LIBRARY_PATH: libraries }),
    },
  };
}

/** "2 × Intel(R) Xeon(R) Processor, Node 20.20.2". */
export function machine() {
  const cores = cpus();
  return `${cores.length} × ${cores[0].model}, Node ${process.versions.node}`;
}
