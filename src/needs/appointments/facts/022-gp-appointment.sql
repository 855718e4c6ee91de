-- Appointments in general practice by commissioner and month, as published by region. Files cover several
-- months and may overlap: readers take each commissioner's month from the newest current load that has it.
CREATE TABLE IF NOT EXISTS gp_appointment (
  load_id UUID COMMENT 'The load that brought the row',
  month Date COMMENT 'First day of the month',
  area LowCardinality(String) COMMENT 'Code of the commissioner at the time of publication',
  area_name LowCardinality(String) COMMENT 'Its name as in the file',
  status LowCardinality(String) COMMENT 'Attended, DNA (did not attend), Unknown',
  professional LowCardinality(String) COMMENT 'GP, Other Practice staff, Unknown',
  mode LowCardinality(String) COMMENT 'Face-to-Face, Telephone, Home Visit, Video/Online, Unknown',
  booked_ahead LowCardinality(String) COMMENT 'Time between booking and appointment, blanks made single',
  appointments UInt32 COMMENT 'Appointments'
) ENGINE = MergeTree
ORDER BY (area, month, load_id, status)
COMMENT 'General practice appointments by commissioner, month, status, professional, mode and time to appointment';
