-- The classification of the month, and that of the year before where it is another.
SELECT
  arg_max(name_en, month) AS name_en,
  nullif(
    arg_max(name_en, month) FILTER (month_number(month) <= month_number($period) - 12),
    arg_max(name_en, month)
  ) AS before_en
FROM classifications
WHERE month_number(month) <= month_number($period)
