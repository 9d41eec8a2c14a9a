-- Coal's part of growth in percentage points, and what is left for all other industries.
-- Published: coal's part in percent of growth. Both columns here are computed from it.
WITH part AS (
  SELECT growth, contribution_points_of(growth_contribution, growth_of_all) AS coal, growth_of_all
  FROM (
    SELECT coal.growth, coal.growth_contribution, whole.growth AS growth_of_all
    FROM key_industries AS coal
    JOIN industrial_growth AS whole USING (period)
    WHERE period = $period AND coal.industry = 'coal'
  )
)
SELECT coal AS points, difference(growth_of_all, coal.value) AS points_of_others
FROM part
