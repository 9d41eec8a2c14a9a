import { describe, expect, it } from "vitest";
import { german } from "../../../src/language/de/german.ts";
import type {
  ChangeForm,
  ChangeVerb,
  NamedPeriod,
  PeriodType,
  Wording,
} from "../../../src/language/language.ts";
import type { Quantity, Scale, Unit } from "../../../src/language/types.ts";

/** No-break spaces as ~, narrow ones as _. */
const plain = (text: string): string => text.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");

const said = ({ before, number, after }: Wording): string =>
  `${before}${number === "none" ? "" : "#"}${after}`;

describe("quantities", () => {
  it.each<[Unit, string, string, string]>([
    ["tonne", "68250000", "10000", "68,25~Millionen~Tonnen"],
    ["tonne", "1000000", "1000000", "1~Million~Tonnen"],
    ["tonne", "1030000", "10000", "1,03~Millionen~Tonnen"],
    ["tonne", "1", "1", "1~Tonne"],
    ["tonne", "151000", "1000", "151_000~Tonnen"],
    ["person", "1318505", "1", "1_318_505~Personen"],
    ["person", "1200", "1", "1_200~Personen"],
    ["CNY", "114400000000000", "100000000000", "114,4~Billionen~Yuan"],
    ["EUR", "-2500000000", "100000000", "−2,5~Milliarden~Euro"],
    ["USD", "3140000", "10000", "3,14~Millionen~US-Dollar"],
    ["household", "1", "1", "1~Haushalt"],
    ["enterprise", "86", "1", "86~Unternehmen"],
    ["percent", "12.1", "0.1", "12,1~Prozent"],
    ["percent", "-0.04", "0.1", "0,0~Prozent"],
    ["percentage_point", "1", "1", "1~Prozentpunkt"],
    ["percentage_point", "1", "0.1", "1,0~Prozentpunkte"],
    ["index", "102.4", "0.1", "102,4"],
    ["month", "3", "1", "3~Monate"],
  ])("%s %s to %s is %s", (unit, value, precision, expected) => {
    expect(plain(german.printQuantity({ unit, value, precision }).text)).toBe(expected);
  });

  it("takes one scale for a column, and names it with the unit", () => {
    const outputs = ["68250000", "151000"].map(
      (value): Quantity => ({ unit: "tonne", value, precision: "1000" }),
    );
    const scale = german.commonScale(outputs);
    expect(outputs.map((each) => german.printQuantity(each, { scale }).number)).toEqual([
      "68,250",
      "0,151",
    ]);
    expect(german.unitWords("tonne", scale)).toBe("Millionen Tonnen");
  });

  it.each<[Unit, Scale, string]>([
    ["tonne", 3, "Tausend Tonnen"],
    ["CNY", 9, "Milliarden Yuan"],
    ["percent", 0, "Prozent"],
    ["number", 6, "Millionen"],
  ])("%s at ten to the %i is %s", (unit, scale, expected) => {
    expect(german.unitWords(unit, scale)).toBe(expected);
  });

  it("writes decimals with a comma and narrow spaces", () => {
    expect(["1234567.50", "-1200", "999", "0.25"].map((one) => plain(german.digits(one)))).toEqual([
      "1_234_567,50",
      "−1_200",
      "999",
      "0,25",
    ]);
  });
});

describe("change", () => {
  it.each<[ChangeForm, ChangeVerb, string, string, string]>([
    ["verb", "rise", "sank um #", "blieb unverändert", "stieg um #"],
    ["verb", "grow", "schrumpfte um #", "blieb unverändert", "wuchs um #"],
    ["verb", "increase", "nahm um # ab", "blieb unverändert", "nahm um # zu"],
    ["adverb", "rise", "minus #", "unverändert", "plus #"],
    ["noun", "rise", "ein Rückgang um #", "keine Veränderung", "ein Anstieg um #"],
    ["noun", "grow", "ein Rückgang um #", "keine Veränderung", "ein Wachstum um #"],
    ["noun", "increase", "eine Abnahme um #", "keine Veränderung", "eine Zunahme um #"],
  ])("%s of %s", (form, verb, down, same, up) => {
    expect(([-1, 0, 1] as const).map((sign) => said(german.change(sign, form, verb)))).toEqual([
      down,
      same,
      up,
    ]);
  });

  it("agrees with several subjects", () => {
    const words = (["rise", "grow", "increase"] as const).flatMap((verb) =>
      ([-1, 0, 1] as const).map((sign) => said(german.change(sign, "verb", verb, "plural"))),
    );
    expect(words).toEqual([
      ...["sanken um #", "blieben unverändert", "stiegen um #"],
      ...["schrumpften um #", "blieben unverändert", "wuchsen um #"],
      ...["nahmen um # ab", "blieben unverändert", "nahmen um # zu"],
    ]);
  });

  it("gives the direction alone", () => {
    expect(german.direction(1, "verb", "increase")).toBe("nahm zu");
    expect(german.direction(-1, "verb", "increase", "plural")).toBe("nahmen ab");
    expect(german.direction(1, "verb", "rise")).toBe("stieg");
    expect(german.direction(-1, "noun", "increase")).toBe("eine Abnahme");
    expect(german.direction(1, "adverb", "grow")).toBe("plus");
    expect(german.direction(0, "verb", "rise", "plural")).toBe("blieben unverändert");
  });

  it("says what it is compared with, before a verb's second part", () => {
    const change = (sign: -1 | 0 | 1, verb: ChangeVerb) =>
      said(german.compared(german.change(sign, "verb", verb), "2020"));
    expect(change(1, "rise")).toBe("stieg um # gegenüber 2020");
    expect(change(-1, "increase")).toBe("nahm um # gegenüber 2020 ab");
    expect(change(0, "rise")).toBe("blieb unverändert gegenüber 2020");
    expect(german.comparison("2021", "2020")).toBe("2021 gegenüber 2020");
  });
});

