import { defineSource } from '../../../platform/imports/index.ts';
import { PAYMENT_LINES } from '../../payments/line-rules.ts';
import { areaOf, OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';
import { alsoDotted, exactly, financialYearOf } from '../reading.ts';

const NOTHING = ['-', 'NA', 'N/A', 'NULL', '*'] as const;

const ignored = (...names: readonly string[]) =>
  ({ header: alsoDotted(...names), kind: 'ignored', absent: true }) as const;
const averages = (ending: string): string[] => [
  `Average payments per registered patient${ending}`,
  `Average payments per weighted patient${ending}`,
];
const place = (...names: readonly string[]) =>
  ({ header: alsoDotted(...names), kind: 'text', max: 12, absent: true, blank: NOTHING }) as const;

/** Sums of the publisher's own stand in the file as amounts; averages a head can be worked out and are not kept. */
const AVERAGES = [
  '',
  ' including PCN Workforce, Leadership and Support',
  ' including covid vaccination and covid support and expansion payments',
  ' including covid vaccination, covid support and long covid payments',
].flatMap(averages);

/** Days are beside the point of the file: one that cannot be read costs no row, and is counted. */
const day = (column: string): string => `toDate(parseDateTimeBestEffortOrNull(${column}, 'UTC'))`;

const amounts = PAYMENT_LINES.map(({ key }) => `('${key}', ${key})`).join(', ');

/**
 * NHS Digital's yearly payments to general practice. Columns differ every year: each amount is found by its
 * name, plain or as R writes it (`Doctors.Retainer.Scheme.Payments`); one that a year lacks is told in the
 * report, one that nobody knows is left out and told, and none is guessed. `-` is nothing. The year stands
 * only in the file's name.
 */
export const gpPayments = defineSource({
  kind: 'facts',
  id: 'nhs-digital-gp-payments',
  version: 1,
  title: 'NHS payments to general practice',
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/nhs-payments-to-general-practice',
  cadence: 'yearly',
  dataset: 'gp-payments',
  layout: { headers: true, others: /./ },
  columns: {
    region: ignored('NHS England (Region) code', 'Region Code', 'NHS England Region code'),
    region_name: ignored('NHS England (Region) Name', 'Region Name', 'NHS England Region Name'),
    ccg: place('CCG Code'),
    ccg_name: ignored('CCG NAME'),
    location: place('Sub ICB Code', 'Sub ICB Location Code'),
    location_name: ignored('Sub ICB NAME', 'Sub ICB Location Name'),
    system: ignored('ICB Code'),
    system_name: ignored('ICB NAME'),
    partnership: ignored('STP Code'),
    partnership_name: ignored('STP NAME'),
    network: ignored('PCN Code'),
    network_too: ignored('Code'),
    network_name: ignored('PCN Name'),
    practice: { header: alsoDotted('Practice Code'), kind: 'code', pattern: PRACTICE_CODE },
    practice_name: { header: alsoDotted('Practice Name'), kind: 'text', max: 200 },
    address: { header: alsoDotted('Practice Address'), kind: 'ignored', absent: true, address: true },
    postcode: { header: alsoDotted('Practice Postcode'), kind: 'ignored', absent: true, address: true },
    opened: { header: alsoDotted('Practice Open Date'), kind: 'text', max: 40, absent: true, blank: NOTHING },
    closed: {
      header: alsoDotted('Practice Close Date'),
      kind: 'text',
      max: 40,
      absent: true,
      blank: NOTHING,
    },
    contract: {
      header: alsoDotted('Contract Type'),
      kind: 'text',
      max: 40,
      absent: true,
      told: true,
      blank: NOTHING,
    },
    dispenses: {
      header: alsoDotted('Dispensing Practice'),
      kind: 'text',
      max: 40,
      absent: true,
      blank: NOTHING,
    },
    practice_type: ignored('Practice Type', 'PracticeType'),
    rurality: ignored('Practice Rurality', 'PracticeRurality'),
    atypical: ignored('Atypical Characteristics', 'AtypicalCharacteristics'),
    quarter: ignored('Quarter used for patient data'),
    registered: {
      header: alsoDotted(
        'Number of Registered Patients (Last Known Figure)',
        'Average Number of Registered Patients',
        'Number of Registered Patients',
      ),
      kind: 'number',
      optional: true,
      blank: NOTHING,
    },
    weighted: {
      header: alsoDotted(
        'Number of Weighted Patients (Last Known Figure)',
        'Average Number of Weighted Patients',
        'Number of Weighted Patients',
      ),
      kind: 'number',
      absent: true,
      told: true,
      blank: NOTHING,
    },
    ...Object.fromEntries(AVERAGES.map((name, at) => [`average_${at}`, ignored(name)])),
    ...Object.fromEntries(
      PAYMENT_LINES.map(({ key, headers, always }) => [
        key,
        {
          header: alsoDotted(...headers),
          kind: 'money',
          optional: true,
          absent: key !== 'global_sum' && key !== 'total_nhs_payments_to_general_practice',
          told: always ?? false,
          blank: NOTHING,
        } as const,
      ]),
    ),
  },
  period: { from: 'name', read: financialYearOf, example: '2014-15' },
  checks: [
    { column: 'registered', bad: 'ifNull(registered, 0) < 0', reason: 'is less than nobody' },
    { column: 'weighted', bad: 'ifNull(weighted, 0) < 0', reason: 'is less than nobody' },
  ],
  notes: {
    'practices that closed': 'isNotNull(closed)',
    'whose day of opening or closing cannot be read': ['opened', 'closed']
      .map((column) => `(isNotNull(${column}) AND isNull(${day(column)}))`)
      .join(' OR '),
    'practices whose registered people are not known': 'isNull(registered)',
  },
  facts: {
    table: 'practice_payment',
    select: (accepted) => `
      SELECT load_id, period AS year, practice, practice_name,
             ${areaOf("coalesce(ccg, location, '')")} AS area, ifNull(contract, '') AS contract,
             multiIf(lower(dispenses) IN ('yes', 'y'), true, lower(dispenses) IN ('no', 'n'), false, NULL) AS dispensing,
             ${day('opened')} AS opened, ${day('closed')} AS closed,
             ${exactly('registered', 6)} AS registered, ${exactly('weighted', 6)} AS weighted,
             CAST(arrayMap(one -> (one.1, assumeNotNull(one.2)), arrayFilter(one -> isNotNull(one.2), [${amounts}])),
                  'Map(LowCardinality(String), Int64)') AS amounts
      FROM ${accepted}`,
  },
});
