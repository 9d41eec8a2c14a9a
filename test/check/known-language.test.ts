import { expect, test } from "vitest";
import { knownLanguage, withFaces } from "../../src/check/known-language.ts";
import { english } from "../../src/language/en/english.ts";
import { readBulletin } from "../../src/workspace/bulletin.ts";
import { saidOf } from "../findings-of.ts";
import { SMALL, smallWorkspace, spoiled } from "../small-bulletin.ts";

const PAGE = "templates/prices/page.en.hbs";

test("a language whose script has no face is refused, by name", async () => {
  const workspace = await smallWorkspace({
    ...spoiled("templates/prices/bulletin.yaml", "[en]", "[en, th]"),
    "templates/prices/page.th.hbs": SMALL[PAGE] ?? "",
  });
  const bulletin = await readBulletin(workspace, "prices", () => undefined);
  const thai = { ...english, code: "th", tag: "th-TH", script: "Thai" };
  expect(await saidOf(() => withFaces(bulletin, thai))).toEqual([
    `templates/prices/bulletin.yaml:2:17: the language "th" is written in the script Thai, for which no face is listed: there are faces for Cyrl, Grek, Hans, Latn. List a family of static TrueType faces with the script Thai in Bulletin's assets/fonts.json, or take a language that has faces: de, en, zh.`,
  ]);
  expect(withFaces(bulletin, english)).toBe(english);
  expect(knownLanguage(bulletin, "de").script).toBe("Latn");
});
