import { fractionPhrase } from "../fraction.ts";

export const fraction = fractionPhrase(
  {
    "1/10": "一成",
    "1/6": "六分之一",
    "1/5": "五分之一",
    "1/4": "四分之一",
    "1/3": "三分之一",
    "1/2": "一半",
    "2/3": "三分之二",
    "3/4": "四分之三",
    "4/5": "五分之四",
    "9/10": "九成",
  },
  {
    exactly: "",
    just_over: "略超过",
    over: "超过",
    nearly: "近",
    under: "不到",
  },
);
