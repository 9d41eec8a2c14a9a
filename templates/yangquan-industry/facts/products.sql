-- Major products, by output. Published precision differs by row.
SELECT product, name_en, name_zh, output, output_precision, growth, _row
FROM product_output
WHERE period = $period
ORDER BY output DESC, product
