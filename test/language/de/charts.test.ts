import { describe, expect, it } from "vitest";
import type { ChartForm, Course } from "../../../src/language/chart-words.ts";
import { german } from "../../../src/language/de/german.ts";

const words = german.chartWords;

describe("charts in German", () => {
  it.each<[ChartForm[], string]>([
    [["bar"], "Balkendiagramm"],
    [["bar", "line"], "Balken- und Liniendiagramm"],
    [["other"], "Diagramm"],
  ])("%s", (forms, expected) => {
    expect(words.form(forms)).toBe(expected);
  });

  it("says ends, courses and counts without a case", () => {
    const coal = { label: "Kohle", text: "13,3 Prozent" };
    const none = { label: "", text: "7,6 Prozentpunkte" };
    expect(words.values([coal, none])).toBe("Kohle 13,3 Prozent, 7,6 Prozentpunkte");
    expect(words.extremes("12", coal, none)).toBe(
      "12 Werte, der größte: Kohle 13,3 Prozent, der kleinste: 7,6 Prozentpunkte",
    );
    const course: Course = {
      name: undefined,
      first: { label: "2010", text: "2 Prozent" },
      last: { label: "2021", text: "5 Prozent" },
      direction: "stieg",
      highest: { label: "2015", text: "9 Prozent" },
      lowest: { label: "2010", text: "2 Prozent" },
    };
    expect(words.course(course)).toBe(
      "stieg, 2010: 2 Prozent, 2021: 5 Prozent, höchster Wert 2015: 9 Prozent",
    );
    expect(words.course({ ...course, name: "Kohle", highest: course.last })).toBe(
      "Kohle stieg, 2010: 2 Prozent, 2021: 5 Prozent",
    );
    expect(words.counts("230", [{ label: "im Gebiet", text: "86" }])).toBe(
      "insgesamt 230, 86 im Gebiet",
    );
    expect(words.flagged("5 Prozent", ["vorläufig"])).toBe("5 Prozent (vorläufig)");
    const named = words.named("wachstum", "2 Prozent");
    expect(words.description("Diagramm", [named, "kohle stieg"])).toBe(
      "Diagramm. Wachstum: 2 Prozent. Kohle stieg.",
    );
    expect(words.description("Diagramm", [])).toBe("Diagramm.");
  });

  it("has a decimal comma and German months on axes", () => {
    const { number, time } = german.axes;
    expect(number).toMatchObject({ decimal: ",", thousands: "\u202F" });
    expect([time.months[2], time.shortMonths[2], time.days[0], time.shortDays[6]]).toEqual([
      ...["März", "Mär", "Sonntag", "Sa"],
    ]);
  });
});
