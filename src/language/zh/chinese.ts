import { type FractionName, type FractionRelation, nearFraction } from "../fraction.ts";
import type { Language } from "../language.ts";
import { numberPrinter } from "../number.ts";
import { pluralCategories, pluralPicker } from "../plural.ts";
import { after, change, compared, direction, firstChange, record, streak } from "./changes.ts";
import { correction } from "./corrections.ts";
import { chineseNumberWords } from "./number-words.ts";
import { chineseNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = chineseNumbers;

const fractionWords: Readonly<Record<FractionName, string>> = {
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
};

const fractionRelations: Readonly<Record<FractionRelation, string>> = {
  exactly: "",
  just_over: "略超过",
  over: "超过",
  nearly: "近",
  under: "不到",
};

const missingReasons: ReadonlyMap<string, string> = new Map([
  ["missing", "无数据"],
  ["missing_base", "缺少基期数据，无法计算"],
  ["zero_base", "基期为零，无法计算"],
  ["negative_base", "基期为负，无法计算"],
  ["incomplete", "前期数据不全，无法计算"],
  ["x", "无数据"],
  ["z", "不适用"],
  ["c", "保密"],
]);

/** Marks and what the legend says of them. */
const marks: ReadonlyMap<string, { readonly mark: string; readonly legend: string }> = new Map([
  ["computed", { mark: "*", legend: "根据公布数据推算" }],
  ["p", { mark: "[p]", legend: "初步数" }],
  ["r", { mark: "[r]", legend: "修订数" }],
  ["e", { mark: "[e]", legend: "估计数" }],
  ["b", { mark: "[b]", legend: "序列中断" }],
  ["c", { mark: "[c]", legend: "保密" }],
  ["x", { mark: "[x]", legend: "无数据" }],
  ["z", { mark: "[z]", legend: "不适用" }],
]);

const labels: Language["labels"] = {
  page_before: "第",
  page_between: "页，共",
  page_after: "页",
  colon: "：",
  comma: "，",
  semicolon: "；",
  stop: "。",
  space: "",
  figure: "图",
  table: "表",
  source: "资料来源",
  note: "注",
  notes: "注释",
  main_points: "主要情况",
  place: "地区",
  period: "时期",
  released: "发布日期",
  next_release: "下次发布",
  number: "期号",
  contact: "联系方式",
  draft: "草稿",
  correction: "更正",
  continued: "续",
  photo: "图片来源",
  symbols: "符号说明",
  data: "数据",
  dashed: "虚线",
  open: "空心",
  gap: "断开",
  commentary: "文字分析",
  release_calendar: "发布日程",
  unfinished: "未完成事项",
  back_to_text: "返回正文",
  key_numbers: "主要数据",
  numbers_in_text: "正文数据",
  contents: "目录",
  cover: "封面",
  sheet: "工作表",
  one_table: "本工作表含一张表",
  what: "项目",
  revisions: "已发布数据修订情况",
  as_published: "原发布数",
  revised: "修订数",
  difference: "差额",
  value: "数值",
  unit: "单位",
  meaning: "含义",
  no_mark: "无",
  title: "标题",
  publisher: "发布单位",
  licence: "许可协议",
  language: "语言",
  this_language: "中文",
};

const printer = numberPrinter(chineseNumbers);

function listSeparators(length: number): readonly string[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) =>
    index === length - 2 ? "和" : "、",
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

/** Chinese in simplified characters, as statistics offices of mainland China write it. */
export const chinese: Language = {
  code: "zh",
  tag,
  script: "Hans",
  ...printer,
  change,
  direction,
  usualVerb: "grow",
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
  about: "约",
  date,
  period,
  yearToDate,
  missing: (reason = "x") => missingReasons.get(reason) ?? reason,
  legend: (mark) => markOf(mark).legend,
  mark: (mark) => markOf(mark).mark,
  labels,
  correction,
  comparison: (later, earlier) => `${later}比${earlier}`,
  numberWords: chineseNumberWords,
};
