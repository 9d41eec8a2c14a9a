-- The growth of the whole lies between that of its parts.
SELECT whole.period, whole.growth, 'growth of all industry does not lie between that of its groups' AS message
FROM industrial_growth AS whole
JOIN industry_groups AS groups USING (period)
GROUP BY whole.period, whole.growth
HAVING whole.growth < min(groups.growth) OR whole.growth > max(groups.growth)
ORDER BY whole.period
