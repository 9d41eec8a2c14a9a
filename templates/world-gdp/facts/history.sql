-- The whole series: in how many years GDP rose and fell, the run it is in and the longest of growth, the
-- best year and the worst, the record. What is equal goes to the newer year.
WITH changes AS (
  SELECT country, year, gdp, gdp_before, change, round(change, 1) AS printed FROM course WHERE change IS NOT NULL
), counted AS (
  SELECT
    country,
    count(*) AS changes,
    count(*) FILTER (printed > 0) AS rises,
    count(*) FILTER (printed < 0) AS falls,
    count(*) FILTER (printed = 0) AS years_unchanged,
    min(year) AS first_change,
    arg_max(struct_pack(year, gdp, gdp_before), (change, year)) AS best,
    arg_min(struct_pack(year, gdp, gdp_before), (change, -year)) AS worst
  FROM changes
  GROUP BY country
), every_run AS MATERIALIZED (
  SELECT runs.*, max(years) FILTER (way > 0) OVER (PARTITION BY country) AS longest
  FROM runs
), longest AS (
  SELECT
    country,
    any_value(years) AS years,
    arg_max(struct_pack(from_year, to_year), to_year) AS run,
    count(*) AS runs
  FROM every_run
  WHERE way > 0 AND years = longest
  GROUP BY country
), records AS (
  SELECT country, arg_max(struct_pack(year, gdp), (gdp, year)) AS record FROM levels GROUP BY country
)
SELECT
  spans.country,
  coalesce(changes, 0) AS changes,
  coalesce(rises, 0) AS rises,
  coalesce(falls, 0) AS falls,
  coalesce(years_unchanged, 0) AS years_unchanged,
  current.years AS run,
  current.from_year::varchar AS run_from,
  coalesce(current.way > 0 AND current.years = longest.years, false) AS run_is_longest,
  current.last_alike::varchar AS last_alike,
  longest.years AS longest_run,
  longest.run.from_year::varchar AS longest_from,
  longest.run.to_year::varchar AS longest_to,
  longest.runs AS longest_runs,
  best.year::varchar AS best_year,
  CASE WHEN best IS NOT NULL THEN growth(best.gdp, best.gdp_before) END AS best,
  worst.year::varchar AS worst_year,
  CASE WHEN worst IS NOT NULL THEN growth(worst.gdp, worst.gdp_before) END AS worst,
  record.gdp AS record, dollars(record.gdp) AS record_precision,
  record.year::varchar AS record_year,
  abs(growth(latest.gdp, record.gdp).value) AS below_record
FROM spans
JOIN levels AS latest ON latest.country = spans.country AND latest.year = last_year
JOIN records ON records.country = spans.country
LEFT JOIN counted ON counted.country = spans.country
LEFT JOIN every_run AS current ON current.country = spans.country AND current.to_year = last_year
LEFT JOIN longest ON longest.country = spans.country
