import type { DrawnLook } from "../../charts/types.ts";
import { InputError } from "../../finding/input-error.ts";
import { withLabel } from "../../language/labels.ts";
import { escapeHtml } from "../escape.ts";
import { type Call, type Helper, refuse, textArgument } from "../helper.ts";
import { emit, type Frame } from "../render.ts";
import { unknownPart } from "../unknown-part.ts";
import {
  FIGURE_HASH,
  figureHtml,
  idOf,
  paragraph,
  registerFigure,
  runFrame,
  sourceHtml,
} from "./figure.ts";

/** A chart with its finding, what it shows, its source; its picture is put in at the very end. */
function chart(call: Call): string {
  const { render } = call;
  const name = textArgument(call);
  const drawing = render.input.drawings.get(name) ?? refuseUndrawn(call, name);
  const number = registerFigure(call, idOf(call, name), "figure");
  const frame: Frame = { kind: "chart" };
  const title = runFrame(call, frame);
  const index = render.drawings.push(drawing) - 1;
  return emit(
    render,
    figureHtml(
      call,
      name,
      "chart",
      paragraph("figure-number", number) +
        paragraph("figure-title", title) +
        paragraph("figure-shows", frame.shows) +
        drawnMarks(call, drawing.marks) +
        `<svg data-drawing="${index}"></svg>` +
        paragraph("figure-key", escapeHtml(keyWords(call, drawing.looks))) +
        sourceHtml(call, frame),
    ),
  );
}

/** What the looks of marks mean: "Dashed: provisional and estimated; gap: break in series". */
function keyWords({ render }: Call, looks: readonly DrawnLook[]): string {
  const { language } = render.input;
  const { labels } = language;
  const said = looks
    .map(({ kind, codes }) => {
      const separators = language.listSeparators(codes.length);
      const words = codes.map((code, at) => language.legend(code) + (separators[at] ?? ""));
      return withLabel(labels, labels[kind], words.join(""));
    })
    .join(labels.semicolon + labels.space);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function refuseUndrawn(call: Call, name: string): never {
  const { drawings, emptyCharts } = call.render.input;
  if (emptyCharts?.has(name) !== true)
    throw new InputError([unknownPart("chart", name, drawings.keys(), call.place)]);
  return refuse(
    call,
    "empty-chart",
    `the chart "${name}" would be empty: a fact table of it has no row in this edition`,
    "Put it into {{#if}} with the name of the table, or give the table rows.",
  );
}

/** Prints nothing: the legend has to explain the marks in the picture, too. */
function drawnMarks({ render }: Call, marks: readonly string[]): string {
  if (marks.length === 0) return "";
  const count = (): void => {
    for (const mark of marks) render.marks.add(mark);
  };
  return render.slots.keep({ count, print: () => "" });
}

export const chartHelpers: readonly Helper[] = [
  {
    name: "chart",
    theme: "figures",
    description:
      "A chart of the bulletin: its body is the finding, {{#shows}} and {{#source}} stand inside.",
    parameters: [
      { name: "name", description: "charts/<name>.vl.json without ending.", type: "name" },
    ],
    hash: FIGURE_HASH,
    block: "always",
    example:
      '{{#chart "growth" source="Yangquan statistics"}}Output rose {{share headline.growth}}{{#shows}}Growth, {{period}}{{/shows}}{{/chart}}',
    output: "Figure 1 Output rose 12.1 percent Growth, 2021 Source: Yangquan statistics",
    run: chart,
  },
];
