-- The indicators of the field, as DuckDB macros.
--
-- Each gives STRUCT(value DECIMAL(38,12), reason VARCHAR), those that count a BIGINT value: a query's column
-- `growth(a, b) as change` becomes the fact `change` and, where it has no value, its reason
-- (`growth(a, b).value` is the bare number, to reckon on with):
--   missing        the current value (or part) is NULL
--   missing_base   the base (or whole) is NULL
--   zero_base      the base is zero: there is nothing to compare with
--   negative_base  the base is below zero: the percentage would say the opposite of what happened
--   incomplete     an earlier value that it takes is NULL or not there
--   out_of_range   no finite number, or too large or too small to be reckoned exactly: an error of
--                  the build, where the others are printed in words
--
-- Reckoning is exact, on whole numbers (DuckDB's own division of DECIMAL gives DOUBLE): inputs of
-- any numeric type, DOUBLE by its shortest decimal text. A quotient is cut, not rounded, after 12
-- decimals, so that the one rounding at printing (half away from zero) is right for up to 11.
--
-- Each block below has the same lines (Meaning, Formula, Source, Unit, Edges, Example; an indented
-- line goes on with the one above): docs/ is made from them, and the examples are tests.

-- The reckoning behind the indicators. A name that starts with _ is not for queries.

-- A step that needs a value more than once takes it through list_transform: a macro's argument is
-- put in wherever it is named. The steps stand one after the other, not one in another, and their
-- variables start with _, since a table of that name would come before them.

-- The digits of a decimal text and how many of them are decimals: '-1.25' is -125 and 2, '1.5e+20'
-- (as DOUBLE prints) 15 and -19. Digits are NULL for what is no finite number.
create or replace macro _digits(number) as
  {'digits': case when regexp_full_match(number, '-?[0-9]*\.?[0-9]+(e[+-]?[0-9]{1,3})?')
                  then replace(split_part(number, 'e', 1), '.', '') end,
   'decimals': len(split_part(split_part(number, 'e', 1), '.', 2))
     - coalesce(try_cast(split_part(number, 'e', 2) as smallint), 0)};

-- Decimal texts as whole numbers n × 10^-places, those of the current values first, and why they
-- can't be reckoned with: a missing one, no number, or more than 38 digits on common places.
create or replace macro _reckon(currents, bases) as
  list_transform(list_transform(list_transform(
    [{'currents': currents, 'bases': bases}],
    lambda _i: {'missing': len(_i.currents) > list_count(_i.currents),
      'missing_base': len(_i.bases) > list_count(_i.bases),
      'parts': list_transform(list_concat(_i.currents, _i.bases), lambda _number: _digits(_number))}),
    lambda _i: {'missing': _i.missing, 'missing_base': _i.missing_base, 'parts': _i.parts,
      'places': list_max(list_transform(_i.parts, lambda _part: _part.decimals))}),
    lambda _i: {'missing': _i.missing, 'missing_base': _i.missing_base, 'places': _i.places,
      'n': list_transform(_i.parts, lambda _part:
        try_cast(_part.digits || repeat('0', _i.places - _part.decimals) as hugeint))});

create or replace macro _reason(reckoned) as
  case when reckoned.missing then 'missing'
       when reckoned.missing_base then 'missing_base'
       when list_count(reckoned.n) < len(reckoned.n) then 'out_of_range' end;

-- Value and reason; NULL without a reason is a number that the arithmetic can't hold.
create or replace macro _held(results) as
  list_transform(results, lambda _h: {
    'value': case when _h.reason is null then _h.value end,
    'reason': case when _h.reason is null and _h.value is null then 'out_of_range' else _h.reason end})[1];

create or replace macro _ten_to(power) as ('1' || repeat('0', power))::hugeint;

-- whole × 10^-places, cut after 12 decimals.
create or replace macro _decimal(whole, places) as
  try((case when places > 12 then whole // _ten_to(places - 12) else whole * _ten_to(12 - places) end
    )::decimal(38,0) * 0.000000000001::decimal(12,12));

-- part / whole × 100 cut after 12 decimals, or the reason why there is none.
create or replace macro _percent(fractions) as
  _held(list_transform(list_transform(fractions,
    lambda _p: {'reason': _p.reason, 'whole': _p.whole,
      'numerator': _p.part // gcd(_p.part, _p.whole), 'denominator': _p.whole // gcd(_p.part, _p.whole)}),
    lambda _p: {
      'reason': case when _p.reason is not null then _p.reason
                     when _p.whole = 0 then 'zero_base'
                     when _p.whole < 0 then 'negative_base' end,
      'value': try(_quotient(_p.numerator, _p.denominator))}));

-- numerator / denominator × 100 cut after 12 decimals, both HUGEINT without a common divisor.
create or replace macro _quotient(numerator, denominator) as
  (numerator // denominator * 100000000000000::hugeint
    + numerator % denominator * 100000000000000::hugeint // denominator
  )::decimal(38,0) * 0.000000000001::decimal(12,12);

create or replace macro _finite(number) as
  coalesce(number::varchar not in ('nan', 'inf', '-inf'), false);

-- 1, or the error of a query that ranks text: "10" would stand before "9".
create or replace macro _ranked(value) as
  case when typeof(value) = 'VARCHAR' then error('rank_of: the values are text, cast them to a number')
       else 1 end;

create or replace macro _direction(direction) as
  case when direction in ('high', 'low') then direction
       else error('rank_of: unknown direction "' || direction || '", use high or low') end;

-- growth(current, base)
-- Meaning: Change from the base to the current value in percent of the base. Growth on the year
--   takes the same period of the previous year as base, growth on the period the period before:
--   one formula, so one macro.
-- Formula: (current - base) / base * 100
-- Source: OECD, Data and Metadata Reporting and Presentation Handbook (2007), percentage change
-- Unit: percent
-- Edges: NULL current: missing; NULL base: missing_base; base 0: zero_base; base < 0: negative_base.
--   A current value below zero on a positive base is a fall of more than 100 percent.
-- Example: growth(112.1, 100) = 12.1
create or replace macro growth(current, base) as
  _percent(list_transform(_reckon([current::varchar], [base::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': try(_n.n[1] - _n.n[2]), 'whole': _n.n[2]}));

-- difference(current, base)
-- Meaning: Difference of two values that are themselves in percent (shares, rates, growth), in
--   percentage points; of two index values, in index points.
-- Formula: current - base
-- Source: OECD, Data and Metadata Reporting and Presentation Handbook (2007), percentage points
-- Unit: percentage_point
-- Edges: NULL current: missing; NULL base: missing_base. Zero and negative values are allowed.
-- Example: difference(14.9, 12.1) = 2.8
create or replace macro difference(current, base) as
  _held(list_transform(_reckon([current::varchar], [base::varchar]),
    lambda _n: {'reason': _reason(_n), 'value': _decimal(try(_n.n[1] - _n.n[2]), _n.places)}));

-- share(part, whole)
-- Meaning: Part of a whole in percent of the whole, both in the same prices.
-- Formula: part / whole * 100
-- Source: the definition of a percentage
-- Unit: percent
-- Edges: NULL part: missing; NULL whole: missing_base; whole 0: zero_base; whole < 0: negative_base.
--   A part below zero or above the whole is allowed (losses).
-- Example: share(86, 230) = 37.391304347826
create or replace macro share(part, whole) as
  _percent(list_transform(_reckon([part::varchar], [whole::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': _n.n[1], 'whole': _n.n[2]}));

-- contribution_points(part_current, part_base, whole_base)
-- Meaning: What a part adds to the growth of the whole, in percentage points. The contributions of
--   all parts add up to the growth of the whole. All values at constant (comparable) prices.
-- Formula: (part_current - part_base) / whole_base * 100
-- Source: INSEE, definition of the contribution to growth: a part's growth times its weight in the
--   whole of the base, which is this fraction
-- Unit: percentage_point
-- Edges: NULL part_current: missing; NULL part_base or whole_base: missing_base; whole_base 0:
--   zero_base; whole_base < 0: negative_base. A part of 0 in the base (a new enterprise) is allowed.
-- Example: contribution_points(18, 9, 200) = 4.5
create or replace macro contribution_points(part_current, part_base, whole_base) as
  _percent(list_transform(_reckon([part_current::varchar], [part_base::varchar, whole_base::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': try(_n.n[1] - _n.n[2]), 'whole': _n.n[3]}));

-- contribution_points_of(percent_of_growth, growth)
-- Meaning: The same from published figures: a part's contribution in percent of the growth, times
--   the growth. It is no more precise than they are: declare the column computed.
-- Formula: percent_of_growth * growth / 100
-- Source: China Statistical Yearbook, notes on contributions to GDP growth (growth rate times
--   contribution share)
-- Unit: percentage_point
-- Edges: NULL percent_of_growth: missing; NULL growth: missing_base. A growth below zero gives the
--   points by which the part lowered the whole.
-- Example: contribution_points_of(73.6, 12.1) = 8.9056
create or replace macro contribution_points_of(percent_of_growth, growth) as
  _held(list_transform(_reckon([percent_of_growth::varchar], [growth::varchar]),
    lambda _n: {'reason': _reason(_n), 'value': _decimal(try(_n.n[1] * _n.n[2]), 2 * _n.places + 2)}));

-- contribution_percent(part_current, part_base, whole_current, whole_base)
-- Meaning: A part's change in percent of the change of the whole; those of all parts add up to
--   100. All values at constant (comparable) prices.
-- Formula: (part_current - part_base) / (whole_current - whole_base) * 100
-- Source: China Statistical Yearbook, notes on contributions to GDP growth (contribution share: the
--   part's increment over the increment of GDP)
-- Unit: percent
-- Edges: NULL part_current or whole_current: missing; NULL part_base or whole_base: missing_base;
--   whole unchanged: zero_base; whole fallen: negative_base, since a share of a fall reads as one of
--   growth (say that with share(part_base - part_current, whole_base - whole_current)).
-- Example: contribution_percent(18, 9, 224, 200) = 37.5
create or replace macro contribution_percent(part_current, part_base, whole_current, whole_base) as
  _percent(list_transform(
    _reckon([part_current::varchar, whole_current::varchar], [part_base::varchar, whole_base::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': try(_n.n[1] - _n.n[3]), 'whole': try(_n.n[2] - _n.n[4])}));

-- index_to(current, base)
-- Meaning: Index of a value with the base as 100.
-- Formula: current / base * 100
-- Source: the definition of a simple index number
-- Unit: index
-- Edges: NULL current: missing; NULL base: missing_base; base 0: zero_base; base < 0: negative_base.
-- Example: index_to(112.1, 100) = 112.1
create or replace macro index_to(current, base) as
  _percent(list_transform(_reckon([current::varchar], [base::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': _n.n[1], 'whole': _n.n[2]}));

-- whole_from_share(part, share_percent)
-- Meaning: The whole that a part and its published share imply. It is no more precise than the
--   share: declare the column computed and approximate.
-- Formula: part / share_percent * 100
-- Source: the definition of share, solved for the whole
-- Unit: that of the part
-- Edges: NULL part: missing; NULL share_percent: missing_base; share 0: zero_base; share < 0:
--   negative_base.
-- Example: whole_from_share(86, 37.4) = 229.946524064171
create or replace macro whole_from_share(part, share_percent) as
  _percent(list_transform(_reckon([part::varchar], [share_percent::varchar]),
    lambda _n: {'reason': _reason(_n), 'part': _n.n[1], 'whole': _n.n[2]}));

-- rank_of(value, direction := 'high', within := 1)
-- Meaning: Place of a value among the rows of the query, equals sharing the better place: 1, 2, 2,
--   4. Direction 'high': the highest is first; 'low': the lowest is. `within` names a column whose
--   groups are ranked each by itself. It is a window function: rows that WHERE leaves out are not
--   among the peers, so rank in an inner query and filter in the outer. Values count as they are:
--   round them first where published figures shall tie.
-- Formula: 1 + number of peers that are strictly better
-- Source: standard competition ranking, as SQL's rank()
-- Unit: rank
-- Edges: NULL value: missing, and no peer; NaN and infinity: out_of_range, and no peer. The
--   result's value is a whole number (BIGINT). Another direction is an error of the query.
-- Example: rank_of(12.1) = 1
create or replace macro rank_of(value, direction := 'high', within := 1) as
  {'value': case when _finite(value) then rank() over (
       partition by within, _finite(value), _ranked(value)
       order by case _direction(direction) when 'high' then value end desc,
                case direction when 'low' then value end asc) end,
   'reason': case when value is null then 'missing' when not _finite(value) then 'out_of_range' end};

-- The course of a series. These take a list with a value for each period, the newest first, NULL where
-- a period has none: a period that is left out would let others stand next to each other.

-- Values that can be compared: of text, "10" would stand before "9"; NaN would stand above all numbers.
create or replace macro _series(name, numbers) as
  case when typeof(numbers) = 'VARCHAR[]' then error(name || ': the values are text, cast them to numbers')
       else list_transform(numbers, lambda _number: case when _finite(_number) then _number end) end;

-- Signs of changes as they print with so many decimals: 0.04 with one is 0. NULL stays.
create or replace macro _signs(changes, decimals) as
  list_transform(changes, lambda _change:
    sign(round(try_cast(_change as decimal(38,12)), decimals))::tinyint);

-- How many periods back a place of the series is, or why that isn't known.
create or replace macro _back(newest, place, gap) as
  {'value': case when newest is not null and not gap then place - 1 end,
   'reason': case when newest is null then 'missing' when gap then 'incomplete' end};

-- The same for the first place from the second on that is wanted: of values without a gap before it.
-- The place behind the last stands for one that isn't found.
create or replace macro _first_back(numbers, place) as
  _back(numbers[1], coalesce(place, len(numbers) + 1), coalesce(numbers[place] is null and place is not null, false));

-- average_of(numbers, periods)
-- Meaning: Mean of a series' newest values, of exactly so many periods: the moving average of twelve
--   months, or the average of the year to date. A stock (persons unemployed) is averaged over the
--   year so far; a flow (tonnes produced) is summed, with SQL's own sum.
-- Formula: (x1 + x2 + … + xn) / n
-- Source: the definition of the arithmetic mean
-- Unit: that of the values
-- Edges: Fewer values than periods, or a NULL among them: incomplete. More values are an error of the
--   query. The order doesn't count.
-- Example: average_of([7, 5, 4], 3) = 5.333333333333
create or replace macro average_of(numbers, periods) as
  _held(list_transform(list_transform([{'numbers': numbers::varchar[], 'periods': periods}],
    lambda _i: {'reckoned': _reckon(_i.numbers, []::varchar[])[1], 'periods': _i.periods}),
    lambda _i: {
      'reason': case when len(_i.reckoned.n) > _i.periods
                     then error('average_of: ' || len(_i.reckoned.n) || ' values for ' || _i.periods || ' periods')
                     when _i.reckoned.missing or coalesce(len(_i.reckoned.n), 0) < greatest(_i.periods, 1) then 'incomplete'
                     else _reason(_i.reckoned) end,
      'value': _mean(try(list_sum(_i.reckoned.n)), _i.reckoned.places, _i.periods)}));

-- sum × 10^-places / count, cut after 12 decimals.
create or replace macro _mean(total, places, count) as
  try((case when places > 12 then total // (_ten_to(places - 12) * count)
            else total * _ten_to(12 - places) // count end
    )::decimal(38,0) * 0.000000000001::decimal(12,12));

-- streak(changes, decimals)
-- Meaning: For how many periods in a row, the newest counted, a series has changed the same way (risen,
--   fallen, not changed). The signs are those of the changes as they are printed, with so many decimals.
-- Formula: 1 + number of periods before the newest, one after the other, whose change has its sign
-- Source: the definition of a run
-- Unit: count
-- Edges: NULL newest change: missing. Where the run goes back to a NULL or to the end of the list:
--   incomplete, since it may be longer.
-- Example: streak([3.1, 2.4, 1.0, -0.5, 2.0], 1) = 3
create or replace macro streak(changes, decimals) as
  list_transform(list_transform([_signs(changes, decimals)],
    lambda _signs: {'signs': _signs, 'place': list_filter(range(2, len(_signs) + 2),
      lambda _place: _signs[_place] is distinct from _signs[1])[1]}),
    lambda _i: _back(_i.signs[1], _i.place, _i.signs[_i.place] is null))[1];

-- first_in(changes, decimals)
-- Meaning: How many periods ago the last change of the same direction was: 5 says that a rise is the
--   first in five months, 1 that there was one in the month before.
-- Formula: periods from the newest change back to the next that has its sign
-- Source: the definition of a run
-- Unit: count
-- Edges: NULL newest change: missing. A NULL before such a change is found: incomplete. Where the
--   series has none: the number of its changes.
-- Example: first_in([1.2, -0.4, -3.0, 0.7], 1) = 3
create or replace macro first_in(changes, decimals) as
  list_transform(list_transform([_signs(changes, decimals)],
    lambda _signs: {'signs': _signs, 'place': list_filter(range(2, len(_signs) + 1),
      lambda _place: coalesce(_signs[_place] = _signs[1], true))[1]}),
    lambda _i: _first_back(_i.signs, _i.place))[1];

-- highest_in(numbers)
-- Meaning: For how many periods, the newest counted, the newest value is the highest: one as high was
--   so many periods ago. 73 says "the highest since" the month 73 months ago.
-- Formula: periods from the newest value back to the next that is at least as high
-- Source: the definition of a record
-- Unit: count
-- Edges: NULL newest value: missing. A NULL before one as high is found: incomplete. Where none was:
--   the number of values, a record of the series. Values count as they are: round them first where
--   published figures shall tie. NaN and infinity count as NULL. Text is an error of the query.
-- Example: highest_in([5, 4, 3, 6]) = 3
create or replace macro highest_in(numbers) as
  list_transform(list_transform([_series('highest_in', numbers)],
    lambda _v: {'numbers': _v, 'place': list_filter(range(2, len(_v) + 1),
      lambda _place: coalesce(_v[_place] >= _v[1], true))[1]}),
    lambda _i: _first_back(_i.numbers, _i.place))[1];

-- lowest_in(numbers)
-- Meaning: For how many periods, the newest counted, the newest value is the lowest: one as low was so
--   many periods ago.
-- Formula: periods from the newest value back to the next that is at most as high
-- Source: the definition of a record
-- Unit: count
-- Edges: Those of highest_in.
-- Example: lowest_in([4, 5, 6]) = 3
create or replace macro lowest_in(numbers) as
  list_transform(list_transform([_series('lowest_in', numbers)],
    lambda _v: {'numbers': _v, 'place': list_filter(range(2, len(_v) + 1),
      lambda _place: coalesce(_v[_place] <= _v[1], true))[1]}),
    lambda _i: _first_back(_i.numbers, _i.place))[1];
