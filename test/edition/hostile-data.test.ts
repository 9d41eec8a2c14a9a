import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { readBack } from "../pdf/read-back.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const NAMES = [
  '<script>alert("x")</script>',
  "</title></style><h1>head</h1>",
  "{{constructor}} & &amp; <b>bold</b>",
  "*not* _marked_ `up` [link](https://example.org)",
  "(PDF) \\(syntax\\) << /Type /Page >> endstream endobj",
];

const VALUES = ["1234567890123456789012345678", "0.0000001", "", "-0.04", "0"];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Rows whose names and values are made to break out of whatever prints them. */
const rows = NAMES.map((name, index) => `r${index},${quoted(name)},${VALUES[index]}\n`).join("");

test("markup, scripts and syntax in data print as text; huge, tiny and missing values are right", async () => {
  const workspace = await smallWorkspace({
    "data/prices/rows.csv": `key,name,value\n${rows}`,
    ...spoiled(
      "data/prices/datapackage.json",
      '"resources": [',
      `"resources": [
    { "name": "rows", "path": "rows.csv", "schema": { "primaryKey": "key", "fields": [
      { "name": "key", "type": "string" },
      { "name": "name", "type": "string" },
      { "name": "value", "type": "number", "unit": "number", "decimals": 1 } ] } },`,
    ),
    ...spoiled(
      "templates/prices/page.en.hbs",
      "{{#each levels}}",
      `{{#each rows}}<p title="{{name}}">{{name}}: {{value}}</p>{{/each}}
{{#markdown}}
**Names:** {{#list rows}}{{name}}{{/list}}
{{/markdown}}
{{#table rows}}Rows {{#column "name"}}Name{{/column}}{{#column "value"}}Value{{/column}}{{#column "key"}}Key{{/column}}{{/table}}
{{#each levels}}`,
    ),
  });
  const { folder, findings } = await build(workspace, "prices");
  expect(findings).toEqual([]);
  const { pages, info } = await readBack(
    await readFile(join(workspace.root, folder, "bulletin.pdf")),
  );
  const text = pages.join(" ").replace(/\s+/g, " ");
  for (const name of NAMES) expect(text).toContain(name);
  expect(info.Title).toBe("Prices in Anytown, 2021");

  expect(text).toContain(`${NAMES[0]}: 1,234,567,890,123,456,789,012,345,678.0`);
  expect(text).toContain(`${NAMES[1]}: 0.0`);
  expect(text).toContain(`${NAMES[2]}: not available`);
  expect(text).toMatch(/https:\/\/example\.org\): 0\.0/);
  // Words behind a number stand apart from it.
  expect(text).toMatch(/345,678\.0 r0/);
  expect(text).not.toMatch(/NaN|null|undefined|Infinity|[-−]0\.0/);

  const html = await readFile(join(workspace.root, folder, "bulletin.html"), "utf8");
  expect(html).not.toContain("<script");
  expect(html.match(/<h1/g)).toHaveLength(1);
});
