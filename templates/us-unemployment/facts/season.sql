-- What the step from the month before usually is in this month of the year: the average of the earlier
-- years in which it is known.
WITH steps AS (
  SELECT growth(now.people, previous.people).value AS change
  FROM months AS now
  JOIN months AS previous ON previous.n = now.n - 1
  WHERE now.n < month_number($period) AND now.n % 12 = month_number($period) % 12
)
SELECT count(change) AS years, average_of(list(change) FILTER (change IS NOT NULL), count(change)) AS usual
FROM steps
