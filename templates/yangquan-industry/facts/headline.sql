-- Growth of all industrial enterprises above designated size, and the city's place in the province.
SELECT growth, provincial_rank, _row
FROM industrial_growth
WHERE period = $period
