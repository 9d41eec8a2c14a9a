// Makes the data of the bench: the same bytes on every machine and at every run.
import { existsSync, writeFileSync } from "node:fs";

const FOLDER = new URL("data/districts/", import.meta.url);
const DISTRICTS = 200;
const YEARS = { first: 2009, last: 2024 };
const BRANCHES = [
  ["farming", "Agriculture and forestry", "farming"],
  ["mining", "Mining and quarrying", "mining"],
  ["food", "Food and beverages", "food production"],
  ["machinery", "Machinery and vehicles", "mechanical engineering"],
  ["chemicals", "Chemicals and pharmaceuticals", "chemistry"],
  ["energy", "Energy and water", "energy supply"],
  ["construction", "Construction", "construction"],
  ["trade", "Wholesale and retail trade", "trade"],
  ["transport", "Transport and storage", "transport"],
  ["hospitality", "Hotels and restaurants", "hospitality"],
  ["information", "Information and communication", "information services"],
  ["finance", "Finance and insurance", "finance"],
];
const BEGINNINGS =
  "Alder Beck Carr Dun Elm Fair Glen Hart Iver Kirk Lang Marsh Nor Oak Pen Quarn Raven Stan Thorn Wick";
const ENDINGS = "bridge bury dale field ford ham ley mouth stead ton";

/** Writes the data, unless they are there. */
export function makeData() {
  if (existsSync(new URL("building_permits.csv", FOLDER))) return;
  const chance = chanceFrom(20_241_126);
  const names = BEGINNINGS.split(" ").flatMap((first) =>
    ENDINGS.split(" ").map((last) => first + last),
  );
  const districts = names
    .slice(0, DISTRICTS)
    .map((name, index) => [`d${String(index + 1).padStart(3, "0")}`, name]);
  const keys = districts.map(([key]) => key);
  write("districts", ["district", "name_en"], districts);
  write(
    "branches",
    ["branch", "name_en", "noun_en", "position"],
    BRANCHES.map((row, index) => [...row, index + 1]),
  );
  write(
    "output",
    ["district", "branch", "year", "output", "jobs"],
    keys.flatMap((key) => outputOf(key, chance)),
  );
  write(
    "building_permits",
    ["district", "month", "permits"],
    keys.flatMap((key) => permitsOf(key, chance)),
  );
}

/** Output in million euros and jobs, by branch and year: two walks with a trend. */
function outputOf(district, chance) {
  const rows = [];
  for (const [branch] of BRANCHES) {
    let output = 40 + 900 * chance() ** 3;
    let jobs = output * (6 + 10 * chance());
    const trend = 1.005 + 0.03 * chance();
    for (let year = YEARS.first; year <= YEARS.last; year++) {
      output *= trend + 0.14 * (chance() - 0.5);
      jobs *= 1.003 + 0.06 * (chance() - 0.5);
      rows.push([district, branch, year, output.toFixed(1), Math.round(jobs)]);
    }
  }
  return rows;
}

/** Dwellings permitted in each month of the last seven years: editions are of the last five. */
function permitsOf(district, chance) {
  const size = 40 + 160 * chance();
  const months = Array.from({ length: 84 }, (_, index) => index);
  return months.map((index) => {
    const month = `${YEARS.last - 6 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    const season = 1 + 0.25 * Math.sin(((index % 12) / 6) * Math.PI - 1);
    return [district, month, Math.round(size * season * (0.7 + 0.6 * chance()))];
  });
}

/** Numbers from 0 to 1 in an order that the seed decides (mulberry32). */
function chanceFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function write(name, fields, rows) {
  const text = [fields, ...rows].map((row) => `${row.join(",")}\n`).join("");
  writeFileSync(new URL(`${name}.csv`, FOLDER), text);
}
