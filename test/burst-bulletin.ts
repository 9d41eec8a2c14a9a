import { resourceOf, withResource } from "./data-resource.ts";
import { SMALL, spoiled } from "./small-bulletin.ts";

const PLACES = ["Anytown", "Côte d'Ivoire", "阳泉", "Washington, DC", "São Tomé"];

/** What makes the small bulletin one of many: a list of places, and a query that gives them. */
export function burstFiles(places: readonly string[] = PLACES): Readonly<Record<string, string>> {
  const rows = places.map((place, at) => `"${place}",C${at}`);
  const listed = resourceOf("places", { place: "string", code: "string" });
  return {
    ...spoiled("templates/prices/bulletin.yaml", "data:", "burst: { query: places.sql }\ndata:"),
    "templates/prices/places.sql": "select place, _row from places order by place, code\n",
    "data/prices/places.csv": `place,code\n${rows.join("\n")}\n`,
    "data/prices/datapackage.json": withResource(SMALL["data/prices/datapackage.json"], listed),
  };
}
