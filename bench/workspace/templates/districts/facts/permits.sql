-- Building permits of the year: their number, its change, the best and the worst month.
SELECT
  now.district,
  sum(now.permits) AS permits,
  growth(sum(now.permits), sum(before.permits)) AS growth,
  arg_max(month_name(now.month), now.permits) AS best_en,
  max(now.permits) AS most,
  arg_min(month_name(now.month), now.permits) AS worst_en,
  min(now.permits) AS fewest
FROM building_permits AS now
JOIN building_permits AS before
  ON before.district = now.district AND before.month = month_before(now.month)
WHERE left(now.month, 4) = $period
GROUP BY now.district
ORDER BY now.district
