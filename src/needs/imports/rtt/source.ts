import { defineSource } from '../../../platform/imports/index.ts';
import { areaOf, OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';
import { monthOf } from '../reading.ts';

/** Weeks of which every file has a column; months from April 2021 go on to the 104th. */
const WEEKS = 52;
const MORE_WEEKS = 104;

const weeks = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => ({
    key: `week_${from + place}`,
    header: `>${from + place}-${from + place + 1}`,
  }));
const first = weeks(0, WEEKS);
const more = weeks(WEEKS, MORE_WEEKS);

const counts = (columns: readonly { readonly key: string; readonly header: string }[], absent: boolean) =>
  Object.fromEntries(columns.map(({ key, header }) => [key, { header, kind: 'count', absent } as const]));

const short = `arrayConcat([${first.map(({ key }) => key).join(', ')}], [ifNull(open_52, 0)])`;
const long = `arrayConcat([${first.map(({ key }) => key).join(', ')}], [${more.map(({ key }) => `ifNull(${key}, 0)`).join(', ')}], [ifNull(open_104, 0)])`;

const figure = (header: string) =>
  ({ header, kind: 'text', max: 40, optional: true, absent: true, told: true }) as const;

/**
 * NHS England's monthly waiting times by commissioner: people still waiting (incomplete pathways), treated as
 * inpatients (admitted) and otherwise (non-admitted). The three share one layout; which one a file is stands
 * in its treatment codes: IP100, AP100, NP100. The month stands only in the file's name. As a sheet saved by R
 * it begins with a column of row numbers without a name. The column of the area above the commissioner
 * changed its name with each reorganisation; it is not kept, and whatever else a month adds is left out and
 * said. Published medians and percentiles are kept as text as they stand, so that they can be held against
 * what the weekly counts give.
 */
export const referralToTreatment = defineSource({
  kind: 'facts',
  id: 'nhs-england-rtt-commissioner',
  version: 1,
  title: 'Referral to treatment waiting times by commissioner',
  publisher: 'NHS England',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://www.england.nhs.uk/statistics/statistical-work-areas/rtt-waiting-times/',
  cadence: 'monthly',
  dataset: 'referral-to-treatment',
  layout: { headers: true, others: /./ },
  columns: {
    above: {
      header: [
        'Area Team Code',
        'Region Code',
        'Sub Region Code',
        'Commissioning Region Code',
        'NHS England Region Code',
        'Local Office Code',
        'STP Code',
        'ICB Code',
        'SHA Code',
      ],
      kind: 'ignored',
      absent: true,
    },
    commissioner: {
      header: ['CCG Code', 'Commissioner Code', 'Commissioner Org Code', 'Sub ICB Code', 'PCT Code'],
      kind: 'code',
      pattern: /^[0-9A-Z]{3,5}$/,
    },
    commissioner_name: {
      header: ['CCG Name', 'Commissioner Name', 'Commissioner Org Name', 'Sub ICB Name', 'PCT Name'],
      kind: 'text',
      max: 200,
    },
    function_code: {
      header: 'Treatment Function Code',
      kind: 'code',
      pattern: /^(IP|AP|NP)[0-9A-Z]{2,4}$/,
    },
    function_name: { header: 'Treatment Function', kind: 'text', max: 200 },
    ...counts(first, false),
    ...counts(more, true),
    open_52: { header: '52 plus', kind: 'count', absent: true },
    open_104: { header: '104 plus', kind: 'count', absent: true },
    unknown_start: { header: 'Patients with unknown clock start date', kind: 'count', absent: true },
    all_completed: {
      header: 'Total number of completed pathways (all)',
      kind: 'ignored',
      absent: true,
    },
    people: {
      header: [
        'Total number of incomplete pathways',
        'Total number of completed pathways (with a known clock start)',
      ],
      kind: 'count',
    },
    within_18: {
      header: ['Total within 18 weeks', 'Total (with a known clock start) within 18 weeks'],
      kind: 'count',
      absent: true,
      told: true,
    },
    share: { header: '% within 18 weeks', kind: 'ignored', absent: true },
    published_median: figure('Average (median) waiting time (in weeks)'),
    published_p95: { ...figure('95th percentile waiting time (in weeks)'), told: false },
    published_p92: { ...figure('92nd percentile waiting time (in weeks)'), told: false },
  },
  period: { from: 'name', read: monthOf, example: '2015-03' },
  checks: [
    {
      column: 'people',
      bad: 'isNull(open_52) AND isNull(open_104)',
      reason: 'the file has no column for the longest waits, 52 plus or 104 plus',
    },
    {
      column: 'people',
      bad: 'ifNull(within_18, 0) > people',
      reason: 'fewer people than those within 18 weeks, who are among them',
    },
  ],
  notes: {
    'whose weekly counts do not add up to their total': `arraySum(if(isNull(open_104), ${short}, ${long})) != people`,
    'totals of the treatment functions': "endsWith(function_code, '999')",
  },
  facts: {
    table: 'referral_wait',
    about: "arrayStringConcat(arraySort(groupUniqArray(toString(part))), ' and ')",
    select: (accepted) => `
      SELECT load_id, toDate(period) AS month,
             transform(substring(function_code, 1, 2), ['IP', 'AP', 'NP'], ['incomplete', 'admitted', 'non-admitted'], '') AS part,
             ${areaOf('commissioner')} AS commissioner, commissioner_name,
             substring(function_code, 3) AS treatment, function_name AS treatment_name,
             if(isNull(open_104), ${short}, ${long}) AS weeks,
             people, within_18, unknown_start,
             ifNull(published_median, '') AS published_median, ifNull(published_p95, '') AS published_p95,
             ifNull(published_p92, '') AS published_p92
      FROM ${accepted}`,
  },
});
