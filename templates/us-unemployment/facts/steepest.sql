-- The industry whose rate rose most on the year, or fell most where more rates fell than rose; several
-- where they share it.
SELECT industry, name_en, where_en, rate, rate_before, rate_change
FROM (
  SELECT *, CASE WHEN sum(sign(rate_change)) OVER () < 0 THEN -1 ELSE 1 END AS way
  FROM months_by_industry
  WHERE n = month_number($period) AND rate_change IS NOT NULL
)
QUALIFY rank() OVER (ORDER BY way * rate_change DESC) = 1
ORDER BY position
