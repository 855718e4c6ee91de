-- Staff of primary care networks, one row a person's post, as published each quarter. People are counted by
-- their identifier within what is asked: counts of networks do not add up to that of their area.
CREATE TABLE IF NOT EXISTS network_staff (
  load_id UUID COMMENT 'The load that brought the row',
  month Date COMMENT 'First day of the census month',
  network LowCardinality(String) COMMENT 'Code of the primary care network',
  network_name LowCardinality(String) COMMENT 'Its name as in the file',
  area LowCardinality(String) COMMENT 'Commissioner or sub-ICB location, as in the file',
  system LowCardinality(String) COMMENT 'Integrated care board or partnership, as in the file',
  staff_group LowCardinality(String) COMMENT 'As in the file: Directors, Other Direct Patient Care staff, ...',
  role LowCardinality(String) COMMENT 'As in the file',
  detailed_role LowCardinality(String) COMMENT 'As in the file',
  full_time Nullable(Decimal(18, 9)) COMMENT 'Full-time equivalents of the post; empty where the file has none',
  person String COMMENT 'The publisher’s pseudonym of the person; empty for contracted services, which name nobody',
  contracted Bool COMMENT 'A contracted service, not a person employed'
) ENGINE = MergeTree
ORDER BY (area, network, month, load_id)
COMMENT 'Posts in primary care networks by role, with full-time equivalents';
