-- Attendances at emergency departments by trust, type of department and month, as published. Files cover
-- several months and may overlap: readers take each month from the newest current load that has it.
CREATE TABLE IF NOT EXISTS emergency_attendance (
  load_id UUID COMMENT 'The load that brought the row',
  month Date COMMENT 'First day of the month',
  provider LowCardinality(String) COMMENT 'Code of the trust or other provider',
  department LowCardinality(String) COMMENT 'Type as in the file: 1 major, 2 single specialty, other',
  attendances UInt32 COMMENT 'Attendances in the month',
  breaches UInt32 COMMENT 'Of those, longer than four hours in the department',
  admissions UInt32 COMMENT 'Emergency admissions through the department'
) ENGINE = MergeTree
ORDER BY (provider, month, department, load_id)
COMMENT 'Emergency attendances by provider, type and month';
