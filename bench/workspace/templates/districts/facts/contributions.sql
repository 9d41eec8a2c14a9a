-- What each branch adds to the growth of output, the largest part first.
SELECT branch, name_en, contribution_points(output, output_before, sum(output_before) OVER ()) AS points
FROM branch_years
WHERE district = $district AND year = $period
ORDER BY output - output_before DESC, position
