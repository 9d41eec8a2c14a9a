-- A thousand editions: every district in each of the last five years.
SELECT year AS period, district
FROM (SELECT DISTINCT year FROM output WHERE year >= 2020) CROSS JOIN districts
ORDER BY year DESC, district
