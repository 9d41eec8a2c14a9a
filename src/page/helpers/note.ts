import { escapeHtml } from "../escape.ts";
import { type Call, type Helper, refuse, textArgument } from "../helper.ts";
import { noteOf, noteReference, notesList } from "../notes.ts";
import { emit, marksInOrder } from "../render.ts";
import { unbrokenHtml } from "../unbroken.ts";
import { printed, type Value } from "../values.ts";
import { idOf } from "./figure.ts";

function note(call: Call): Value {
  const id = idOf(call, textArgument(call));
  const entry = noteOf(call.render, id, call.place);
  if (call.body === undefined) {
    return printed({ kind: "markup", html: noteReference(call.render, id, entry), text: "" });
  }
  if (entry.html !== undefined) {
    return refuse(
      call,
      "note-twice",
      `the note "${id}" is defined twice`,
      `Refer to it again with {{note "${id}"}}.`,
    );
  }
  entry.html = call.body().trim();
  return emit(call.render, noteReference(call.render, id, entry));
}

function notes(call: Call): Value {
  const { render } = call;
  render.notesPrinted = true;
  const heading = call.body?.() ?? "";
  const html = render.slots.keep({ print: () => notesList(render, heading) });
  return call.body === undefined ? printed({ kind: "markup", html, text: "" }) : html;
}

function legend(call: Call): Value {
  const { render } = call;
  const heading = call.body?.() ?? "";
  const html = render.slots.keep({
    print: () => {
      const entries = legendHtml(call);
      return entries === "" ? "" : `${heading}<span class="legend">${entries}</span>`;
    },
  });
  return call.body === undefined ? printed({ kind: "markup", html, text: "" }) : html;
}

function legendHtml({ render }: Call): string {
  const { language } = render.input;
  const { semicolon, space } = language.labels;
  return marksInOrder(render.marks)
    .map((mark) => escapeHtml(`${language.mark(mark)} ${language.legend(mark)}`))
    .map((entry) => unbrokenHtml(entry, language))
    .join(semicolon + space);
}

export const noteHelpers: readonly Helper[] = [
  {
    name: "note",
    theme: "notes",
    description:
      "A note: the block defines it and prints its number, the plain form refers to it, before or after.",
    parameters: [{ name: "id", description: "Name of the note.", type: "name" }],
    hash: [],
    block: "either",
    example: 'Enterprises{{#note "size"}}Above designated size.{{/note}} grew{{note "size"}}.',
    output:
      'Enterprises<sup class="note-ref"><a href="#note-size" aria-label="Note 1">1</a></sup> grew<sup class="note-ref"><a href="#note-size" aria-label="Note 1">1</a></sup>.',
    run: note,
  },
  {
    name: "notes",
    theme: "notes",
    description:
      "The list of the notes referred to, in order of first reference; the block prints its body before it, and nothing where there is no note.",
    parameters: [],
    hash: [],
    block: "either",
    example:
      'Size{{#note "size"}}Above designated size.{{/note}}{{#notes}}<h2>Notes</h2>{{/notes}}',
    output:
      'Size<sup class="note-ref"><a href="#note-size" aria-label="Note 1">1</a></sup><h2>Notes</h2><ol class="notes"><li id="note-size">Above designated size.</li></ol>',
    run: notes,
  },
  {
    name: "legend",
    theme: "notes",
    description:
      "What the marks on the page mean, of those used; the block prints its body before it, and nothing where there is no mark.",
    parameters: [],
    hash: [],
    block: "either",
    example: "{{headline.city_enterprises}}. {{legend}}",
    output: "about 230 enterprises*. * computed from published figures",
    run: legend,
  },
];
