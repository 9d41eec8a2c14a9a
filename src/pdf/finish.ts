import { markArtifacts } from "./artifacts.ts";
import { wrapCaptions } from "./captions.ts";
import { mendDestinations } from "./destinations.ts";
import { freeDrawings } from "./drawings.ts";
import { tieForms } from "./forms.ts";
import { dissolveGroups } from "./groups.ts";
import { freeRepeatedHeads } from "./heads.ts";
import { withoutHiddenText } from "./hidden.ts";
import { nameNotes, numberIds } from "./ids.ts";
import { writeIntent } from "./intent.ts";
import { describeLinks } from "./links.ts";
import { wrapListBodies } from "./lists.ts";
import { writeMetadata } from "./metadata.ts";
import { writeOutline } from "./outline.ts";
import { openPrint } from "./print.ts";
import { mapRoles, mendRoles } from "./roles.ts";
import type { PdfMetadata } from "./types.ts";
import { writePdf } from "./write.ts";

/**
 * Makes Chromium's print the PDF that is published: PDF 1.7 that claims PDF/UA-1 and PDF/A-3a,
 * with metadata and outline of its own, in half the bytes. Equal prints give equal bytes, whenever
 * and in whichever browser they were made.
 *
 *     raw → take apart → mend the tags → free what isn't content → describe → write
 *
 * @param raw What Chromium printed, tagged.
 * @param metadata What the PDF says about itself; its headings are the outline.
 * @throws A plain error where the print isn't as expected: untagged, headings that differ, PDF
 * syntax that Chromium doesn't write.
 */
export function finishPdf(raw: Uint8Array, metadata: PdfMetadata): Uint8Array {
  const print = openPrint(raw, withoutHiddenText);
  wrapListBodies(print);
  wrapCaptions(print);
  mendRoles(print);
  nameNotes(print);
  mapRoles(print);
  tieForms(print);
  freeRepeatedHeads(print);
  freeDrawings(print);
  dissolveGroups(print);
  describeLinks(print);
  numberIds(print);
  mendDestinations(print);
  writeOutline(print, metadata.headings);
  writeMetadata(print, metadata);
  writeIntent(print);
  markArtifacts(print);
  return writePdf(print.document);
}
