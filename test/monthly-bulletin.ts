import { findWorkspace } from "../src/workspace/find.ts";
import type { Workspace } from "../src/workspace/workspace.ts";
import { resourceOf } from "./data-resource.ts";
import { temporaryWorkspace } from "./temporary-workspace.ts";

/** A small monthly bulletin with a few months of data, whose claims turn from month to month. */
export const MONTHLY: Readonly<Record<string, string>> = {
  "templates/jobs/bulletin.yaml": `title: Jobs, {{period}}
languages: [en]
parameters: { period: { type: month, from: levels.month, default: latest } }
data: [jobs]
facts:
  headline:
    one: true
    columns:
      unemployed: { unit: person, label: { en: Unemployed persons } }
      change: { unit: percent, decimals: 1, label: Change on the month }
      leader: { label: Leading branch }
      place: { unit: rank, label: Place of trade }
  months: { key: month, columns: { unemployed: { unit: person, label: Unemployed persons } } }
  branches: { key: branch, columns: { growth: { unit: percent, decimals: 1, label: Growth } } }
edition: "{{period}}-{{language}}"
`,
  "templates/jobs/facts/headline.sql": `select now.unemployed,
  growth(now.unemployed, before.unemployed) as change,
  (select branch from growth where month = $period order by growth desc, branch limit 1) as leader,
  (select 1 + count(*) from growth as other
    where other.month = $period
      and other.growth > (select growth from growth where month = $period and branch = 'trade')) as place
from levels as now join levels as before
  on before.month = strftime(cast(now.month || '-01' as date) - interval 1 month, '%Y-%m')
where now.month = $period
`,
  "templates/jobs/facts/months.sql": `select month, unemployed from levels where month <= $period order by month
`,
  "templates/jobs/facts/branches.sql": `select branch, growth from growth where month = $period order by branch
`,
  "templates/jobs/page.en.hbs": `{{#> bulletin}}
{{#*inline "headline"}}Unemployment {{direction headline.change}} in {{period}}{{/inline}}
{{#*inline "body"}}
<h2>The month</h2>
<p>There were {{headline.unemployed}} without work. Unemployment {{change headline.change}} on the month.
Of all branches, {{headline.leader}} grew most; trade took place {{headline.place}}.</p>
<h2>The branches</h2>
{{#each branches}}<p>Jobs in {{branch}} {{change growth}}.</p>
{{/each}}
{{> revisions}}
{{#table months}}Unemployed persons{{#column "month"}}Month{{/column}}{{#column "unemployed"}}{{unit}}{{/column}}{{/table}}
{{/inline}}
{{/bulletin}}
`,
  "data/jobs/datapackage.json": JSON.stringify({
    name: "jobs",
    resources: [
      resourceOf("levels", { month: "yearmonth", unemployed: "integer" }, "month"),
      resourceOf(
        "growth",
        { month: "yearmonth", branch: "string", growth: "number", growth_status: "string" },
        ["month", "branch"],
      ),
    ],
  }),
  "data/jobs/levels.csv": "month,unemployed\n2020-01,1000\n2020-02,1100\n2020-03,990\n",
  "data/jobs/growth.csv": `month,branch,growth,growth_status
2020-02,farming,0.4,
2020-02,mining,1.2,
2020-02,trade,2.5,
2020-03,farming,-0.3,
2020-03,trade,1.0,
2020-03,transport,1.8,
`,
};

/** The monthly bulletin in a new workspace, some files replaced. */
export async function monthlyWorkspace(
  changes: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  return findWorkspace(await temporaryWorkspace({ ...MONTHLY, ...changes }));
}
