-- The months that the course is drawn for: five years up to this one, as far as the series reaches back.
SELECT
  month_text(n) AS month,
  people / 1000000 AS number_in_millions,
  of_twelve / 1000000 AS average_of_twelve_months_in_millions,
  CASE n WHEN month_number($period) THEN 'now' WHEN month_number($period) - 12 THEN 'before' END AS role
FROM months
JOIN averages USING (n)
WHERE n BETWEEN month_number($period) - 60 AND month_number($period)
ORDER BY n
