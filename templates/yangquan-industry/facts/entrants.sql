-- Newly added enterprises: number, growth and points of the city's growth.
-- Computed: the points that are left for all other enterprises.
SELECT
  entrants.enterprises,
  entrants.growth,
  entrants.growth_points AS points,
  difference(whole.growth, entrants.growth_points) AS points_of_others
FROM new_enterprises AS entrants
JOIN industrial_growth AS whole USING (period)
WHERE period = $period
