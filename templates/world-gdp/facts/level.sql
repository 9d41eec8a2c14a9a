-- The level in every year, for the chart: in the scale of the highest, so that its axis can be read.
WITH measured AS (
  SELECT *, max(gdp) OVER place AS highest, scale_of(max(gdp) OVER place, 1e12) AS scale
  FROM course
  WINDOW place AS (PARTITION BY country)
)
SELECT
  country, year AS "Year",
  gdp, dollars(gdp) AS gdp_precision,
  gdp / power(10, scale) AS scaled, dollars(gdp) / power(10, scale) AS scaled_precision,
  scale_en(highest, 1e12) AS scale_en,
  CASE WHEN year = last_year THEN 'latest'
       -- Beside the newest value its label would stand in the way.
       WHEN gdp = highest AND year < last_year - 2 THEN CASE WHEN 2 * year < first_year + last_year THEN 'early record' ELSE 'record' END END AS role,
  -- A value between two gaps, which no line shows.
  gdp IS NOT NULL AND lag(gdp) OVER years IS NULL AND lead(gdp) OVER years IS NULL AS alone,
  is_tick(year, first_year, last_year) AS tick
FROM measured
WINDOW years AS (PARTITION BY country ORDER BY year)
ORDER BY country, year
