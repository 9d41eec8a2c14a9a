import { withLabel } from "../../language/labels.ts";
import type { Language } from "../../language/language.ts";
import { escapeHtml } from "../escape.ts";
import { partsOf } from "../fact-part.ts";
import {
  bodyOf,
  type Call,
  type Helper,
  hashPrintable,
  hashText,
  type Parameter,
  refuse,
  textArgument,
} from "../helper.ts";
import { type Figure, type Frame, printHtml, type Render } from "../render.ts";
import { unknownPart } from "../unknown-part.ts";
import { printed, type Value } from "../values.ts";

export const FIGURE_HASH: readonly Parameter[] = [
  {
    name: "class",
    description: "Further classes, for style.css.",
    type: "text",
    optional: true,
  },
  {
    name: "source",
    description: "Where the data come from; or as {{#source}}.",
    type: "value",
    optional: true,
    printed: true,
  },
];

/** An id that is safe in HTML and in the PDF's destinations. */
export function idOf(call: Call, id: string): string {
  if (/^[A-Za-z][\w-]*$/.test(id)) return id;
  return refuse(
    call,
    "id",
    `"${id}" can't be an id`,
    "Use ASCII letters, digits, - and _, with a letter first.",
  );
}

/** Runs the body of a figure's block: gives its title; what inner blocks say is kept in the frame. */
export function runFrame(call: Call, frame: Frame): string {
  const { render } = call;
  if (render.frame !== undefined) {
    refuse(call, "nested", `{{#${call.name}}} stands inside another figure`, "Move it out.");
  }
  render.frame = frame;
  try {
    return call.body?.().trim() ?? "";
  } finally {
    render.frame = undefined;
  }
}

/** "Figure 2", "Table 1": the number is known once the page is complete. */
export function registerFigure(call: Call, id: string, kind: Figure["kind"]): string {
  const { render } = call;
  if (render.figures.has(id)) {
    refuse(
      call,
      "id-twice",
      `a figure or table "${id}" stands on the page already`,
      'Give this one an id of its own: id="…".',
    );
  }
  const figure: Figure = { kind, element: `${kind}-${id}` };
  render.figures.set(id, figure);
  return render.slots.keep({
    count: () => {
      const before = [...render.figures.values()].filter(
        (other) => other.kind === kind && other.number !== undefined,
      );
      figure.number = before.length + 1;
    },
    print: () => escapeHtml(figureWords(render, figure)),
  });
}

/** The label and the number, held together where the language writes a space. */
function figureWords(render: Render, figure: Figure): string {
  const { [figure.kind]: label, space } = render.input.language.labels;
  return `${label}${space === "" ? "" : "\u00A0"}${figure.number ?? ""}`;
}

/** `<p class="figure-…">`, or nothing where there is nothing to say. */
export function paragraph(name: string, html: string | undefined): string {
  return html === undefined || html === "" ? "" : `<p class="${name}">${html}</p>`;
}

/** "Source: …". */
export function sourceHtml(call: Call, frame: Frame): string {
  const given = hashPrintable(call, "source");
  const parts = given === undefined ? undefined : partsOf(call.render, given);
  const html = parts === undefined ? frame.source : printHtml(call.render, printed(...parts));
  if (html === undefined || html === "") return "";
  const label = labelled(call.render.input.language, "source");
  return paragraph("figure-source", `${escapeHtml(label)}${html}`);
}

/** A label before what it names: "Source: ", "资料来源：". */
export function labelled({ labels }: Language, label: "source" | "photo"): string {
  return withLabel(labels, labels[label]);
}

/** The element round a figure. A div: a `<figure>` leaves a Figure without alternative text in the PDF. */
export function figureHtml(call: Call, id: string, names: string, content: string): string {
  const further = hashText(call, "class");
  const classes = ["figure", names, ...(further === undefined ? [] : [further])].join(" ");
  const element = `${names === "table" ? "table" : "figure"}-${id}`;
  return `<div class="${escapeHtml(classes)}" id="${escapeHtml(element)}">${content}</div>`;
}

function inFrame(call: Call, keep: (frame: Frame, html: string) => void): string {
  const { frame } = call.render;
  if (frame === undefined) {
    return refuse(
      call,
      "place",
      `{{#${call.name}}} stands outside of a figure or table`,
      "Move it into {{#chart}}, {{#photo}} or {{#table}}.",
    );
  }
  keep(frame, bodyOf(call)().trim());
  return "";
}

function see(call: Call): Value {
  const { render } = call;
  const id = textArgument(call);
  const words = render.slots.keep({
    print: () => {
      const figure = render.figures.get(id);
      if (figure !== undefined) return escapeHtml(figureWords(render, figure));
      render.findings.push(unknownPart("figure", id, render.figures.keys(), call.place));
      return "";
    },
  });
  const element = render.slots.keep({ print: () => render.figures.get(id)?.element ?? "" });
  return printed({
    kind: "markup",
    html: `<a class="see" href="#${element}">${words}</a>`,
    text: words,
    isSlot: true,
  });
}

export const figureHelpers: readonly Helper[] = [
  {
    name: "shows",
    theme: "figures",
    description: "Inside a figure or table: what is shown, with unit, period and place.",
    parameters: [],
    hash: [],
    block: "always",
    example:
      '{{#photo "workers.png" alt="Two workers"}}At work{{#shows}}Yangquan, {{period}}{{/shows}}{{/photo}}',
    output: "Figure 1 At work Yangquan, 2021",
    run: (call) => inFrame(call, (frame, html) => Object.assign(frame, { shows: html })),
  },
  {
    name: "source",
    theme: "figures",
    description: "Inside a figure or table: where its data come from.",
    parameters: [],
    hash: [],
    block: "always",
    example:
      '{{#photo "workers.png" alt="Two workers"}}At work{{#source}}Yangquan statistics{{/source}}{{/photo}}',
    output: "Figure 1 At work Source: Yangquan statistics",
    run: (call) => inFrame(call, (frame, html) => Object.assign(frame, { source: html })),
  },
  {
    name: "see",
    theme: "figures",
    description: "The number of a figure or table, linked; before it or after it.",
    parameters: [
      {
        name: "id",
        description: "Name of the chart, id of the table or photo.",
        type: "name",
      },
    ],
    hash: [],
    block: "never",
    example:
      'As {{see "workers"}} shows, {{#photo "workers.png" alt="Two workers"}}At work{{/photo}}',
    output: "As Figure 1 shows, Figure 1 At work",
    run: see,
  },
];
