-- The branches in the order of the classification.
SELECT
  district, branch, name_en, noun_en,
  output * 1000000 AS output, 1000000 AS output_precision,
  growth(output, output_before) AS growth,
  share(output, sum(output) OVER (PARTITION BY district)) AS share,
  contribution_points(output, output_before, sum(output_before) OVER (PARTITION BY district)) AS points,
  jobs,
  growth(jobs, jobs_before) AS jobs_growth
FROM branch_years
WHERE year = $period
ORDER BY district, position
