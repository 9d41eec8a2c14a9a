-- The rank of a country in its newest year, and how it has moved. A group has none.
SELECT
  spans.country, rank, ranks.countries, sharing,
  moves.up, abs(moves.up) AS places_moved, moves.countries AS countries_in_both_years
FROM spans
LEFT JOIN ranks ON ranks.country = spans.country AND ranks.year = last_year
LEFT JOIN moves ON moves.country = spans.country AND moves.year = last_year
