-- The change on the year before in every year that has one, for the chart; no rows where it was nought in
-- all of them, since there is nothing to draw.
SELECT
  country, year AS "Year", change,
  CASE WHEN round(change, 1) < 0 THEN 'fall' ELSE 'rise' END AS way,
  CASE WHEN year = arg_max(year, change) OVER place AND round(change, 1) > 0 THEN 'best'
       WHEN year = arg_min(year, change) OVER place AND round(change, 1) < 0 THEN 'worst' END AS role,
  is_tick(year, first_year, last_year) AS tick
FROM course
WHERE change IS NOT NULL
WINDOW place AS (PARTITION BY country)
QUALIFY max(abs(round(change, 1))) OVER place > 0
ORDER BY country, year
