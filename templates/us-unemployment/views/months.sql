-- Months as whole numbers, so that the one before is n - 1 and that of the year before n - 12.
CREATE MACRO month_number(month) AS 12 * left(month, 4)::integer + right(month, 2)::integer - 1;
CREATE MACRO month_text(n) AS format('{:04d}-{:02d}', n // 12, n % 12 + 1);

-- Every month from the first of the data to the last, also one that they skip: the unemployed of all
-- industries together. NULL where one industry has no number, since the sum of the others is no sum.
CREATE VIEW months AS
WITH published AS (
  SELECT month_number(month) AS n, sum(unemployed) * 1000 AS people, count(unemployed) AS industries
  FROM unemployment
  GROUP BY month
)
SELECT
  n,
  CASE WHEN published.industries = (SELECT count(*) FROM industries) THEN people END AS people
FROM (SELECT unnest(generate_series(min(n), max(n))) AS n FROM published)
LEFT JOIN published USING (n);

-- The number of unemployed is a stock: over the twelve months up to one, and over the year so far, it is
-- averaged, never summed.
CREATE VIEW averages AS
SELECT
  n,
  average_of(list(people) OVER (ORDER BY n ROWS 11 PRECEDING), 12).value AS of_twelve,
  average_of(list(people) OVER (PARTITION BY n // 12 ORDER BY n), n % 12 + 1).value AS of_year_to_date
FROM months;
