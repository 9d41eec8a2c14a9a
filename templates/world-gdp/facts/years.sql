-- The last ten years, the newest first; a year without a value in between stands with its sign.
WITH ten AS (
  SELECT
    *,
    precision_of(max(gdp) OVER place, 4) AS of_gdp,
    percents(100 * (min(gdp / world) OVER place)) AS of_share
  FROM course
  WHERE year > last_year - 10
  WINDOW place AS (PARTITION BY country)
)
SELECT
  ten.country, ten.year::varchar AS year,
  ten.gdp, greatest(1, of_gdp) AS gdp_precision, CASE WHEN ten.gdp IS NULL THEN 'x' END AS gdp_status,
  ten.gdp - gdp_before AS difference, greatest(1, of_gdp) AS difference_precision, CASE WHEN ten.change IS NULL THEN 'x' END AS difference_status,
  ten.change, CASE WHEN ten.change IS NULL THEN 'x' END AS change_status,
  100 * (ten.gdp / world) AS share, of_share AS share_precision, CASE WHEN ten.gdp IS NULL THEN 'x' END AS share_status,
  rank, CASE WHEN ten.gdp IS NULL THEN 'x' END AS rank_status,
  in_year.countries
FROM ten
LEFT JOIN ranks ON ranks.country = ten.country AND ranks.year = ten.year
LEFT JOIN (SELECT DISTINCT year, countries FROM ranks) AS in_year ON in_year.year = ten.year
ORDER BY ten.country, ten.year DESC
