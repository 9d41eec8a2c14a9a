import { createRequire } from "node:module";
import { join } from "node:path";

/** A packed browser as it lies in an npm package. */
export interface Bundle {
  /** The package's version: 147.0.0 holds Chromium 147.0.7727.0. */
  readonly version: string;
  /** The headless shell, packed with brotli. */
  readonly browser: PackedFile;
  /** The libraries that it needs and that a small system lacks (NSS, NSPR, expat), tar in brotli. */
  readonly libraries: PackedFile;
}

export interface PackedFile {
  readonly path: string;
  /** The file that this version of ours was tested with; another one isn't executed. */
  readonly sha256: string;
}

/**
 * The headless shell that comes with `@sparticuz/chromium`, or undefined where it can't run
 * (it is made for Linux on x86-64) or isn't installed.
 * The package's own unpacking is not used: it writes to a shared, predictable place.
 */
export function bundledBrowser(): Bundle | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = packageFolder();
  return folder === undefined ? undefined : bundleIn(folder);
}

function bundleIn(folder: string): Bundle {
  return {
    version: "147.0.0",
    browser: {
      path: join(folder, "chromium.br"),
      sha256: "64d813a054f76fc32b8010e305d87e6d7a45aa76ee02d36e66c03c8ca6667e8d",
    },
    libraries: {
      path: join(folder, "al2023.tar.br"),
      sha256: "2e22542d8c66b83194172f4bbbef0a79b80bbeb99d69abf3962d85c1351f478d",
    },
  };
}

/** The folder of the packed files: the package exports only its code, two folders beside them. */
function packageFolder(): string | undefined {
  try {
    const code = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    return join(code, "..", "..", "..", "bin");
  } catch {
    return undefined;
  }
}
