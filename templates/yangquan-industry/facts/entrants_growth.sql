-- Growth of newly added enterprises beside that of all enterprises.
SELECT 'entrants' AS who, 'Newly added' AS name_en, '新增企业' AS name_zh, growth, 1 AS position
FROM new_enterprises
WHERE period = $period
UNION ALL
SELECT 'all', 'All enterprises', '全部规模以上企业', growth, 2
FROM industrial_growth
WHERE period = $period
ORDER BY position
