-- Employment by branch, the largest first, beside the year before.
SELECT branch, name_en, jobs / 1000 AS thousands, jobs_before / 1000 AS thousands_before
FROM branch_years
WHERE district = $district AND year = $period
ORDER BY jobs DESC, position
