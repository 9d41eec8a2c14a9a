-- The highest and the lowest of the industries' rates, and how many industries have one.
SELECT max(rate) AS highest, min(rate) AS lowest, count(rate) AS known
FROM months_by_industry
WHERE n = month_number($period)
