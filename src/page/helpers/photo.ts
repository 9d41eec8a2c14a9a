import { warning } from "../../finding/finding.ts";
import { InputError } from "../../finding/input-error.ts";
import { escapeHtml } from "../escape.ts";
import { partsOf } from "../fact-part.ts";
import {
  type Call,
  type Helper,
  hashPrintable,
  hashText,
  refuse,
  textArgument,
} from "../helper.ts";
import { density, LEAST_DENSITY, type Photo } from "../photo.ts";
import { emit, type Frame, printHtml, printPlain } from "../render.ts";
import { unknownPart } from "../unknown-part.ts";
import { printed } from "../values.ts";
import {
  FIGURE_HASH,
  figureHtml,
  idOf,
  labelled,
  paragraph,
  registerFigure,
  runFrame,
  sourceHtml,
} from "./figure.ts";

function photo(call: Call): string {
  const { render } = call;
  const picture = photoOf(call);
  const id = idOf(call, hashText(call, "id") ?? picture.name.replace(/\.[^.]*$/, ""));
  const number = registerFigure(call, id, "figure");
  const frame: Frame = { kind: "photo" };
  const caption = runFrame(call, frame);
  const content =
    imageHtml(call, picture) +
    paragraph("figure-number", number) +
    paragraph("figure-title", caption) +
    paragraph("figure-shows", frame.shows) +
    creditHtml(call) +
    sourceHtml(call, frame);
  return emit(render, figureHtml(call, id, "photo", content));
}

function photoOf(call: Call): Photo {
  const name = textArgument(call);
  const found = call.render.input.photos.get(name);
  if (found !== undefined) return found;
  throw new InputError([unknownPart("photo", name, call.render.input.photos.keys(), call.place)]);
}

function imageHtml(call: Call, picture: Photo): string {
  const alt = alternativeText(call);
  const width = widthOf(call);
  if (width !== undefined) checkDensity(call, picture, width);
  const style = width === undefined ? "" : ` style="width:${width}mm"`;
  const data = call.render.late.keep(picture.base64);
  return `<img src="data:${picture.type};base64,${data}" alt="${alt}" width="${picture.width}" height="${picture.height}" data-photo="${escapeHtml(picture.name)}"${style}>`;
}

/** Escaped: it may hold the number of a figure that isn't known yet. */
function alternativeText(call: Call): string {
  const given = hashPrintable(call, "alt");
  const parts = given === undefined ? undefined : partsOf(call.render, given);
  const text =
    parts && printPlain(call.render, printed(...parts), "alternative text", escapeHtml).trim();
  if (text !== undefined && text !== "") return text;
  return refuse(
    call,
    "no-alternative",
    `the photo "${textArgument(call)}" has no alternative text`,
    'Say in a sentence what is seen: alt="…".',
  );
}

/** The printed width in millimetres. */
function widthOf(call: Call): number | undefined {
  const text = hashText(call, "width");
  if (text === undefined) return undefined;
  const found = /^(\d+(?:\.\d+)?)mm$/.exec(text);
  if (found !== null) return Number(found[1]);
  return refuse(
    call,
    "argument",
    `width="${text}" is no width in millimetres`,
    'Write it as width="80mm".',
  );
}

function checkDensity(call: Call, picture: Photo, millimetres: number): void {
  const dots = Math.floor(density(picture, millimetres));
  if (dots >= LEAST_DENSITY) return;
  call.render.findings.push(
    warning(
      "photo/coarse",
      call.place,
      `${picture.name} prints at ${dots} dots an inch, ${LEAST_DENSITY} are needed`,
      "Use a larger picture, or print it smaller.",
    ),
  );
}

function creditHtml(call: Call): string {
  const given = hashPrintable(call, "credit");
  const parts = given === undefined ? undefined : partsOf(call.render, given);
  if (parts === undefined) return "";
  const label = labelled(call.render.input.language, "photo");
  return paragraph("figure-credit", escapeHtml(label) + printHtml(call.render, printed(...parts)));
}

export const photoHelpers: readonly Helper[] = [
  {
    name: "photo",
    theme: "figures",
    description: "A PNG or JPEG of the bulletin's photos/; its body is the caption.",
    parameters: [{ name: "file", description: "File name in photos/.", type: "name" }],
    hash: [
      {
        name: "alt",
        description: "What is seen, for those who don't see it.",
        type: "value",
        printed: true,
      },
      {
        name: "credit",
        description: "Who took it.",
        type: "value",
        optional: true,
        printed: true,
      },
      {
        name: "width",
        description: "Printed width, `80mm`; a warning below 200 dots an inch.",
        type: "text",
        optional: true,
      },
      {
        name: "id",
        description: "For {{see}}; the file's name without ending by default.",
        type: "name",
        optional: true,
      },
      ...FIGURE_HASH,
    ],
    block: "always",
    example:
      '{{#photo "workers.png" alt="Two workers at a line" credit="Evening News"}}At work{{/photo}}',
    output: "Figure 1 At work Photo: Evening News",
    run: photo,
  },
];
