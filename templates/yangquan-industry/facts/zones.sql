-- Enterprises above designated size in the provincial development zones.
-- Computed: the number of such enterprises in the whole city, from the zones' number and their share.
SELECT
  zones, enterprises, enterprise_share, value_added_share,
  whole_from_share(enterprises, enterprise_share) AS all_enterprises,
  _row
FROM development_zones
WHERE period = $period
