-- What each branch adds to the growth of output, the largest part first.
SELECT district, branch, name_en, contribution_points(output, output_before, sum(output_before) OVER (PARTITION BY district)) AS points
FROM branch_years
WHERE year = $period
ORDER BY district, output - output_before DESC, position
