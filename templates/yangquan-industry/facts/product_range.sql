-- The fastest- and the slowest-growing of the major products.
SELECT
  arg_max(name_en, growth) AS fastest_en,
  arg_max(name_zh, growth) AS fastest_zh,
  max(growth) AS fastest_growth,
  min(growth) AS slowest_growth
FROM product_output
WHERE period = $period
