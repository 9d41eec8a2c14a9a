-- Traditional and emerging industries, which together are all of industry.
SELECT "group", name_en, name_zh, growth, share, _row
FROM industry_groups
WHERE period = $period
ORDER BY share DESC, "group"
