import type { Place } from "../finding/finding.ts";
import { escapeHtml } from "./escape.ts";
import { countSlots, type Note, type Render } from "./render.ts";
import { unknownPart } from "./unknown-part.ts";

/** The note of an id; made where it is met for the first time, defined or not. */
export function noteOf(render: Render, id: string, place: Place): Note {
  const known = render.notes.get(id);
  if (known !== undefined) return known;
  const note: Note = { place };
  render.notes.set(id, note);
  return note;
}

/** The superscript number that leads to a note. Notes are numbered as they are first referred to. */
export function noteReference(render: Render, id: string, note: Note): string {
  const name = escapeHtml(id);
  const number = render.slots.keep({
    count: () => numberNote(render, note),
    print: () => String(note.number ?? ""),
  });
  const { note: word, space } = render.input.language.labels;
  const label = `${escapeHtml(word + space)}${number}`;
  return `<sup class="note-ref"><a href="#note-${name}" aria-label="${label}">${number}</a></sup>`;
}

function numberNote(render: Render, note: Note): void {
  note.number ??= numbered(render).length + 1;
}

function numbered(render: Render): { id: string; note: Note; number: number }[] {
  return [...render.notes]
    .flatMap(([id, note]) => (note.number === undefined ? [] : [{ id, note, number: note.number }]))
    .sort((a, b) => a.number - b.number);
}

/** Counts what stands in the notes themselves; a note may refer to further ones. */
export function countNotes(render: Render): void {
  for (let index = 0; index < numbered(render).length; index++) {
    const html = numbered(render)[index]?.note.html;
    if (html !== undefined) countSlots(render, html);
  }
}

/** The notes referred to, as a numbered list; "" where there is none. */
export function notesList(render: Render, heading: string): string {
  const notes = numbered(render);
  if (notes.length === 0) return "";
  const items = notes.map(
    ({ id, note }) => `<li id="note-${escapeHtml(id)}">${note.html ?? ""}</li>`,
  );
  return `${heading}<ol class="notes">${items.join("")}</ol>`;
}

/** Notes that are referred to and defined nowhere. */
export function undefinedNotes(render: Render): void {
  const known = [...render.notes].flatMap(([id, note]) => (note.html === undefined ? [] : [id]));
  for (const { id, note } of numbered(render)) {
    if (note.html !== undefined) continue;
    render.findings.push(unknownPart("note", id, known, note.place));
  }
}
