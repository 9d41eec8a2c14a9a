-- The publication from which the year's figures are taken.
SELECT title, updated, _row
FROM publications
WHERE period = $period
