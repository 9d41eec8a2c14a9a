import { statusWords } from "../status-words.ts";

export const statuses = statusWords({
  legends: {
    computed: "根据公布数据推算",
    p: "初步数",
    r: "修订数",
    e: "估计数",
    b: "序列中断",
    c: "保密",
    x: "无数据",
    z: "不适用",
  },
  reasons: {
    missing: "无数据",
    missing_base: "缺少基期数据，无法计算",
    zero_base: "基期为零，无法计算",
    negative_base: "基期为负，无法计算",
    incomplete: "前期数据不全，无法计算",
    x: "无数据",
    z: "不适用",
    c: "保密",
  },
});
