-- The series: its first month, its industries, and how many months of the year there are up to this one.
SELECT
  min(month) AS month,
  (SELECT count(*) FROM industries) AS industries,
  month_number($period) % 12 + 1 AS months_of_year
FROM unemployment
