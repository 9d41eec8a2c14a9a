// @ts-check
/**
 * Cuts the Chinese faces out of their packages into `assets/fonts/`. Run by hand, with npm's registry
 * at hand, when a package or the list of characters changes: `npm run fonts`. The packages have 160 MB
 * of which we need 13, so they are no dependencies. The same packages give the same bytes.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import subsetFont from "subset-font";
import { officeCharacters } from "./office-characters.mjs";

const FOLDER = new URL("../assets/fonts/", import.meta.url);

/** SHA-256 of the package as npm serves it. */
const SOURCES = [
  {
    name: "NotoSansSC",
    package: "@expo-google-fonts/noto-sans-sc",
    version: "0.4.3",
    sha256: "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
  },
  {
    name: "NotoSerifSC",
    package: "@expo-google-fonts/noto-serif-sc",
    version: "0.4.3",
    sha256: "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
  },
];

/** Folders of the package and what CSS calls their weight: those that the style sheet uses. */
const WEIGHTS = [
  { folder: "400Regular", name: "Regular" },
  { folder: "600SemiBold", name: "SemiBold" },
];

/** What Chromium applies in horizontal text; without the rest no vertical or small forms are kept. */
const FEATURES = ["ccmp", "chws", "fwid", "halt", "kern", "liga", "locl", "mark", "palt", "pwid"];

/** Family and style beyond the usual four styles, and the licence: HarfBuzz keeps names 0 to 6. */
const NAMES = [13, 14, 16, 17];

/** @param {string | Uint8Array} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The package, fetched and unpacked.
 * @param {(typeof SOURCES)[number]} source
 * @param {string} folder
 */
function fetchPackage(source, folder) {
  const npm = ["pack", "--silent", `${source.package}@${source.version}`];
  const archive = execFileSync("npm", npm, { cwd: folder, encoding: "utf8" }).trim();
  const found = sha256(readFileSync(join(folder, archive)));
  if (found !== source.sha256) throw new Error(`${archive} has the SHA-256 ${found}`);
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
  return join(folder, "package");
}

/**
 * The faces of a package, cut and written, and its licence.
 * @param {(typeof SOURCES)[number]} source
 * @param {string} characters
 */
async function cutPackage(source, characters) {
  const folder = mkdtempSync(join(tmpdir(), "cut-fonts-"));
  try {
    const unpacked = fetchPackage(source, folder);
    const licence = readFileSync(join(unpacked, "LICENSE_FONT"), "utf8");
    writeFileSync(new URL(`${source.name}-OFL.txt`, FOLDER), licence);
    const faces = [];
    for (const weight of WEIGHTS) faces.push(await cutFace(source, weight, unpacked, characters));
    return faces;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {(typeof SOURCES)[number]} source
 * @param {(typeof WEIGHTS)[number]} weight
 * @param {string} unpacked
 * @param {string} characters
 */
async function cutFace(source, weight, unpacked, characters) {
  const path = join(unpacked, weight.folder, `${source.name}_${weight.folder}.ttf`);
  const options = { keepFeatures: FEATURES, preserveNameIds: NAMES };
  const cut = await subsetFont(readFileSync(path), characters, {
    targetFormat: "truetype",
    ...options,
  });
  const file = `${source.name}-${weight.name}.ttf`;
  writeFileSync(new URL(file, FOLDER), cut);
  return {
    file,
    sha256: sha256(cut),
    bytes: cut.length,
    package: source.package,
    version: source.version,
  };
}

const characters = officeCharacters();
const faces = [];
for (const source of SOURCES) faces.push(...(await cutPackage(source, characters)));
const list = { characters: { count: [...characters].length, sha256: sha256(characters) }, faces };
writeFileSync(new URL("cut.json", FOLDER), `${JSON.stringify(list, undefined, 2)}\n`);
for (const { file, bytes } of faces) console.log(`${file} ${(bytes / 1e6).toFixed(1)} MB`);
