-- The bridge of growth: coal, all other industries, and their sum, in percentage points.
-- Coal's and the others' points are computed; the sum is published, so it has a column of its own.
WITH given AS (
  SELECT
    whole.growth AS growth,
    contribution_points_of(coal.growth_contribution, whole.growth).value AS coal_points
  FROM key_industries AS coal
  JOIN industrial_growth AS whole USING (period)
  WHERE period = $period AND coal.industry = 'coal'
)
SELECT
  'coal' AS part, 1 AS position,
  'Coal' AS name_en, '煤炭工业' AS name_zh,
  'its part of growth' AS what_en, '对增长的拉动' AS what_zh,
  coal_points AS computed_points, NULL AS published_points,
  0 AS from_points, coal_points AS to_points
FROM given
UNION ALL
SELECT
  'others', 2, 'All other industries', '其他行业', 'the remainder', '其余部分',
  growth - coal_points, NULL, coal_points, growth
FROM given
UNION ALL
SELECT
  'all', 3, 'All industry', '规模以上工业', 'above designated size', '合计',
  NULL, growth, 0, growth
FROM given
ORDER BY position
