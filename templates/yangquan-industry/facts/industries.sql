-- Industries that cut across the two groups.
SELECT
  industry, name_en, name_zh, growth, share, share_status,
  CASE WHEN share IS NULL THEN 'not published' END AS share_reason_en,
  CASE WHEN share IS NULL THEN '未公布' END AS share_reason_zh,
  growth_contribution, growth_contribution_status, _row
FROM key_industries
WHERE period = $period
ORDER BY industry
