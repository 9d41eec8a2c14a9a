-- The countries next above and next below in rank, and by how much they differ. A group has none.
WITH beside AS (
  SELECT
    country, year, gdp,
    lag(country) OVER ranking AS above, lag(gdp) OVER ranking AS above_gdp,
    lead(country) OVER ranking AS below, lead(gdp) OVER ranking AS below_gdp
  FROM ranks
  WINDOW ranking AS (PARTITION BY year ORDER BY gdp DESC, country)
)
SELECT
  spans.country,
  above.noun_en AS above_noun_en,
  growth(above_gdp, gdp) AS above_by,
  below.noun_en AS below_noun_en,
  abs(growth(below_gdp, gdp).value) AS below_by
FROM spans
LEFT JOIN beside ON beside.country = spans.country AND beside.year = last_year
LEFT JOIN places AS above ON above.code = beside.above
LEFT JOIN places AS below ON below.code = beside.below
