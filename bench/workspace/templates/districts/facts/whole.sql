-- The district's output and employment, its place among all districts and its share of them.
WITH ranked AS (
  SELECT
    district, year, output, output_before, jobs, jobs_before,
    growth(output, output_before) AS growth,
    growth(sum(output) OVER (PARTITION BY year), sum(output_before) OVER (PARTITION BY year)) AS growth_of_all,
    share(output, sum(output) OVER (PARTITION BY year)) AS share,
    rank() OVER (PARTITION BY year ORDER BY output / output_before DESC) AS rank,
    count(*) OVER (PARTITION BY year) AS districts
  FROM district_years
)
SELECT
  district, name_en,
  output * 1000000 AS output, 1000000 AS output_precision,
  output_before * 1000000 AS output_before, 1000000 AS output_before_precision,
  growth, rank, growth_of_all, share, jobs, districts,
  difference(growth.value, growth_of_all.value) AS gap,
  growth(jobs, jobs_before) AS jobs_growth
FROM ranked JOIN districts USING (district)
WHERE year = $period
ORDER BY district
