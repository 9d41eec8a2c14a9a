import { fractionPhrase } from "../fraction.ts";

export const fraction = fractionPhrase(
  {
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
  },
  {
    exactly: "",
    just_over: "etwas mehr als ",
    over: "mehr als ",
    nearly: "fast ",
    under: "weniger als ",
  },
);
