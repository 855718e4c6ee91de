import { defineSource } from '../../../platform/imports/index.ts';
import { areaOf, OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';
import { quarterOf } from './period.ts';

/** The file's age bands: oldest age 255 where there is none. */
const BANDS = [
  [0, 4],
  [5, 14],
  [15, 24],
  [25, 34],
  [35, 44],
  [45, 54],
  [55, 64],
  [65, 74],
  [75, 255],
] as const;

const SEXES = [
  ['male', 'Male'],
  ['female', 'Female'],
] as const;

const cells = SEXES.flatMap(([sex, heading]) =>
  BANDS.map(([from, to]) => ({
    sex,
    from,
    to,
    key: `${sex}_${from}`,
    header: to === 255 ? `${heading} ${from}+` : `${heading} ${from}-${to}`,
  })),
);

const everyone = cells.map(({ key }) => `toUInt64(${key})`).join(' + ');
const structure = cells.map(({ sex, from, to, key }) => `('${sex}', ${from}, ${to}, toUInt32(${key}))`);

/** NHSBSA's quarterly list sizes of every prescriber in England, by sex and nine age bands. */
export const nhsbsaListSize = defineSource({
  kind: 'facts',
  id: 'nhsbsa-patient-list-size',
  version: 1,
  title: 'Patient list size by practice, sex and age, quarterly',
  publisher: 'NHS Business Services Authority',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://opendata.nhsbsa.net/',
  cadence: 'quarterly',
  dataset: 'list-size-quarter',
  layout: { headers: true },
  columns: {
    region: { header: 'Regional Office Name', kind: 'ignored' },
    region_code: { header: 'Regional Office Code', kind: 'ignored' },
    team: { header: 'Area Team Name', kind: 'ignored' },
    team_code: { header: 'Area Team Code', kind: 'ignored' },
    commissioner_name: { header: 'PCO Name', kind: 'ignored' },
    commissioner: { header: 'PCO Code', kind: 'text', max: 12 },
    practice_name: { header: 'Practice Name', kind: 'text' },
    practice: { header: 'Practice Code', kind: 'code', pattern: PRACTICE_CODE },
    ...Object.fromEntries(
      cells.map(({ key, header }) => [key, { header, kind: 'count', max: 100_000 } as const]),
    ),
  },
  period: { from: 'name', read: quarterOf, example: '2016-01-01' },
  notes: { 'prescribers that are not practices (empty lists)': `${everyone} = 0` },
  facts: {
    table: 'list_size',
    select: (accepted) => `
      SELECT load_id, toDate(period) AS date, practice, practice_name, commissioner,
             ${areaOf('commissioner')} AS area,
             band.1 AS sex, band.2 AS age_from, band.3 AS age_to, band.4 AS people,
             ${everyone} > 0 AS keeps_list, 1 AS detail
      FROM ${accepted}
      ARRAY JOIN if(${everyone} = 0, [('all', 0, 255, toUInt32(0))], [${structure.join(', ')}]) AS band`,
  },
});
