-- Annual revenue from which an enterprise is above designated size.
SELECT revenue, revenue_precision, revenue_usd, revenue_usd_precision, _row
FROM size_thresholds
WHERE period = $period
