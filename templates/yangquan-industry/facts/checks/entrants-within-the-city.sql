-- Newly added enterprises can't be more than all enterprises that the zones' share leads to.
SELECT entrants.period, entrants.enterprises, 'more newly added enterprises than enterprises in the city' AS message
FROM new_enterprises AS entrants
JOIN development_zones AS zones USING (period)
WHERE entrants.enterprises > whole_from_share(zones.enterprises, zones.enterprise_share).value
ORDER BY entrants.period
