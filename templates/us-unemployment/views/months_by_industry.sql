-- Each industry in each month, beside the same month of the year before. Every industry has a row in
-- every month, with NULL where the data have no number for it.
CREATE VIEW months_by_industry AS
SELECT
  months.n,
  industries.key AS industry,
  industries.name_en,
  industries.noun_en,
  industries.where_en,
  industries.position,
  months.people AS people_in_all,
  year_before.people AS people_in_all_before,
  now.unemployed * 1000 AS people,
  before.unemployed * 1000 AS people_before,
  -- How far it drives the change of all: its own change, with the sign turned where all together fell.
  (now.unemployed - before.unemployed) * CASE WHEN months.people < year_before.people THEN -1 ELSE 1 END AS drive,
  now.rate,
  before.rate AS rate_before,
  now.rate - before.rate AS rate_change
FROM months
CROSS JOIN industries
LEFT JOIN months AS year_before ON year_before.n = months.n - 12
LEFT JOIN unemployment AS now
  ON now.industry = industries.industry AND now.month = month_text(months.n)
LEFT JOIN unemployment AS before
  ON before.industry = industries.industry AND before.month = month_text(months.n - 12);
