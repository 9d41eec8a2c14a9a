-- Each branch of each district in each year, beside the year before.
CREATE VIEW branch_years AS
SELECT
  output.district, output.year, branches.branch, branches.name_en, branches.noun_en, branches.position,
  output.output, before.output AS output_before, output.jobs, before.jobs AS jobs_before
FROM output
JOIN branches USING (branch)
LEFT JOIN output AS before
  ON before.district = output.district AND before.branch = output.branch AND before.year = output.year - 1;

-- All branches of a district together.
CREATE VIEW district_years AS
SELECT
  district, year,
  sum(output) AS output, sum(output_before) AS output_before, sum(jobs) AS jobs, sum(jobs_before) AS jobs_before
FROM branch_years
GROUP BY district, year;

CREATE MACRO month_before(month) AS (left(month, 4)::integer - 1)::varchar || right(month, 3);
CREATE MACRO month_name(month) AS strftime((month || '-01')::date, '%B');
