-- Referral to treatment: how many people have waited how long, by commissioner and treatment function, as
-- published each month. A row is one row of a file: its weekly counts stand in one array, because every
-- question about waits needs all of them. Rows are seen only while their load is current.
CREATE TABLE IF NOT EXISTS referral_wait (
  load_id UUID COMMENT 'The load that brought the row',
  month Date COMMENT 'First day of the month the counts are for: at its end, or during it for completed waits',
  part Enum8('incomplete' = 1, 'admitted' = 2, 'non-admitted' = 3) COMMENT 'Still waiting, or treated as an inpatient, or otherwise',
  commissioner LowCardinality(String) COMMENT 'Code of the commissioner, as the register writes it',
  commissioner_name LowCardinality(String) COMMENT 'Its name as in the file',
  treatment LowCardinality(String) COMMENT 'Treatment function without the letters of the part: 100, X01; 999 is the total of all',
  treatment_name LowCardinality(String) COMMENT 'Its name as in the file',
  weeks Array(UInt32) COMMENT 'People who waited more than i-1 and up to i weeks at place i; the last place has no upper end',
  people UInt32 COMMENT 'Total with a known start, as published',
  within_18 Nullable(UInt32) COMMENT 'Of those, within 18 weeks, as published',
  unknown_start Nullable(UInt32) COMMENT 'People whose start is not known, as published; in no week',
  published_median String COMMENT 'Median in weeks exactly as in the file: a number, - where withheld, empty where there is no such column',
  published_p95 String COMMENT '95th percentile in weeks exactly as in the file',
  published_p92 String COMMENT '92nd percentile in weeks exactly as in the file'
) ENGINE = MergeTree
ORDER BY (commissioner, part, treatment, month, load_id)
COMMENT 'Waiting times from referral to treatment by commissioner, treatment function and month';
