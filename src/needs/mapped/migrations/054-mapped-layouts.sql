CREATE TABLE mapped_layout (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text NOT NULL,
  unit text NOT NULL,
  publisher text NOT NULL,
  licence text NOT NULL,
  address text NOT NULL,
  headers jsonb NOT NULL,
  mapping jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  made timestamptz NOT NULL,
  made_by text NOT NULL,
  withdrawn timestamptz
);

COMMENT ON TABLE mapped_layout IS 'Layouts of csv files that a person described on screen, by naming the columns of area, period and figure';
COMMENT ON COLUMN mapped_layout.id IS 'Its own id';
COMMENT ON COLUMN mapped_layout.slug IS 'Short name, part of the indicator''s: mapped/echo-waits';
COMMENT ON COLUMN mapped_layout.title IS 'What the figure is, as pages name it';
COMMENT ON COLUMN mapped_layout.unit IS 'Unit of the figure: weeks, %, per 100,000 people';
COMMENT ON COLUMN mapped_layout.publisher IS 'Who publishes the file';
COMMENT ON COLUMN mapped_layout.licence IS 'Under what terms it may be used, as the person said';
COMMENT ON COLUMN mapped_layout.address IS 'Where the file is published; empty where it is sent';
COMMENT ON COLUMN mapped_layout.headers IS 'Names of all columns of the file, in their order: what later files are known by';
COMMENT ON COLUMN mapped_layout.mapping IS 'Which column is the area, the period, the figure, its limits, count and population';
COMMENT ON COLUMN mapped_layout.version IS 'Higher after each correction';
COMMENT ON COLUMN mapped_layout.made IS 'When it was described';
COMMENT ON COLUMN mapped_layout.made_by IS 'Who described it, by name';
COMMENT ON COLUMN mapped_layout.withdrawn IS 'Since when no further file is read by it; its loads stay in force';
