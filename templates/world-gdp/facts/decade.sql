-- The ten years up to the newest, or as many of them as the values span: compound growth beside that of
-- the world, and the share of the world at their beginning.
WITH ends AS (
  SELECT
    now.country, now.kind, now.gdp, now.world, now.year,
    min(base.year) AS base_year,
    arg_min(base.gdp, base.year) AS base,
    arg_min(base.world, base.year) AS base_world
  FROM course AS now
  JOIN course AS base ON base.country = now.country AND base.year BETWEEN now.year - 10 AND now.year AND base.gdp IS NOT NULL
  WHERE now.year = now.last_year
  GROUP BY ALL
)
SELECT
  country,
  base_year::varchar AS base_year,
  year - base_year AS years,
  base AS gdp, dollars(base) AS gdp_precision,
  CASE WHEN year > base_year THEN growth(gdp, base) END AS growth,
  CASE WHEN year > base_year + 1 THEN compound_growth(gdp, base, year - base_year) END AS growth_a_year,
  CASE WHEN year > base_year + 1 AND kind <> 'world' THEN compound_growth(world, base_world, year - base_year) END AS growth_a_year_of_world,
  CASE WHEN year > base_year AND kind <> 'world' THEN share(base, base_world) END AS share,
  percents(share(base, base_world).value) AS share_precision
FROM ends
