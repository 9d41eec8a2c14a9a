-- The largest country and the ten largest together, as a share of the world: for the world's own edition.
WITH summed AS (
  SELECT
    year,
    arg_max(ranks.country, ranks.gdp) AS largest,
    max(ranks.gdp) AS gdp,
    sum(ranks.gdp) FILTER (rank <= 10) AS gdp_of_ten
  FROM ranks
  GROUP BY year
)
SELECT
  spans.country, noun_en,
  CASE WHEN summed.year IS NOT NULL THEN share(summed.gdp, world) END AS share,
  CASE WHEN summed.year IS NOT NULL THEN share(gdp_of_ten, world) END AS share_of_ten
FROM spans
JOIN course ON course.country = spans.country AND course.year = spans.last_year
LEFT JOIN summed ON summed.year = spans.last_year AND spans.kind = 'world'
LEFT JOIN places ON code = largest
