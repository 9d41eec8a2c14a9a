-- The scale that amounts of a chart are printed in, as a power of ten: that of the largest, where the
-- precision, the step, leaves it three decimals at most.
CREATE MACRO scale_of(largest, step) AS
  CASE WHEN largest >= 1e12 AND step >= 1e9 THEN 12
       WHEN largest >= 1e9 AND step >= 1e6 THEN 9
       WHEN largest >= 1e6 AND step >= 1e3 THEN 6
       ELSE 0 END;

CREATE MACRO scale_en(largest, step) AS
  CASE scale_of(largest, step) WHEN 12 THEN 'trillion ' WHEN 9 THEN 'billion ' WHEN 6 THEN 'million ' ELSE '' END;

-- Whether the axis of a chart says this year: every tenth of a long series, each of a short one.
CREATE MACRO is_tick(year, first_year, last_year) AS
  year % CASE WHEN last_year - first_year >= 40 THEN 10
              WHEN last_year - first_year >= 15 THEN 5
              WHEN last_year - first_year >= 7 THEN 2
              ELSE 1 END = 0;
