import { noBytes, putBytes, putText, written } from "./bytes.ts";
import { formsWithTags, paintedNumber } from "./forms.ts";
import type { Loose, Parts, Sequence } from "./parts.ts";
import type { Print } from "./print.ts";
import { dictionary } from "./values.ts";
import { deflated } from "./write.ts";

/** A replacement in a content, of nothing where `start` equals `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Marks everything outside the tags as artifact (margin boxes, watermarks, backgrounds) and what
 * earlier steps have freed, and writes the contents anew. A form that holds tagged content isn't
 * marked; what is loose inside it is.
 */
export function markArtifacts(print: Print): void {
  const tagged = formsWithTags(print);
  for (const content of print.contents) {
    const holdsTags = ({ paints }: Loose) => {
      return paints !== undefined && tagged.has(paintedNumber(content, paints));
    };
    const runs = runsOf(content.parts.loose, holdsTags);
    const edits = [...runs.flatMap(wrap), ...renameFreed(content.parts, print.freed)];
    const entries = content.form?.dictionary ?? dictionary({});
    entries.delete("Filter");
    const edited = applyEdits(content.bytes, edits);
    print.document.objects.set(content.number, deflated(edited, entries));
  }
}

/** The runs of neighbours, without what is left out; that ends a run. */
function runsOf(loose: readonly Loose[], isOut: (piece: Loose) => boolean): Loose[][] {
  const runs: Loose[][] = [];
  let last: Loose | undefined;
  for (const piece of loose) {
    if (isOut(piece)) last = undefined;
    else {
      if (last?.run === piece.run) runs.at(-1)?.push(piece);
      else runs.push([piece]);
      last = piece;
    }
  }
  return runs;
}

/** One artifact around a run. */
function wrap(run: readonly Loose[]): Edit[] {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return [
    { start, end: start, text: "/Artifact BMC\n" },
    { start: end, end, text: "\nEMC" },
  ];
}

function renameFreed(parts: Parts, freed: ReadonlyMap<Sequence, string>): Edit[] {
  return parts.sequences.flatMap((sequence) => {
    const text = freed.get(sequence);
    return text === undefined ? [] : [{ start: sequence.start, end: sequence.body, text }];
  });
}

/** The content with its edits, which don't overlap. */
function applyEdits(content: Buffer, edits: readonly Edit[]): Uint8Array {
  const result = noBytes(content.length + 32 * edits.length);
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    putBytes(result, content.subarray(done, edit.start));
    putText(result, edit.text);
    done = edit.end;
  }
  putBytes(result, content.subarray(done));
  return written(result);
}
