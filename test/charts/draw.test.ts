import { beforeAll, describe, expect, test } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import type { Drawing } from "../../src/charts/types.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en.ts";
import { compileKind, KINDS, type Kind, tables } from "./kinds.ts";

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const draw = (kind: Kind): Promise<Drawing> => drawChart(compileKind(kind), tables, english, fonts);

describe.each(KINDS)("%s", (kind) => {
  test("look", async () => {
    const d = await draw(kind);
    expect(d.svg).toContain("<svg");
  });
});
