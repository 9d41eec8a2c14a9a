import { expect, test } from "vitest";
import { germanNumberWords } from "../../../src/language/de/number-words.ts";

test.each([
  ["drei Betriebe und sieben mehr", "drei=3 sieben=7"],
  [
    "einundzwanzig, zweihundertfünf, dreitausendfünfhundert",
    "einundzwanzig=21 zweihundertfünf=205 dreitausendfünfhundert=3500",
  ],
  [
    "zwei Millionen Tonnen, eine Milliarde Yuan",
    "zwei Millionen=2000000 eine Milliarde=1000000000",
  ],
  ["hundert und tausendzwölf", "hundert=100 tausendzwölf=1012"],
  [
    "an siebter Stelle, zum ersten Mal, der einundzwanzigste",
    "siebter=#7 ersten=#1 einundzwanzigste=#21",
  ],
  ["im dritten und achten Jahr, der zwanzigsten", "dritten=#3 achten=#8 zwanzigsten=#20"],
  ["ein Drittel, zwei Drittel, drei Viertel", "ein Drittel=1/3 zwei Drittel=2/3 drei Viertel=3/4"],
  ["mehr als die Hälfte, ein halbes Jahr", "Hälfte=1/2 halbes=1/2"],
  // Articles and what only looks like a number.
  ["eine Zunahme, ein Betrieb, einem Rückgang", ""],
  ["beachten, heiter, unterster, Zweig, Einheit, Dreieck", ""],
  ["eins, null, Zwölf", "eins=1 null=0 Zwölf=12"],
])("%s", (text, expected) => {
  const found = germanNumberWords(text);
  const marks = { cardinal: "", ordinal: "#", fraction: "" };
  expect(found.map((one) => `${one.text}=${marks[one.kind]}${one.value}`).join(" ")).toBe(expected);
  for (const { index, text: word } of found) expect(text.slice(index).startsWith(word)).toBe(true);
});
