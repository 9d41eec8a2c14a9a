import { describe, expect, test } from "vitest";
import { cellReader, nativeField } from "../../src/data/cell.ts";
import { tableSchema } from "../../src/data/schema.ts";

function read(field: object, written: string): string | undefined {
  const [parsed] = tableSchema.parse({ fields: [{ name: "f", ...field }] }).fields;
  if (parsed === undefined) throw new Error("no field");
  return cellReader(parsed)(written);
}

const same = Symbol("as written");

describe("what a cell of each type may be", () => {
  const cases: [object, string, string | undefined | typeof same][] = [
    [{ type: "string" }, "007", same],
    [{ type: "string", format: "email" }, "office@yq.example", same],
    [{ type: "string", format: "email" }, "office.yq.example", undefined],
    [{ type: "string", format: "uri" }, "https://example.org/a", same],
    [{ type: "string", format: "uri" }, "example", undefined],
    [{ type: "string", format: "uuid" }, "95ecc380-afe9-11e4-9b6c-751b66dd541e", same],
    [{ type: "string", format: "uuid" }, "95ecc380", undefined],
    [{ type: "string", format: "binary" }, "dGVzdA==", same],
    [{ type: "string", format: "binary" }, "dGVzdA=", undefined],
    [{ type: "integer" }, "1200", same],
    [{ type: "integer" }, "1.0", undefined],
    [{ type: "integer", groupChar: " " }, "1 200", "1200"],
    [{ type: "integer", bareNumber: false }, "95%", "95"],
    [{ type: "number", decimalChar: "," }, "12,5", "12.5"],
    [{ type: "number" }, "12,5", undefined],
    [{ type: "boolean" }, "True", "true"],
    [{ type: "boolean" }, "yes", undefined],
    [{ type: "boolean", trueValues: ["yes"], falseValues: ["no"] }, "yes", "true"],
    [{ type: "date" }, "2020-02-29", same],
    [{ type: "date" }, "2021-02-29", undefined],
    [{ type: "date" }, "1900-02-29", undefined],
    [{ type: "date" }, "2021-2-1", undefined],
    [{ type: "date", format: "%d/%m/%Y" }, "31/03/2021", "2021-03-31"],
    [{ type: "date", format: "%d/%m/%Y" }, "31/02/2021", undefined],
    [{ type: "date", format: "%d.%m.%y" }, "1.3.21", "2021-03-01"],
    [{ type: "time" }, "08:30:00", same],
    [{ type: "time" }, "25:00:00", undefined],
    [{ type: "datetime" }, "2022-02-10T09:30:00+08:00", same],
    [{ type: "datetime" }, "2022-02-10 09:30:00", same],
    [{ type: "datetime" }, "2022-02-30T09:30:00Z", undefined],
    [{ type: "datetime", format: "%Y%m%d %H%M" }, "20220210 0930", "2022-02-10T09:30:00"],
    [{ type: "year" }, "2021", same],
    [{ type: "year" }, "21", undefined],
    [{ type: "yearmonth" }, "2021-12", same],
    [{ type: "yearmonth" }, "2021-13", undefined],
    [{ type: "duration" }, "P1Y2M3DT4H", same],
    [{ type: "duration" }, "P", undefined],
    [{ type: "duration" }, "1 year", undefined],
    [{ type: "object" }, '{"a": 1}', same],
    [{ type: "object" }, "[1]", undefined],
    [{ type: "array" }, "[1]", same],
    [{ type: "array" }, "1,2", undefined],
    [{ type: "geopoint" }, "113.5, 37.8", same],
    [{ type: "geopoint" }, "113.5", undefined],
    [{ type: "geopoint", format: "array" }, "[113.5, 37.8]", same],
    [{ type: "geopoint", format: "object" }, '{"lon": 113.5, "lat": 37.8}', same],
    [{ type: "geojson" }, '{"type": "Point"}', same],
    [{ type: "list", itemType: "integer" }, "1,2,3", same],
    [{ type: "list", itemType: "integer" }, "1,x", undefined],
    [{ type: "list", delimiter: ";" }, "a;b", same],
    [{ type: "any" }, "…", same],
  ];
  test.each(cases)("%j %s", (field, written, expected) => {
    expect(read(field, written)).toBe(expected === same ? written : expected);
  });
});

test("JSON's numbers have a point, whatever the field's notation", () => {
  const field = { name: "f", type: "number", decimalChar: ",", groupChar: "." };
  const [parsed] = tableSchema.parse({ fields: [field] }).fields;
  if (parsed === undefined) throw new Error("no field");
  expect(cellReader(nativeField(parsed))("1.500")).toBe("1.500");
});
