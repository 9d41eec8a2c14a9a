-- The rank of each country among those with a value in the year. Groups and the world have none.
CREATE VIEW ranks AS
SELECT
  country, year, gdp,
  rank_of(gdp, within := year).value AS rank,
  count(*) OVER (PARTITION BY year) AS countries,
  count(*) OVER (PARTITION BY year, gdp) - 1 AS sharing
FROM levels
WHERE kind = 'country';

-- By how many places a country has moved up since the year before, among those with a value in both
-- years: a country that leaves the data lifts nobody.
CREATE VIEW moves AS
SELECT
  country, year,
  rank_of(gdp_before, within := year).value - rank_of(gdp, within := year).value AS up,
  count(*) OVER (PARTITION BY year) AS countries
FROM course
WHERE kind = 'country' AND gdp IS NOT NULL AND gdp_before IS NOT NULL;
