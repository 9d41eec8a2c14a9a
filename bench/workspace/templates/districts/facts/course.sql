-- The years in one row: the index in the last, the best and the worst year.
WITH rows AS (
  SELECT *, sum(output) OVER (PARTITION BY year) AS output_of_all FROM district_years
)
SELECT
  district,
  min(year)::varchar AS first,
  index_to(arg_max(output, year), arg_min(output, year)) AS index,
  index_to(arg_max(output_of_all, year), arg_min(output_of_all, year)) AS index_of_all,
  arg_max(year, output / output_before)::varchar AS best,
  arg_max(growth(output, output_before), output / output_before) AS highest_growth,
  arg_min(year, output / output_before)::varchar AS worst,
  arg_min(growth(output, output_before), output / output_before) AS lowest_growth
FROM rows
WHERE year BETWEEN $period::integer - 9 AND $period::integer
GROUP BY district
ORDER BY district
