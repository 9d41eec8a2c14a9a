-- The published precision of an amount with so many digits: the power of ten of the last one, after
-- rounding, so that 999.9 billion are 1.00 trillion.
CREATE MACRO precision_of(amount, digits) AS
  power(10, floor(log10(amount::double / (1 - 0.5 * power(10, -digits)))) - digits + 1);

-- Of dollars: three digits, and no cents.
CREATE MACRO dollars(amount) AS greatest(1, precision_of(amount, 3));

-- Of a share in percent: one decimal, or as many as two digits take.
CREATE MACRO percents(share) AS least(0.1, precision_of(share, 2));

-- Growth a year, in percent, that makes the base the current value in so many years.
CREATE MACRO compound_growth(current, base, years) AS
  100 * (power(current::double / base::double, 1 / years) - 1);
