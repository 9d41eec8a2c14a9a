-- The three industries that drive the change most: their points of it, and these without their sign.
SELECT
  industry, name_en, noun_en,
  contribution_points(people, people_before, people_in_all_before) AS points,
  share(abs(people - people_before), people_in_all_before) AS size
FROM months_by_industry
WHERE n = month_number($period) AND drive IS NOT NULL
ORDER BY drive DESC, position
LIMIT 3
