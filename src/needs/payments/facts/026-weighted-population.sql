-- Weighted populations of each practice: people weighted by their need for each kind of care, each kind
-- scaled so that England's sum is its population.
CREATE TABLE IF NOT EXISTS weighted_population (
  load_id UUID COMMENT 'The load that brought the row',
  year LowCardinality(String) COMMENT 'Financial year that the allocations are for: 2023-24',
  practice LowCardinality(String) COMMENT 'Code of the practice',
  practice_name String COMMENT 'Name as in the file',
  area LowCardinality(String) COMMENT 'Commissioner or sub-ICB location as in the file; empty where it has none',
  system LowCardinality(String) COMMENT 'Integrated care board as in the file',
  population Float64 COMMENT 'People, projected',
  general_acute Nullable(Float64) COMMENT 'Weighted for general and acute care',
  community Nullable(Float64) COMMENT 'Weighted for community services',
  mental_health Nullable(Float64) COMMENT 'Weighted for mental health services',
  maternity Nullable(Float64) COMMENT 'Weighted for maternity',
  health_inequalities Nullable(Float64) COMMENT 'Weighted for health inequalities',
  prescribing Nullable(Float64) COMMENT 'Weighted for prescribing',
  overall Nullable(Float64) COMMENT 'Overall weighted population for core services',
  primary_care_need Nullable(Float64) COMMENT 'Weighted for need for primary medical care',
  primary_care Nullable(Float64) COMMENT 'Overall weighted population for primary medical care'
) ENGINE = MergeTree
ORDER BY (practice, year, load_id)
COMMENT 'Weighted populations by practice and component of need';
