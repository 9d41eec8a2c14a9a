import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";

/** Where `assets/fonts.json` is in findings. */
export const FONT_LIST = "bulletin:assets/fonts.json";

export type FontStyle = "normal" | "italic";

/** One file of letters: a family at one weight and slope. Static TrueType, never variable. */
export interface Face {
  readonly family: string;
  /** CSS font-weight, 1 to 1000. */
  readonly weight: number;
  readonly style: FontStyle;
  /** Absolute path of the `.ttf` file. */
  readonly path: string;
  /** Its file name alone, the same on every machine. */
  readonly file: string;
  /** ISO 15924 codes of the scripts it is shipped for. */
  readonly scripts: readonly string[];
}

/** A family and what stands in for it: the generic name that CSS has for its kind. */
export interface FontFamily {
  readonly family: string;
  readonly generic: "serif" | "sans-serif";
  readonly faces: readonly Face[];
}

const fontList = z.strictObject({
  families: z.array(
    z.strictObject({
      family: z.string(),
      generic: z.enum(["serif", "sans-serif"]),
      scripts: z.array(z.string().regex(/^[A-Z][a-z]{3}$/)),
      /** Where the files lie: an installed package; without it `assets/fonts/`. */
      package: z.string().optional(),
      faces: z
        .array(
          z.strictObject({
            weight: z.int().min(1).max(1000),
            style: z.enum(["normal", "italic"]),
            file: z.string(),
          }),
        )
        .min(1),
    }),
  ),
});

type ListedFamily = z.infer<typeof fontList>["families"][number];

const OWN_FOLDER = fileURLToPath(new URL("../../assets/fonts/", import.meta.url));

// Resolved from this module, so that the faces are found wherever npm has put their packages.
const require = createRequire(import.meta.url);

/** The folder of an installed package; an InputError where npm hasn't installed it. */
function packageFolder(name: string): string {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    throw new InputError([
      problem(
        "fonts/missing",
        { file: FONT_LIST },
        `the package ${name}, which has the printed faces, is not installed`,
        "Install Bulletin's packages again with `npm ci`.",
      ),
    ]);
  }
}

function familyOf({ family, generic, scripts, package: name, faces }: ListedFamily): FontFamily {
  const folder = name === undefined ? OWN_FOLDER : packageFolder(name);
  const resolved = faces.map(({ weight, style, file }) => ({
    family,
    weight,
    style,
    path: join(folder, file),
    file: file.slice(file.lastIndexOf("/") + 1),
    scripts,
  }));
  return { family, generic, faces: resolved };
}

let families: readonly FontFamily[] | undefined;

/**
 * The families that we ship, in the order of `assets/fonts.json`, which is the order in which they
 * stand in for each other. Throws an InputError where their packages are not installed.
 */
export function fontFamilies(): readonly FontFamily[] {
  families ??= fontList
    .parse(JSON.parse(readFileSync(new URL("../../assets/fonts.json", import.meta.url), "utf8")))
    .families.map(familyOf);
  return families;
}

let allFaces: readonly Face[] | undefined;

/** All faces that we ship: by family, weight, slope. Throws as fontFamilies. */
export function faces(): readonly Face[] {
  allFaces ??= fontFamilies().flatMap((family) => family.faces);
  return allFaces;
}

/** What is asked of a face. Weight 400 and slope "normal" where they are not given. */
export interface FaceRequest {
  readonly family: string;
  readonly weight?: number | undefined;
  readonly style?: FontStyle | undefined;
}

/** The face of exactly this family, weight and slope; undefined where it isn't shipped. */
export function findFace({
  family,
  weight = 400,
  style = "normal",
}: FaceRequest): Face | undefined {
  return faces().find(
    (face) => face.family === family && face.weight === weight && face.style === style,
  );
}

/**
 * As findFace, but an Error where the face isn't shipped: the browser would take another one, or
 * smear a regular one bold, and say nothing.
 */
export function faceFor(request: FaceRequest): Face {
  const face = findFace(request);
  if (face !== undefined) return face;
  throw new Error(`no face is shipped for ${faceName(request)}: there are ${faceNames(request)}`);
}

/** "Source Sans 3 600 italic". */
export function faceName({ family, weight = 400, style = "normal" }: FaceRequest): string {
  return `${family} ${weight}${style === "italic" ? " italic" : ""}`;
}

/** The faces of a family by name, or of all families where it is unknown. */
export function faceNames({ family }: Pick<FaceRequest, "family">): string {
  const own = faces().filter((face) => face.family === family);
  return (own.length > 0 ? own : faces()).map(faceName).join(", ");
}
