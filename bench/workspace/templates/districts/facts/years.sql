-- The district's output and employment year by year, beside all districts: the first year is 100.
WITH all_years AS (
  SELECT *, sum(output) OVER (PARTITION BY year) AS output_of_all FROM district_years
)
SELECT
  district, year::varchar AS year,
  output * 1000000 AS output, 1000000 AS output_precision,
  growth(output, output_before) AS growth,
  index_to(output, first_value(output) OVER series) AS index,
  index_to(output_of_all, first_value(output_of_all) OVER series) AS index_of_all,
  jobs,
  growth(jobs, jobs_before) AS jobs_growth
FROM all_years
WHERE year BETWEEN $period::integer - 9 AND $period::integer
WINDOW series AS (PARTITION BY district ORDER BY all_years.year)
ORDER BY district, all_years.year
