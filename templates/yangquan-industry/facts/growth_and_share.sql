-- Growth and share on the same rows: all enterprises, the two groups that make them up,
-- and, set apart (`part` false), industries that cut across the groups.
SELECT
  'all' AS industry, 'All industry' AS name_en, '规模以上工业' AS name_zh,
  growth, NULL AS share, NULL AS share_status, NULL AS share_reason_en, NULL AS share_reason_zh, 'all' AS kind, 0 AS position
FROM industrial_growth
WHERE period = $period
UNION ALL
SELECT "group", name_en, name_zh, growth, share, NULL, NULL, NULL, 'part', row_number() OVER (ORDER BY share DESC)
FROM industry_groups
WHERE period = $period
UNION ALL
SELECT
  industry, name_en, name_zh, growth, share, share_status,
  CASE WHEN share IS NULL THEN 'not published' END, CASE WHEN share IS NULL THEN '未公布' END,
  'also', 10 + row_number() OVER (ORDER BY industry)
FROM key_industries
WHERE period = $period
ORDER BY position
