import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fromKnownFiles } from "../workspace/known-files.ts";

/** Debian's and Ubuntu's packages of the libraries that a Chromium needs, by the library's name. */
const DEBIAN: Readonly<Record<string, string>> = {
  libnspr4: "libnspr4",
  libplc4: "libnspr4",
  libplds4: "libnspr4",
  libnss3: "libnss3",
  libnssutil3: "libnss3",
  libsmime3: "libnss3",
  libexpat: "libexpat1",
  "libglib-2.0": "libglib2.0-0",
  "libgobject-2.0": "libglib2.0-0",
  "libgio-2.0": "libglib2.0-0",
  "libatk-1.0": "libatk1.0-0",
  "libatk-bridge-2.0": "libatk-bridge2.0-0",
  libatspi: "libatspi2.0-0",
  "libdbus-1": "libdbus-1-3",
  libcups: "libcups2",
  libX11: "libx11-6",
  libxcb: "libxcb1",
  libXcomposite: "libxcomposite1",
  libXdamage: "libxdamage1",
  libXext: "libxext6",
  libXfixes: "libxfixes3",
  libXrandr: "libxrandr2",
  libxkbcommon: "libxkbcommon0",
  libgbm: "libgbm1",
  libdrm: "libdrm2",
  libasound: "libasound2",
  libudev: "libudev1",
  "libpango-1.0": "libpango-1.0-0",
  libcairo: "libcairo2",
};

/** Fedora's, Red Hat's and Amazon's packages, where they have other names than the pattern gives. */
const FEDORA: Readonly<Record<string, string>> = {
  libnspr4: "nspr",
  libplc4: "nspr",
  libplds4: "nspr",
  libnss3: "nss",
  libnssutil3: "nss-util",
  libsmime3: "nss",
  libexpat: "expat",
  "libglib-2.0": "glib2",
  "libgobject-2.0": "glib2",
  "libgio-2.0": "glib2",
  "libatk-1.0": "atk",
  "libatk-bridge-2.0": "at-spi2-atk",
  libatspi: "at-spi2-core",
  "libdbus-1": "dbus-libs",
  libcups: "cups-libs",
  libgbm: "mesa-libgbm",
  libasound: "alsa-lib",
  libudev: "systemd-libs",
  "libpango-1.0": "pango",
  libcairo: "cairo",
};

/**
 * The shared libraries that the dynamic loader doesn't find for a program, e.g. `libnss3.so`.
 * Asks the loader itself, without running the program (9 ms). Empty where the system has no such loader.
 * @param libraries folder looked in first, as by LD_LIBRARY_PATH.
 */
export async function missingLibraries(
  program: string,
  libraries?: string,
): Promise<readonly string[]> {
  if (process.platform !== "linux") return [];
  const env = {
    LD_TRACE_LOADED_OBJECTS: "1",
    ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
  };
  const said = await new Promise<string>((resolve) => {
    execFile(program, ["--version"], { env, timeout: 10_000 }, (_error, out) => resolve(out));
  });
  return parseMissing(said);
}

/** What the loader knows of libraries; whatever installs or removes one writes it anew. */
const LOADERS_LIST = "/etc/ld.so.cache";

/** As missingLibraries, asked again only where the program or the system's libraries have changed. */
export async function knownMissingLibraries(program: string): Promise<readonly string[]> {
  const ask = async () => (await missingLibraries(program)).join("\n");
  const said = await fromKnownFiles("missing libraries", [program, LOADERS_LIST], ask);
  return said === "" ? [] : said.split("\n");
}

/** The libraries that a trace of the loader names as not found, in its order, each once. */
export function parseMissing(trace: string): readonly string[] {
  return [
    ...new Set([...trace.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? "")),
  ];
}

/** The one line that installs the libraries, by the system's package manager. */
export function installLine(missing: readonly string[], exists = existsSync): string {
  const stems = missing.map((library) => library.replace(/\.so.*$/, ""));
  const packages = (names: Readonly<Record<string, string>>) =>
    [...new Set(stems.map((stem) => names[stem] ?? stem))].sort().join(" ");
  if (exists("/usr/bin/apt-get")) return `apt-get install ${packages(DEBIAN)}`;
  if (exists("/usr/bin/dnf")) return `dnf install ${packages(FEDORA)}`;
  return `install the packages that hold ${missing.join(", ")}`;
}
