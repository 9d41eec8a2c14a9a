-- All industries, in the order of the source, and all of them together. There is no rate of all: it
-- can't be worked out from the rates of the industries.
WITH rows AS (
  SELECT industry, name_en, position, people, people_before, people_in_all, rate, rate_before, NULL AS status
  FROM months_by_industry
  WHERE n = month_number($period)
  UNION ALL
  SELECT 'all', 'All industries', max(position) + 1, any_value(people_in_all), any_value(people_in_all_before),
    any_value(people_in_all), NULL, NULL, 'x'
  FROM months_by_industry
  WHERE n = month_number($period)
)
SELECT
  industry, name_en,
  people, 1000 AS people_precision,
  growth(people, people_before) AS change,
  share(people, people_in_all) AS share,
  rate, status AS rate_status,
  rate_before, status AS rate_before_status,
  rate - rate_before AS rate_change, status AS rate_change_status
FROM rows
ORDER BY position
