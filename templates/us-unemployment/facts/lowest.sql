-- The industry with the lowest rate, or several that share it.
SELECT industry, name_en, where_en, rate
FROM months_by_industry
WHERE n = month_number($period)
QUALIFY rank() OVER (ORDER BY rate NULLS LAST) = 1
ORDER BY position
