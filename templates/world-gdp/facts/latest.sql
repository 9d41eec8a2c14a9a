-- The newest year with a value of the place's own: level, change on the year, share of the world.
WITH known AS (
  SELECT
    *,
    lag(year) OVER years AS year_of_previous,
    lag(gdp) OVER years AS gdp_of_previous
  FROM course
  WHERE gdp IS NOT NULL
  WINDOW years AS (PARTITION BY country ORDER BY year)
)
SELECT
  now.country,
  now.year::varchar AS year,
  (now.year - 1)::varchar AS year_before,
  now.gdp, dollars(now.gdp) AS gdp_precision,
  now.gdp_before, dollars(now.gdp_before) AS gdp_before_precision,
  abs(now.gdp - now.gdp_before) AS difference,
  dollars(nullif(abs(now.gdp - now.gdp_before), 0)) AS difference_precision,
  growth(now.gdp, now.gdp_before) AS change,
  growth(before.gdp, before.gdp_before) AS change_before,
  CASE WHEN now.gdp_before IS NULL THEN now.year_of_previous::varchar END AS year_of_previous,
  CASE WHEN now.gdp_before IS NULL THEN growth(now.gdp, now.gdp_of_previous) END AS change_on_previous,
  CASE WHEN now.kind <> 'world' THEN share(now.gdp, now.world) END AS share,
  CASE WHEN now.kind <> 'world' THEN percents(share(now.gdp, now.world).value) END AS share_precision,
  CASE WHEN now.kind <> 'world' THEN now.world / now.gdp END AS dollars_of_the_world,
  precision_of(now.world / now.gdp, 2) AS dollars_of_the_world_precision
FROM known AS now
LEFT JOIN course AS before ON before.country = now.country AND before.year = now.year - 1
WHERE now.year = now.last_year
