-- Major products, the fastest-growing first.
SELECT product, name_en, name_zh, growth, _row
FROM product_output
WHERE period = $period
ORDER BY growth DESC, product
