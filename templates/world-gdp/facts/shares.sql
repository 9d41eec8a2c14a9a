-- The share of the world in every year, for the chart: of groups, and of places without a change to draw.
SELECT
  country, year AS "Year",
  100 * (gdp / world) AS share, percents(100 * gdp / world) AS share_precision,
  year = last_year AS latest,
  -- A value between two gaps, which no line shows.
  gdp IS NOT NULL AND lag(gdp) OVER years IS NULL AND lead(gdp) OVER years IS NULL AS alone,
  is_tick(year, first_year, last_year) AND (last_year - first_year < 40 OR year % 20 = 0) AS tick
FROM course
WHERE (kind = 'group' OR kind = 'country' AND country NOT IN (SELECT country FROM runs WHERE way <> 0))
WINDOW years AS (PARTITION BY country ORDER BY year)
ORDER BY country, year
