-- Employment by branch, the largest first, beside the year before.
SELECT district, branch, name_en, jobs / 1000 AS thousands, jobs_before / 1000 AS thousands_before
FROM branch_years
WHERE year = $period
ORDER BY district, jobs DESC, position
