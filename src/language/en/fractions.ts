import { fractionPhrase } from "../fraction.ts";

export const fraction = fractionPhrase(
  {
    "1/10": "a tenth",
    "1/6": "a sixth",
    "1/5": "a fifth",
    "1/4": "a quarter",
    "1/3": "a third",
    "1/2": "half",
    "2/3": "two thirds",
    "3/4": "three quarters",
    "4/5": "four fifths",
    "9/10": "nine tenths",
  },
  {
    exactly: "",
    just_over: "just over ",
    over: "over ",
    nearly: "nearly ",
    under: "under ",
  },
);
