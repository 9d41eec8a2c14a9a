import { imageSize } from "image-size";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";

/** A photograph as it goes into the page. */
export interface Photo {
  /** File name within the bulletin's `photos/`. */
  readonly name: string;
  /** Path relative to the workspace, for messages. */
  readonly file: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** `image/jpeg` or `image/png`. */
  readonly type: string;
  readonly base64: string;
}

/** Dots an inch below which a photo looks coarse in print. */
export const LEAST_DENSITY = 200;

const TYPES: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg" };

/**
 * A photo from its bytes. PNG and JPEG, told by content, not by name. Throws an InputError for
 * anything else, or where the size can't be read.
 */
export function readPhoto(name: string, file: string, bytes: Uint8Array): Photo {
  const size = sizeOf(bytes);
  const type = TYPES[size?.type ?? ""];
  if (size === undefined || type === undefined) {
    throw new InputError([
      problem(
        "photo/format",
        { file },
        `${name} is not a PNG or JPEG picture`,
        "Save it as PNG or JPEG.",
      ),
    ]);
  }
  return { name, file, ...upright(size), type, base64: Buffer.from(bytes).toString("base64") };
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly type?: string;
  /** EXIF: from 5 on the camera was held on its side, and browsers turn the picture. */
  readonly orientation?: number;
}

function upright({ width, height, orientation = 1 }: Size): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function sizeOf(bytes: Uint8Array): Size | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

/** Dots an inch of a photo printed at a width in millimetres. */
export function density(photo: Photo, millimetres: number): number {
  return photo.width / (millimetres / 25.4);
}
