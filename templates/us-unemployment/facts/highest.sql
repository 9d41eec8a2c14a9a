-- The industry with the highest rate, or several that share it.
SELECT industry, name_en, where_en, rate, rate_before, rate_change
FROM months_by_industry
WHERE n = month_number($period)
QUALIFY rank() OVER (ORDER BY rate DESC NULLS LAST) = 1
ORDER BY position
