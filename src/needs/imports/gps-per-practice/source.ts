import { defineSource } from '../../../platform/imports/index.ts';
import { OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';
import { monthOf } from '../reading.ts';

const MONTHS = ['jan', 'feb', 'march', 'april', 'may', 'june', 'july', 'aug', 'sept', 'oct', 'nov', 'dec'];
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  jan: ['january'],
  feb: ['february'],
  march: ['mar'],
  april: ['apr'],
  june: ['jun'],
  july: ['jul'],
  aug: ['august'],
  sept: ['sep', 'september'],
  oct: ['october'],
  nov: ['november'],
  dec: ['december'],
};

const months = MONTHS.map((name, place) => ({
  key: `gps_${name}`,
  headers: [name, ...(OTHER_NAMES[name] ?? [])].map((month) => `num_gps_${month}`),
  // A month later in the year than the file's own is of the year before.
  date: `makeDate(toYear(toDate(period)) - if(${place + 1} > toMonth(toDate(period)), 1, 0), ${place + 1}, 1)`,
}));

const none = months.map(({ key }) => `isNull(${key})`).join(' AND ');

/**
 * How many general practitioners each practice has, by heads, for one or more months named in the columns; the
 * year stands only in the file's name. An empty cell is no count, not nought, and rows of nothing but
 * separators end the file.
 */
export const gpsPerPractice = defineSource({
  kind: 'facts',
  id: 'nhs-digital-gps-per-practice',
  version: 1,
  title: 'General practitioners of each practice',
  publisher: 'NHS Digital, drawn together by the EBM DataLab',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/general-and-personal-medical-services',
  cadence: 'quarterly',
  dataset: 'practice-gps',
  layout: { headers: true },
  columns: {
    practice: { header: 'practice', kind: 'code', pattern: PRACTICE_CODE },
    ...Object.fromEntries(
      months.map(({ key, headers }) => [
        key,
        { header: headers, kind: 'count', max: 500, absent: true, blank: ['NA', 'NULL', '-', '*'] } as const,
      ]),
    ),
  },
  period: { from: 'name', read: monthOf, example: '2017-09' },
  notes: { 'practices without any count': none },
  facts: {
    table: 'practice_gps',
    select: (accepted) => `
      SELECT load_id, one.1 AS month, practice, assumeNotNull(one.2) AS gps
      FROM ${accepted}
      ARRAY JOIN arrayFilter(each -> isNotNull(each.2), [${months.map(({ key, date }) => `(${date}, ${key})`).join(', ')}]) AS one`,
  },
});
