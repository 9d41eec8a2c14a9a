-- Traditional and emerging industries together are all of industry.
SELECT period, sum(share) AS shares, 'the shares of the groups do not add up to one hundred percent' AS message
FROM industry_groups
GROUP BY period
HAVING abs(sum(share) - 100) > 0.1
ORDER BY period
