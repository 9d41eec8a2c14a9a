-- Building permits of the year, month by month, beside the year before.
SELECT now.district, now.month, now.permits, before.permits AS permits_before, growth(now.permits, before.permits) AS change
FROM building_permits AS now
LEFT JOIN building_permits AS before
  ON before.district = now.district AND before.month = month_before(now.month)
WHERE left(now.month, 4) = $period
ORDER BY now.district, now.month
