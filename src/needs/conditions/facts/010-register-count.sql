-- Registers of illness: how many people are recorded with a condition, and of how many. One row is one register
-- of one practice or commissioner in one financial year as one load has it. Rows are seen only while the
-- relational store marks their load current. Nothing here is added up on the way in.
CREATE TABLE IF NOT EXISTS register_count (
  load_id UUID COMMENT 'The load that brought the row',
  year Date COMMENT 'First day of the financial year; the register is as at its last day, 31 March',
  published Date COMMENT 'First day of the year that the file was published for; later than year where the file looks back',
  area_kind LowCardinality(String) COMMENT 'practice or ccg',
  area LowCardinality(String) COMMENT 'Code of the practice or commissioner, as the file has it: 04G',
  area_ons LowCardinality(String) COMMENT 'The same area in the codes of the Office for National Statistics: E38000108; empty where the file has none',
  area_name LowCardinality(String) COMMENT 'Name as in the file; empty where it has none',
  register LowCardinality(String) COMMENT 'Short name of the register: DM; HFLVD is the second register that files call HF',
  register_name LowCardinality(String) COMMENT 'What the file calls it',
  people Nullable(UInt32) COMMENT 'People on the register; null where the file has a list and no register, or withholds it',
  list Nullable(UInt32) COMMENT 'People of all ages on the list; null where the file has only those of the ages',
  denominator Nullable(Float64) COMMENT 'People whom the register is a share of: of the ages named; an estimate where the file estimates it',
  ages LowCardinality(String) COMMENT 'Whom the denominator counts: all, 17+, 30-74, females 25-64, 50-75 and 75+',
  practices Nullable(UInt16) COMMENT 'Practices that took part, where the file says so',
  prevalence Nullable(Float64) COMMENT 'Per cent as published; a share given as a fraction is turned into per cent',
  disagrees Bool COMMENT 'The published prevalence is not people / denominator to its own decimals',
  mark LowCardinality(String) COMMENT 'What the file writes in place of a withheld or missing register: *'
) ENGINE = MergeTree
ORDER BY (register, area_kind, area, year, load_id)
COMMENT 'People on registers of illness by practice or commissioner and financial year';
