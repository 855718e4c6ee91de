-- Published indicators of any kind: modelled expected prevalence, deprivation, anything of Fingertips. One row
-- is one figure of one area, period, sex, age and category as one load has it. Rows are seen only while the
-- relational store marks their load current; where two loads hold the same figure, readers take the newer.
CREATE TABLE IF NOT EXISTS indicator_value (
  load_id UUID COMMENT 'The load that brought the row',
  indicator LowCardinality(String) COMMENT 'Which figure, by where it comes from: fingertips/93553, expected/DM, imd/IMD/average score',
  indicator_name LowCardinality(String) COMMENT 'Name as in the file; empty where the file has only a number',
  area LowCardinality(String) COMMENT 'Code of the area exactly as in the file: E38000108, A81001',
  area_name LowCardinality(String) COMMENT 'Name as in the file',
  area_kind LowCardinality(String) COMMENT 'By the shape of the code: practice, ccg, england or other',
  area_type LowCardinality(String) COMMENT 'What the file calls the type of area; empty where it does not say',
  period LowCardinality(String) COMMENT 'Period as the file writes it: 2013/14',
  period_from Nullable(Date) COMMENT 'Its first day; null when the writing is not understood',
  period_to Nullable(Date) COMMENT 'Its last day; null when the writing is not understood',
  sex LowCardinality(String) COMMENT 'all, male, female; empty where the file does not say',
  age LowCardinality(String) COMMENT 'Whom the figure counts, as the file says: 16+ yrs; empty where it does not',
  category_type LowCardinality(String) COMMENT 'Kind of breakdown, such as deprivation deciles; empty for the figure of the whole area',
  category LowCardinality(String) COMMENT 'Part of that breakdown',
  value Nullable(Float64) COMMENT 'The figure as published; null where it is withheld',
  numerator Nullable(Float64) COMMENT 'Count behind it, where published',
  denominator Nullable(Float64) COMMENT 'Population behind it, where published',
  per Nullable(Float64) COMMENT 'value = numerator / denominator * per: 1, 100, 1000, 100000; null where it cannot be told',
  lower Nullable(Float64) COMMENT 'Lower 95 per cent limit, as published',
  upper Nullable(Float64) COMMENT 'Upper 95 per cent limit, as published',
  note LowCardinality(String) COMMENT 'The file''s own note on the figure',
  mark LowCardinality(String) COMMENT 'What the file writes in place of a withheld or missing figure: *'
) ENGINE = MergeTree
ORDER BY (indicator, area_kind, area, period, load_id)
COMMENT 'Published indicators by area, period, sex, age and category';