describe("changes in their series", () => {
  const rise = { form: "verb", verb: "rise" } as const;
  const february = { period: "2009-02", type: "month", within: "2009-03" } as const;

  it.each<[-1 | 0 | 1, -1 | 0 | 1, boolean, NamedPeriod | undefined, string]>([
    [1, 1, false, february, ", im Februar waren es #"],
    [1, -1, false, february, ", nach einem Rückgang um # im Februar"],
    [-1, 1, false, { ...february, within: "2010-01" }, ", nach einem Anstieg um # im Februar 2009"],
    [1, 0, false, february, ", nach keiner Veränderung im Februar"],
    [1, 1, true, february, ", wie im Februar"],
    [1, -1, false, undefined, ", nach einem Rückgang um # zuvor"],
    [1, 1, false, undefined, ", zuvor waren es #"],
    [1, 1, true, { period: "2020", type: "year" }, ", wie im Jahr 2020"],
    [1, 1, true, { period: "2020-02-03", type: "day" }, ", wie am 3.~Februar 2020"],
  ])("%i after %i", (now, before, same, when, expected) => {
    expect(plain(said(german.after(now, before, same, rise, when)))).toBe(expected);
  });

  it("bends the noun of what went before", () => {
    const grammar = { form: "noun", verb: "increase" } as const;
    expect(said(german.after(1, -1, false, grammar))).toBe(", nach einer Abnahme um # zuvor");
  });

  it("counts runs and what hasn't been for long", () => {
    expect(plain(german.streak("4", "month"))).toBe("im 4.~Monat in Folge");
    expect(plain(german.streak(2, "day"))).toBe("am 2.~Tag in Folge");
    expect(german.firstChange(1, "rise", "month", 5)).toBe("der erste Anstieg seit fünf Monaten");
    expect(german.firstChange(-1, "increase", "year", "21")).toBe(
      "die erste Abnahme seit 21 Jahren",
    );
    expect(german.firstChange(1, "grow", "quarter", 3)).toBe(
      "das erste Wachstum seit drei Quartalen",
    );
    expect(german.firstChange(0, "rise", "half", 2)).toBe(
      "das erste Halbjahr ohne Veränderung seit zwei Halbjahren",
    );
    expect(german.firstChange(0, "rise", "day", undefined)).toBe(
      "der erste Tag ohne Veränderung seit Beginn der Reihe",
    );
  });

  it.each<[string, PeriodType, boolean, string]>([
    ["2003-03", "month", false, "der höchste Wert seit März 2003"],
    ["2003", "year", false, "der höchste Wert seit 2003"],
    ["2003-Q1", "quarter", false, "der höchste Wert seit dem 1.~Quartal 2003"],
    ["2000-01", "month", true, "der höchste Wert seit Beginn der Reihe im Januar 2000"],
    ["2000", "year", true, "der höchste Wert seit Beginn der Reihe im Jahr 2000"],
  ])("record since %s", (period, type, ofSeries, expected) => {
    expect(plain(german.record("high", { period, type }, ofSeries))).toBe(expected);
    expect(plain(german.record("low", { period, type }, ofSeries))).toBe(
      expected.replace("höchste", "niedrigste"),
    );
  });

  it("has no order for texts", () => {
    const text = { period: "a", type: "text" } as const;
    for (const ask of [
      () => german.streak(2, "text"),
      () => german.firstChange(1, "rise", "text", 2),
      () => german.record("high", text, false),
    ])
      expect(ask).toThrow("periods that are texts have no order");
  });
});

