-- What the NHS paid each practice in a year, as published: every amount stands under a name of ours, mapped
-- from the year's own columns (needs/payments/line-rules.ts). What a year does not have is not there: never nought.
CREATE TABLE IF NOT EXISTS practice_payment (
  load_id UUID COMMENT 'The load that brought the row',
  year LowCardinality(String) COMMENT 'Financial year: 2014-15',
  practice LowCardinality(String) COMMENT 'Code of the practice',
  practice_name String COMMENT 'Name as in the file',
  area LowCardinality(String) COMMENT 'Commissioner as the register writes it; empty where the file has none',
  contract LowCardinality(String) COMMENT 'Kind of contract: GMS, PMS, APMS; empty where unknown',
  dispensing Nullable(Bool) COMMENT 'Whether the practice dispenses',
  opened Nullable(Date) COMMENT 'Day the practice opened, where it did in the year',
  closed Nullable(Date) COMMENT 'Day the practice closed, where it did',
  registered Nullable(Decimal(18, 6)) COMMENT 'People registered, the last known or the average of the year, as published',
  weighted Nullable(Decimal(18, 6)) COMMENT 'The same weighted by the formula of the contract',
  amounts Map(LowCardinality(String), Int64) COMMENT 'Pence by line, total, deduction and net; negative where money was taken back'
) ENGINE = MergeTree
ORDER BY (practice, year, load_id)
COMMENT 'NHS payments to general practice by practice, year and line, in pence';
