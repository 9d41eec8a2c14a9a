-- What each industry adds to the change of all on the year, in percentage points, the one that drives it
-- first: of a rise the largest part, of a fall the most negative.
SELECT
  industry, name_en, noun_en,
  abs(people - people_before) AS difference, 1000 AS difference_precision,
  contribution_points(people, people_before, people_in_all_before) AS points
FROM months_by_industry
WHERE n = month_number($period) AND drive IS NOT NULL
ORDER BY drive DESC, position
