-- In how many industries the number and the rate rose and fell on the year, and what the three that
-- drive the change make of it, in percentage points.
WITH ranked AS (
  SELECT *, row_number() OVER (ORDER BY drive DESC NULLS LAST, position) AS place
  FROM months_by_industry
  WHERE n = month_number($period)
), summed AS (
  SELECT
    any_value(people_in_all_before) AS whole,
    sum(people - people_before) FILTER (place <= 3) AS driven,
    sum(people - people_before) FILTER (place > 3) AS others,
    count(drive) AS industries,
    count(*) FILTER (people > people_before) AS rose,
    count(*) FILTER (people < people_before) AS fell,
    count(rate_change) AS rates,
    count(*) FILTER (rate_change > 0) AS rates_rose,
    count(*) FILTER (rate_change < 0) AS rates_fell
  FROM ranked
)
SELECT
  industries, rose, fell, rates, rates_rose, rates_fell,
  share(driven + others, whole) AS points,
  share(abs(driven + others), whole) AS size,
  share(driven, whole) AS driver_points,
  share(abs(driven), whole) AS driver_size,
  share(abs(others), whole) AS other_size
FROM summed
