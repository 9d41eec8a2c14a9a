-- When the share of the world was highest and when lowest. The world has none.
WITH ends AS (
  SELECT
    country, kind,
    arg_max(struct_pack(year, gdp, world), (gdp / world, year)) AS highest,
    arg_min(struct_pack(year, gdp, world), (gdp / world, -year)) AS lowest
  FROM course
  WHERE gdp IS NOT NULL AND world IS NOT NULL AND kind <> 'world'
  GROUP BY country, kind
)
SELECT
  spans.country,
  highest.year::varchar AS highest_year,
  share(highest.gdp, highest.world) AS highest,
  percents(share(highest.gdp, highest.world).value) AS highest_precision,
  lowest.year::varchar AS lowest_year,
  share(lowest.gdp, lowest.world) AS lowest,
  percents(share(lowest.gdp, lowest.world).value) AS lowest_precision
FROM spans
LEFT JOIN ends USING (country)
