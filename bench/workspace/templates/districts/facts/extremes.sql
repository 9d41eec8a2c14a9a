-- The fastest, the slowest and the largest branch; in how many output rose and fell.
WITH rows AS (
  SELECT *, growth(output, output_before) AS growth, share(output, sum(output) OVER (PARTITION BY district)) AS share
  FROM branch_years
  WHERE year = $period
)
SELECT
  district,
  arg_max(noun_en, output / output_before) AS fastest_en,
  arg_max(growth, output / output_before) AS fastest_growth,
  arg_min(noun_en, output / output_before) AS slowest_en,
  arg_min(growth, output / output_before) AS slowest_growth,
  arg_max(noun_en, output) AS largest_en,
  arg_max(share, output) AS largest_share,
  count(*) FILTER (output > output_before) AS rose,
  count(*) FILTER (output < output_before) AS fell,
  count(*) AS branches
FROM rows
GROUP BY district
ORDER BY district
