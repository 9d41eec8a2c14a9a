-- The place: what it is, how it is called, and from when to when it has values.
WITH data AS (
  SELECT max(year) AS newest_year FROM levels
), counted AS (
  SELECT country, count(*) AS values FROM levels GROUP BY country
)
SELECT
  country, places.kind, name_en, noun_en,
  first_year::varchar AS first_year,
  last_year::varchar AS last_year,
  newest_year::varchar AS newest_year,
  last_year < newest_year AS ends_early,
  values,
  last_year - first_year + 1 - values AS years_without,
  from_year::varchar AS set_aside_from, to_year::varchar AS set_aside_to, reason_en
FROM spans
JOIN counted USING (country)
JOIN places ON places.code = country
LEFT JOIN set_aside ON set_aside.code = country
CROSS JOIN data
