import { describe, expect, it } from "vitest";
import { shippedScripts } from "../../src/fonts/needed.ts";
import { languageFor, languages } from "../../src/language/languages.ts";
import { pluralPicker } from "../../src/language/plural.ts";

describe("languageFor", () => {
  it("knows the languages that there are", () => {
    expect(languages).toEqual(["de", "en", "zh"]);
    for (const code of languages) expect(languageFor(code)?.code).toBe(code);
  });

  it("has faces for the script of each", () => {
    const scripts = shippedScripts();
    for (const code of languages) expect(scripts).toContain(languageFor(code)?.script);
  });

  it.each(["", "EN", "en-GB", "zh-CN", "constructor"])("has none for %j", (code) => {
    expect(languageFor(code)).toBeUndefined();
  });
});

describe("plural forms", () => {
  it("follow the language", () => {
    expect(pluralPicker("zh-CN")("1", ["企业"])).toBe("企业");
    const polish = ["zakład", "zakłady", "zakładów", "zakładu"];
    const picked = ["1", "2", "5", "1.5"].map((n) => pluralPicker("pl")(n, polish));
    expect(picked).toEqual(polish);
  });
});
