-- The zones' enterprises are some of the city's, and their share of them is one that whole
-- numbers can give: 86 enterprises at 37.4 percent are of 230, and of no other number.
SELECT period, enterprises, enterprise_share, 'no whole number of enterprises gives the published share of the zones' AS message
FROM development_zones
WHERE enterprises > whole_from_share(enterprises, enterprise_share).value
  OR round(100.0 * enterprises / round(whole_from_share(enterprises, enterprise_share).value), 1) <> enterprise_share
ORDER BY period
