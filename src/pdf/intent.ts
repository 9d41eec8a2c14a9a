import { addObject, type Print } from "./print.ts";
import { srgbProfile } from "./profile.ts";
import { byteString, dictionary, name } from "./values.ts";
import { deflated } from "./write.ts";

const profile = deflated(srgbProfile(), dictionary({ N: 3 }));

/** Says what the colours of the pages mean: an output intent with an sRGB profile (PDF/A). */
export function writeIntent(print: Print): void {
  const embedded = addObject(print.document, profile);
  const intent = dictionary({
    Type: name("OutputIntent"),
    S: name("GTS_PDFA1"),
    OutputConditionIdentifier: byteString("sRGB"),
    Info: byteString("sRGB IEC61966-2-1"),
    DestOutputProfile: embedded,
  });
  print.catalog.set("OutputIntents", [addObject(print.document, intent)]);
}
