import { expect, it } from "vitest";
import { pdfDate, xmpDate } from "../../src/pdf/dates.ts";

it.each([
  ["2022-02-10T09:00:00+08:00", "D:20220210090000+08'00'", "2022-02-10T09:00:00+08:00"],
  ["2021-12-31T00:00:00Z", "D:20211231000000+00'00'", "2021-12-31T00:00:00+00:00"],
  ["2021-12-31t23:59:59.75-03:30", "D:20211231235959-03'30'", "2021-12-31T23:59:59-03:30"],
])("writes %s", (instant, pdf, xmp) => {
  expect([pdfDate(instant), xmpDate(instant)]).toEqual([pdf, xmp]);
});

it.each(["2022-02-10", "2022-02-10T09:00:00", "10 February 2022", ""])("refuses %j", (text) => {
  expect(() => pdfDate(text)).toThrow(`not an instant in RFC 3339: ${text}`);
});
