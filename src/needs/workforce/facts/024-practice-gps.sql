-- General practitioners of each practice, counted as heads.
CREATE TABLE IF NOT EXISTS practice_gps (
  load_id UUID COMMENT 'The load that brought the row',
  month Date COMMENT 'First day of the month of the count',
  practice LowCardinality(String) COMMENT 'Code of the practice',
  gps UInt16 COMMENT 'General practitioners; a practice without a count has no row'
) ENGINE = MergeTree
ORDER BY (practice, month, load_id)
COMMENT 'Number of general practitioners of each practice';
