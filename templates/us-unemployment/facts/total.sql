-- All industries together: the month, the same month of the year before, the twelve months up to it and
-- the year so far; in hundredths of a million, as a sentence says them.
SELECT
  now.people, 10000 AS people_precision,
  before.people AS people_before, 10000 AS people_before_precision,
  abs(now.people - before.people) AS difference, 10000 AS difference_precision,
  growth(now.people, before.people) AS change,
  growth(now.people, previous.people) AS change_on_month,
  average.of_twelve AS average, 10000 AS average_precision,
  growth(average.of_twelve, average_before.of_twelve) AS average_change,
  average.of_year_to_date AS year_to_date, 10000 AS year_to_date_precision,
  growth(average.of_year_to_date, average_before.of_year_to_date) AS year_to_date_change
FROM months AS now
LEFT JOIN months AS previous ON previous.n = now.n - 1
LEFT JOIN months AS before ON before.n = now.n - 12
LEFT JOIN averages AS average ON average.n = now.n
LEFT JOIN averages AS average_before ON average_before.n = now.n - 12
WHERE now.n = month_number($period)
