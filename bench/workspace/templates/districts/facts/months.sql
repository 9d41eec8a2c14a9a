-- Building permits of two years, month by month, the newest last.
SELECT district, month, permits, CASE WHEN left(month, 4) = $period THEN 'now' ELSE 'before' END AS role
FROM building_permits
WHERE left(month, 4)::integer BETWEEN $period::integer - 1 AND $period::integer
ORDER BY district, month
