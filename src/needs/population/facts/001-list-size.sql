-- Registered population: how many people are on each practice's list, by sex and age, as published.
-- Rows are seen only while the relational store marks their load current. A row is either one cell of the
-- age structure (sex male or female) or a practice's total (sex all); no load holds both for one practice,
-- so the sum over a load's rows of a practice is its people, never twice.
CREATE TABLE IF NOT EXISTS list_size (
  load_id UUID COMMENT 'The load that brought the row',
  date Date COMMENT 'Day the list is dated: the snapshot, or the first day of a quarter',
  practice LowCardinality(String) COMMENT 'Code of the practice, as the register writes it',
  practice_name String COMMENT 'Name as in the file; empty where the file has none',
  commissioner LowCardinality(String) COMMENT 'Commissioner exactly as in the file, 04G00; empty where it has none',
  area LowCardinality(String) COMMENT 'The same commissioner as the register writes it, 04G',
  sex Enum8('all' = 0, 'male' = 1, 'female' = 2) COMMENT 'all only in rows that are totals of a practice',
  age_from UInt8 COMMENT 'Youngest age of the band, in whole years',
  age_to UInt8 COMMENT 'Oldest age of the band; 255 where it has no upper end',
  people UInt32 COMMENT 'People registered',
  keeps_list Bool COMMENT 'False for prescribers with an empty list, such as services: kept apart from practices',
  detail UInt8 COMMENT 'How fine the load is: 0 totals, 1 bands of ten years, 2 bands of five years'
) ENGINE = MergeTree
ORDER BY (practice, date, load_id, sex, age_from)
COMMENT 'People registered with each practice by date, sex and age band';
