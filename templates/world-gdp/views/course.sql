-- The published values, and of what kind the place is; without those that are plainly wrong.
CREATE VIEW levels AS
SELECT "Country Code" AS country, places.kind, "Year" AS year, "Value" AS gdp
FROM gdp
JOIN places ON places.code = "Country Code"
LEFT JOIN set_aside ON set_aside.code = "Country Code" AND "Year" BETWEEN from_year AND to_year
WHERE "Value" IS NOT NULL AND set_aside.code IS NULL;

CREATE VIEW spans AS
SELECT country, kind, min(year) AS first_year, max(year) AS last_year
FROM levels
GROUP BY country, kind;

-- Every year of a place from its first value to its last, also one that the data skip. The change on the
-- year is reckoned by plain division here, as it is asked for of every year of every place at once; where it
-- is printed as a number of its own, by growth().
CREATE VIEW course AS
SELECT
  *,
  lag(gdp) OVER years AS gdp_before,
  100 * (gdp - lag(gdp) OVER years)::double / nullif(lag(gdp) OVER years, 0) AS change
FROM (
  SELECT spans.*, unnest(generate_series(first_year, last_year)) AS year FROM spans
)
LEFT JOIN (SELECT country, year, gdp FROM levels) USING (country, year)
LEFT JOIN (SELECT year, gdp AS world FROM levels WHERE kind = 'world') USING (year)
WINDOW years AS (PARTITION BY country ORDER BY year);

-- Years in a row in which a place's GDP changed the same way, by the sign of the change as it is printed;
-- and when the run of the same way before it ended.
CREATE VIEW runs AS
SELECT
  country, way,
  min(year) AS from_year, max(year) AS to_year, count(*) AS years,
  lag(max(year)) OVER (PARTITION BY country, way ORDER BY max(year)) AS last_alike
FROM (
  SELECT country, way, year, year - row_number() OVER (PARTITION BY country, way ORDER BY year) AS run
  FROM (SELECT country, year, sign(round(change, 1)) AS way FROM course WHERE change IS NOT NULL)
)
GROUP BY country, way, run;
