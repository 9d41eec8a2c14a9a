-- The industries by their number of unemployed, the largest first.
SELECT industry, name_en, where_en, people, CASE WHEN people < 1000000 THEN 1000 ELSE 10000 END AS people_precision, people // 1000 AS thousands,
  share(people, people_in_all) AS share
FROM months_by_industry
WHERE n = month_number($period) AND people IS NOT NULL
ORDER BY people DESC, position
