-- Where the month stands in the series up to it: for how many months in a row the number has changed
-- the same way on the year, and since when number and average were never as high or as low. Newest first.
WITH so_far AS (
  SELECT n, people, growth(people, lag(people, 12) OVER series).value AS change, of_twelve AS average,
    row_number() OVER series AS place
  FROM months JOIN averages USING (n)
  WHERE n <= month_number($period)
  WINDOW series AS (ORDER BY n)
), lists AS (
  SELECT
    list(people ORDER BY n DESC) AS people,
    list(change ORDER BY n DESC) FILTER (place > 12) AS changes,
    list(average ORDER BY n DESC) FILTER (place >= 12) AS averages
  FROM so_far
)
SELECT
  len(people) AS months,
  len(changes) AS changes,
  len(averages) AS averages,
  streak(changes, 1) AS streak,
  first_in(changes, 1) AS first_in,
  highest_in(people) AS highest_in,
  lowest_in(people) AS lowest_in,
  highest_in(averages) AS average_highest_in,
  lowest_in(averages) AS average_lowest_in
FROM lists
