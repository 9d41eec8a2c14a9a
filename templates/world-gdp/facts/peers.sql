-- For the chart: seven countries in the order of rank, with that of the edition in the middle where it
-- is neither among the first nor the last; for the world, the ten largest.
-- All amounts have the digits that the smallest needs, and one scale.
WITH ordered AS (
  SELECT *, row_number() OVER (PARTITION BY year ORDER BY gdp DESC, country) AS position FROM ranks
), placed AS (
  SELECT spans.country, last_year, greatest(1, least(position - 3, countries - 6)) AS first_position
  FROM spans JOIN ordered ON ordered.country = spans.country AND ordered.year = last_year
), around AS (
  SELECT country, last_year, first_position, first_position + 6 AS last_position FROM placed
  UNION ALL
  SELECT country, last_year, 1, 10 FROM spans WHERE kind = 'world'
), shown AS (
  SELECT
    around.country, ordered.country AS peer, position, rank, gdp,
    dollars(min(gdp) OVER chart) AS step,
    max(gdp) OVER chart AS largest
  FROM around
  JOIN ordered ON ordered.year = around.last_year AND ordered.position BETWEEN first_position AND last_position
  WINDOW chart AS (PARTITION BY around.country)
)
SELECT
  shown.country, peer,
  coalesce(label_en, name_en) AS name_en, noun_en,
  rank::varchar AS place, gdp, step AS gdp_precision,
  scale_en(largest, step) AS scale_en,
  shown.country = peer AS own
FROM shown
JOIN places ON places.code = peer
ORDER BY shown.country, position
