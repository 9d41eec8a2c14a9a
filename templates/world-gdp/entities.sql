-- A brief for every country and group that has a value.
SELECT country FROM spans ORDER BY country
