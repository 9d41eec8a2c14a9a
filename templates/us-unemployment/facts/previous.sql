-- The change on the year as the bulletin of the month before said it.
SELECT growth(any_value(now.people), any_value(before.people)) AS change
FROM months AS now
JOIN months AS before ON before.n = now.n - 12
WHERE now.n = month_number($period) - 1
