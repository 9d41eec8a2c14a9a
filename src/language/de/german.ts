import { type FractionName, type FractionRelation, nearFraction } from "../fraction.ts";
import type { Language } from "../language.ts";
import { numberPrinter } from "../number.ts";
import { pluralCategories, pluralPicker } from "../plural.ts";
import { after, change, compared, direction, firstChange, record, streak } from "./changes.ts";
import { correction } from "./corrections.ts";
import { germanNumberWords } from "./number-words.ts";
import { germanNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = germanNumbers;

const fractionWords: Readonly<Record<FractionName, string>> = {
  "1/10": "ein Zehntel",
  "1/6": "ein Sechstel",
  "1/5": "ein Fünftel",
  "1/4": "ein Viertel",
  "1/3": "ein Drittel",
  "1/2": "die Hälfte",
  "2/3": "zwei Drittel",
  "3/4": "drei Viertel",
  "4/5": "vier Fünftel",
  "9/10": "neun Zehntel",
};

const fractionRelations: Readonly<Record<FractionRelation, string>> = {
  exactly: "",
  just_over: "etwas mehr als ",
  over: "mehr als ",
  nearly: "fast ",
  under: "weniger als ",
};

const missingReasons: ReadonlyMap<string, string> = new Map([
  ["missing", "nicht verfügbar"],
  ["missing_base", "nicht berechenbar, da der Basiswert fehlt"],
  ["zero_base", "nicht berechenbar, da der Basiswert null ist"],
  ["negative_base", "nicht berechenbar, da der Basiswert negativ ist"],
  ["incomplete", "nicht bekannt, da frühere Werte fehlen"],
  ["x", "nicht verfügbar"],
  ["z", "nicht zutreffend"],
  ["c", "geheim zu halten"],
]);

/** Marks and what the legend says of them. */
const marks: ReadonlyMap<string, { readonly mark: string; readonly legend: string }> = new Map([
  ["computed", { mark: "*", legend: "aus veröffentlichten Zahlen berechnet" }],
  ["p", { mark: "[p]", legend: "vorläufig" }],
  ["r", { mark: "[r]", legend: "berichtigt" }],
  ["e", { mark: "[e]", legend: "geschätzt" }],
  ["b", { mark: "[b]", legend: "Bruch in der Zeitreihe" }],
  ["c", { mark: "[c]", legend: "geheim zu halten" }],
  ["x", { mark: "[x]", legend: "nicht verfügbar" }],
  ["z", { mark: "[z]", legend: "nicht zutreffend" }],
]);

const labels: Language["labels"] = {
  page_before: "Seite ",
  page_between: " von ",
  page_after: "",
  colon: ":",
  comma: ",",
  semicolon: ";",
  stop: ".",
  space: " ",
  figure: "Abbildung",
  table: "Tabelle",
  source: "Quelle",
  note: "Anmerkung",
  notes: "Anmerkungen",
  main_points: "Das Wichtigste",
  place: "Gebiet",
  period: "Zeitraum",
  released: "Erschienen am",
  next_release: "Nächste Ausgabe",
  number: "Nummer",
  contact: "Auskunft",
  draft: "Entwurf",
  correction: "Berichtigung",
  continued: "Fortsetzung",
  photo: "Foto",
  symbols: "Zeichenerklärung",
  data: "Daten",
  dashed: "Gestrichelt",
  open: "Nicht gefüllt",
  gap: "Lücke",
  commentary: "Kommentar",
  release_calendar: "Veröffentlichungskalender",
  unfinished: "Noch offen",
  back_to_text: "Zurück zum Text",
  key_numbers: "Wichtige Zahlen",
  numbers_in_text: "Zahlen im Text",
  contents: "Inhalt",
  cover: "Deckblatt",
  sheet: "Blatt",
  one_table: "Dieses Blatt enthält eine Tabelle",
  what: "Was",
  value: "Wert",
  unit: "Einheit",
  meaning: "Bedeutung",
  no_mark: "keines",
  title: "Titel",
  publisher: "Herausgeber",
  licence: "Lizenz",
  language: "Sprache",
  this_language: "Deutsch",
  as_published: "Bisher veröffentlicht",
  difference: "Unterschied",
  revised: "Berichtigt",
  revisions: "Berichtigte frühere Zahlen",
};

const printer = numberPrinter(germanNumbers);

function listSeparators(length: number): readonly string[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) =>
    index === length - 2 ? " und " : ", ",
  );
}

function fraction(percent: string): string | undefined {
  const near = nearFraction(percent);
  return near && fractionRelations[near.relation] + fractionWords[near.name];
}

function markOf(mark: string): { readonly mark: string; readonly legend: string } {
  const known = marks.get(mark);
  if (known === undefined) throw new Error(`no mark is called "${mark}"`);
  return known;
}

/**
 * German, as the federal office of statistics writes it. Its words are chosen so that no case changes
 * them: "1. Quartal 2021" and not "das erste Quartal", "um" and not "von" before a number.
 */
export const german: Language = {
  code: "de",
  tag,
  script: "Latn",
  ...printer,
  change,
  direction,
  usualVerb: "rise",
  compared,
  after,
  streak,
  firstChange,
  record,
  rank,
  ordinal,
  count,
  pluralForms: pluralCategories(tag),
  plural: pluralPicker(tag),
  listSeparators,
  fraction,
  about: "rund ",
  date,
  period,
  yearToDate,
  missing: (reason = "x") => missingReasons.get(reason) ?? reason,
  legend: (mark) => markOf(mark).legend,
  mark: (mark) => markOf(mark).mark,
  labels,
  correction,
  comparison: (later, earlier) => `${later} gegenüber ${earlier}`,
  numberWords: germanNumberWords,
};
