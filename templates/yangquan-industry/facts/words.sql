-- The words that the charts print beside their bars, in each language.
SELECT
  'Growth' AS growth_head_en, '增速' AS growth_head_zh,
  'percent, comparable prices' AS growth_unit_en, '%，按可比价格计算' AS growth_unit_zh,
  'Share of value added' AS share_head_en, '占增加值的比重' AS share_head_zh,
  'percent, current prices' AS share_unit_en, '%，按现价计算' AS share_unit_zh,
  'all value added' AS whole_en, '全部增加值' AS whole_zh,
  'Across both groups, not further parts' AS across_en, '与以上两类交叉，不另计入' AS across_zh,
  'Growth, percent' AS entrants_growth_en, '增加值增速，%' AS entrants_growth_zh,
  'Parts of growth, percentage points' AS entrants_points_en, '对工业增长的拉动，个百分点' AS entrants_points_zh,
  'Newly added' AS entrants_en, '新增企业' AS entrants_zh,
  'All others' AS others_en, '其他企业' AS others_zh,
  'Enterprises' AS squares_en, '企业数' AS squares_zh,
  'one square each; filled: in the zones' AS squares_shows_en, '每格一家，实心在开发区内' AS squares_shows_zh,
  'Value added' AS value_added_en, '增加值' AS value_added_zh,
  'whole bar: all industry' AS value_added_shows_en, '整条为全市规模以上工业' AS value_added_shows_zh