describe("positions, counts, lists", () => {
  it.each([
    [1, "Rang~1", "1.", "1"],
    [7, "Rang~7", "7.", "sieben"],
    ["12", "Rang~12", "12.", "zwölf"],
    [13, "Rang~13", "13.", "13"],
    [1200, "Rang~1_200", "1_200.", "1_200"],
  ])("%s", (given, rank, ordinal, count) => {
    expect(plain(german.rank(given))).toBe(rank);
    expect(plain(german.ordinal(given))).toBe(ordinal);
    expect(plain(german.count(given))).toBe(count);
  });

  it("counts nothing and less", () => {
    expect(german.count(0)).toBe("null");
    expect(german.count(-3)).toBe("−3");
    expect(() => german.rank(0)).toThrow("0 is not a position");
    expect(() => german.count("1.5")).toThrow("1.5 is not a whole number");
  });

  it("picks plurals and joins lists", () => {
    expect(german.pluralForms).toEqual(["one", "other"]);
    expect(["1", "1.0", "0", "2"].map((n) => german.plural(n, ["Betrieb", "Betriebe"]))).toEqual([
      ...["Betrieb", "Betriebe", "Betriebe", "Betriebe"],
    ]);
    expect(german.listSeparators(1)).toEqual([]);
    expect(german.listSeparators(3)).toEqual([", ", " und "]);
  });

  it.each([
    ["33.3", "ein Drittel"],
    ["37.4", "mehr als ein Drittel"],
    ["73.6", "fast drei Viertel"],
    ["50.9", "etwas mehr als die Hälfte"],
    ["48.0", "weniger als die Hälfte"],
    ["97", undefined],
  ])("%s percent", (percent, expected) => {
    expect(german.fraction(percent)).toBe(expected);
  });
});

describe("periods", () => {
  it.each<[string, PeriodType, string, string]>([
    ["2021", "year", "2021", "2021"],
    ["2021-H1", "half", "1.~Halbjahr 2021", "1.~Halbjahr"],
    ["2021-Q3", "quarter", "3.~Quartal 2021", "3.~Quartal"],
    ["2021-03", "month", "März 2021", "März"],
    ["2021-03-05", "day", "5.~März 2021", "5.~März"],
    ["Kampagne 4", "text", "Kampagne 4", "Kampagne 4"],
  ])("%s", (period, type, full, within) => {
    expect(plain(german.period(period, type))).toBe(full);
    expect(plain(german.period(period, type, period))).toBe(within);
  });

  it.each<[string, PeriodType, string]>([
    ["2009-03", "month", "Januar bis März 2009"],
    ["2009-01", "month", "Januar 2009"],
    ["2009-12", "month", "2009"],
    ["2009-Q3", "quarter", "1. bis 3.~Quartal 2009"],
    ["2009-H1", "half", "1.~Halbjahr 2009"],
    ["2009", "year", "2009"],
  ])("the year to %s", (period, type, expected) => {
    expect(plain(german.yearToDate(period, type))).toBe(expected);
  });

  it("has no year to a day, and writes dates", () => {
    expect(() => german.yearToDate("2009-03-05", "day")).toThrow("a day has no year to date");
    expect(plain(german.date("2022-02-10T09:00:00+08:00"))).toBe("10.~Februar 2022");
    expect(() => german.date("2022-02-31")).toThrow();
  });
});

describe("small print", () => {
  it("gives reasons, marks and their legend", () => {
    expect(german.missing(undefined)).toBe("nicht verfügbar");
    expect(german.missing("zero_base")).toBe("nicht berechenbar, da der Basiswert null ist");
    expect(german.missing("noch nicht gezählt")).toBe("noch nicht gezählt");
    expect(`${german.mark("computed")} ${german.legend("computed")}`).toBe(
      "* aus veröffentlichten Zahlen berechnet",
    );
    expect(`${german.mark("p")} ${german.legend("p")}`).toBe("[p] vorläufig");
    expect(() => german.legend("q")).toThrow('no mark is called "q"');
  });

  it("words a correction", () => {
    const { correction } = german;
    expect(correction.replaces(0, "10. Februar 2022")).toBe(
      "Diese Ausgabe ersetzt die am 10. Februar 2022 veröffentlichte.",
    );
    expect(correction.replaces(2, undefined)).toBe(
      "Diese Ausgabe ersetzt die 2. Berichtigung der zuvor veröffentlichten.",
    );
    expect(correction.listed("[r]")).toBe("Berichtigte Zahlen, mit [r] gekennzeichnet");
    expect(correction.ofRow("Ausstoß", "Kohle") + correction.was("8,9 Prozent")).toBe(
      "Ausstoß (Kohle), bisher 8,9 Prozent",
    );
    expect(correction.others("9")).toBe("und 9 weitere");
  });
});
