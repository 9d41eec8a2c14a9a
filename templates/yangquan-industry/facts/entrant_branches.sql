-- The branches to which most newly added enterprises belong, in the order of publication.
SELECT branch, name_en, name_zh, _row
FROM new_enterprise_branches
WHERE period = $period
ORDER BY position
