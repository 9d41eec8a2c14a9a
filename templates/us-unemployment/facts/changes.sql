-- The change on the year of the month before and of this one.
SELECT month_text(two.n) AS month, growth(now.people, before.people) AS change
FROM (SELECT unnest([month_number($period) - 1, month_number($period)]) AS n) AS two
LEFT JOIN months AS now ON now.n = two.n
LEFT JOIN months AS before ON before.n = two.n - 12
ORDER BY two.n
