import { defineSource } from '../../../platform/imports/index.ts';
import { OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';
import { alsoDotted, financialYearOf } from '../reading.ts';

/** Columns that carry their year in their name: `pop 2022/23`, `CCG21`, `ICS22name`. */
const YEARS = Array.from({ length: 20 }, (_, place) => 18 + place);
const yearly = (of: (year: number) => string): string[] => YEARS.map(of);
const weighted = (...names: readonly string[]) =>
  ({ header: alsoDotted(...names), kind: 'number', absent: true, told: true, blank: ['NA', '-'] }) as const;
const ignored = (...names: readonly string[]) =>
  ({ header: [...new Set(names)], kind: 'ignored', absent: true }) as const;

const PEOPLE = 'coalesce(population, registered_patients)';

/**
 * NHS England's weighted populations by practice, which share out allocations: what each component of need
 * weighs. Its columns carry the year in their names (`pop 2022/23`, `CCG21`); a component that a year does not
 * have is empty and said. The year that the allocations are for stands in the file's name.
 */
export const weightedPopulations = defineSource({
  kind: 'facts',
  id: 'nhs-england-weighted-populations',
  version: 1,
  title: 'Weighted populations by practice, for allocations',
  publisher: 'NHS England',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://www.england.nhs.uk/allocations/',
  cadence: 'yearly',
  dataset: 'weighted-populations',
  layout: { headers: true, others: /./ },
  columns: {
    practice: {
      header: alsoDotted('Practice_Code', 'Practice Code', 'GP Practice code'),
      kind: 'code',
      pattern: PRACTICE_CODE,
    },
    practice_name: {
      header: alsoDotted('GP_Practice_Name', 'Practice_Name', 'GP Practice name'),
      kind: 'text',
      max: 200,
    },
    postcode: {
      header: alsoDotted('Practice_Postcode', 'GP Practice postcode'),
      kind: 'ignored',
      absent: true,
      address: true,
    },
    latitude: ignored('Latitude'),
    longitude: ignored('Longitude'),
    ccg: {
      header: ['CCG', ...yearly((year) => `CCG${year}`)],
      kind: 'text',
      max: 12,
      absent: true,
    },
    ccg_name: ignored(...alsoDotted('Former CCG', 'CCGname')),
    network: ignored('PCN_Code'),
    network_name: ignored('PCN_Name'),
    location: { header: ['LOC', ...yearly((year) => `LOC${year}`)], kind: 'text', max: 12, absent: true },
    location_name: ignored('LOCname', ...yearly((year) => `LOC${year}name`)),
    system: {
      header: ['ICB', 'ICS', ...yearly((year) => `ICS${year}`), ...yearly((year) => `ICB${year}`)],
      kind: 'text',
      max: 12,
      absent: true,
    },
    system_name: ignored(
      'ICBname',
      'ICSname',
      ...yearly((year) => `ICS${year}name`),
      ...yearly((year) => `ICB${year}name`),
    ),
    region: ignored('RCode', ...yearly((year) => `R${year}`)),
    region_name: ignored('Region', ...yearly((year) => `Region${year}`)),
    district: ignored('LAD', ...yearly((year) => `LAD${year}`)),
    district_name: ignored(
      'LADname',
      'LTLA',
      ...yearly((year) => `LTLA${year}`),
      ...yearly((year) => `LAD${year}name`),
    ),
    authority: ignored('LA', ...yearly((year) => `LA${year}`)),
    authority_name: ignored('UTLA', ...yearly((year) => `UTLA${year}`)),
    registered: ignored('Patients'),
    population: {
      header: alsoDotted(
        'Population',
        'pop',
        ...yearly((year) => `pop 20${year}/${String(year + 1)}`),
        ...yearly((year) => `pop 20${year}-${String(year + 1)}`),
      ),
      kind: 'number',
      absent: true,
    },
    registered_patients: { header: alsoDotted('Registered Patients'), kind: 'number', absent: true },
    // The one that every year has: a file without it is another.
    general_acute: { ...weighted('G&A WP'), absent: false, optional: true },
    community: weighted('CS WP'),
    mental_health: weighted('MH WP'),
    maternity: weighted('Mat WP'),
    health_inequalities: weighted('Health Ineq WP'),
    prescribing: weighted('Prescr WP'),
    overall: weighted('Final WP', 'Core WP'),
    primary_care_need: weighted('Primary Medical Care WP'),
    primary_care: weighted('Final PMC WP'),
  },
  period: { from: 'name', read: financialYearOf, example: '2023-24' },
  checks: [
    { column: 'population', bad: `isNull(${PEOPLE})`, reason: 'the people of the practice are not given' },
    { column: 'population', bad: `${PEOPLE} < 0`, reason: 'is less than nobody' },
    { column: 'population', bad: `${PEOPLE} > 500000`, reason: 'is more people than any practice has' },
  ],
  notes: {
    'practices without people': `${PEOPLE} = 0`,
    'practices without any weighted population':
      'isNull(overall) AND isNull(general_acute) AND isNull(primary_care)',
  },
  facts: {
    table: 'weighted_population',
    select: (accepted) => `
      SELECT load_id, period AS year, practice, practice_name,
             coalesce(nullIf(location, ''), nullIf(ccg, ''), '') AS area, ifNull(system, '') AS system,
             assumeNotNull(${PEOPLE}) AS population, general_acute, community, mental_health, maternity, health_inequalities, prescribing,
             overall, primary_care_need, primary_care
      FROM ${accepted}`,
  },
});
