import { statusWords } from "../status-words.ts";

export const statuses = statusWords({
  legends: {
    computed: "computed from published figures",
    p: "provisional",
    r: "revised",
    e: "estimated",
    b: "break in series",
    c: "confidential",
    x: "not available",
    z: "not applicable",
  },
  reasons: {
    missing: "not available",
    missing_base: "not defined, as the base is missing",
    zero_base: "not defined, as the base is zero",
    negative_base: "not defined, as the base is negative",
    incomplete: "not known, as earlier values are missing",
    x: "not available",
    z: "not applicable",
    c: "confidential",
  },
});
