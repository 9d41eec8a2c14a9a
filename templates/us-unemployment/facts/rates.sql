-- The rate of each industry, the highest first, beside that of the year before.
SELECT industry, name_en, rate, rate_before, rate_change
FROM months_by_industry
WHERE n = month_number($period) AND rate IS NOT NULL
ORDER BY rate DESC, position
