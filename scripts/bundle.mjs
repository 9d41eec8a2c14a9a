// @ts-check
/**
 * Bundles the command line, as compiled in `dist/`, with the packages that it imports into
 * `dist/bulletin.cjs`: one file is read and compiled many times as fast as seven hundred modules. What runs before
 * it, `dist/cli/start.js`, becomes `dist/start.cjs`.
 * `dist/cli/command.js` runs the same program from its modules, for debuggers.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * Left where they are: they bring native code or WebAssembly, wait while they are imported, or look for
 * files beside themselves.
 */
const OUTSIDE = [
  "@duckdb/node-api",
  "@hyzyla/pdfium",
  "harfbuzzjs",
  "puppeteer",
  "puppeteer/internal/getConfiguration.js",
  "subset-font",
];

/** Required by the module that needs it, when that first runs, and not by the bundle's first line. */
const whenNeeded = {
  name: "required-when-needed",
  /** @param {string} source @param {string | undefined} importer */
  resolveId(source, importer) {
    if (!OUTSIDE.includes(source)) return undefined;
    return importer?.startsWith("\0outside:")
      ? { id: source, external: true }
      : `\0outside:${source}`;
  },
  /** @param {string} id */
  load(id) {
    if (!id.startsWith("\0outside:")) return undefined;
    const name = JSON.stringify(id.slice("\0outside:".length));
    return { code: `module.exports = require(${name});`, moduleType: /** @type {const} */ ("js") };
  },
};

/** A module's own place, as it was before it came into the bundle. */
const placed = {
  name: "placed-in-dist",
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.startsWith(DIST) || !code.includes("import.meta.url")) return undefined;
    const place = `new URL(${JSON.stringify(relative(DIST, id))}, __dist).href`;
    return { code: code.replaceAll("import.meta.url", place), map: null };
  },
};

await bundle("cli/start.js", "start.cjs", { plugins: [placed], external: OUTSIDE }, true);
const modules = await bundle("cli/command.js", "bulletin.cjs", { plugins: [whenNeeded, placed] });
writeFileSync(join(DIST, "bulletin.cjs.licenses.txt"), licences(modules));

/**
 * Makes one file of a module and all that it imports. Gives the ids of its modules.
 * @param {string} input
 * @param {string} file
 * @param {import("rolldown").InputOptions} options
 */
async function bundle(input, file, options, dynamicImportInCjs = false) {
  const made = await rolldown({
    input: join(DIST, input),
    platform: "node",
    ...options,
    resolve: {
      // Its build for Node looks for the package canvas first, and waits.
      alias: { "vega-canvas": join(packageFolder("vega-canvas"), "build/vega-canvas.browser.js") },
    },
  });
  const { output } = await made.generate({
    format: "cjs",
    codeSplitting: false,
    dynamicImportInCjs,
    banner: 'const __dist = require("node:url").pathToFileURL(__filename).href;',
  });
  writeFileSync(join(DIST, file), inAscii(output[0].code));
  return output[0].moduleIds;
}

/**
 * The same program in ASCII, every other character as its escape, which means the same in strings, templates and
 * patterns: V8 takes four megabytes of it as they are, and needs 10 ms to read them as UTF-8.
 * @param {string} code
 */
function inAscii(code) {
  return code.replaceAll(/(\\*)([^\0-\x7f])/g, (_, before, character) => {
    const escaped = `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    // Escaped already, it would become a backslash and four letters.
    return `${before.length % 2 === 1 ? before.slice(1) : before}${escaped}`;
  });
}

/**
 * The licences of all packages whose code is in the bundle, as these ask for.
 * @param {readonly string[]} modules
 */
function licences(modules) {
  const names = modules.flatMap(
    (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
  );
  return [...new Set(names)].sort().map(licence).join("\n");
}

/** @param {string} name */
function licence(name) {
  const folder = packageFolder(name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n").concat("\n");
}

/** @param {string} name */
function packageFolder(name) {
  const folder = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  if (!existsSync(folder)) throw new Error(`${dirname(folder)} has no ${name}`);
  return folder;
}
