import { type Needs, peopleIn } from '../../needs/needs.ts';
import type { Surgery } from '../../needs/people.ts';
import { weightedFor } from '../../needs/workload.ts';
import { LATEST, YEARS } from '../../needs/years.ts';
import { GROUP, SUCCESSOR_BOARD } from '../../place/codes.ts';
import { type Dice, diceFor } from '../../random.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';
import { organisationOf, PARTNERSHIP, parentOn, REGION } from '../surroundings.ts';

/** Lines that make up the total, in the order of the file. */
const LINES = [
  'Global Sum',
  'Premises Payments',
  'Total Locum Allowances',
  'PCO Admin Other',
  'Total QOF Payments',
  'Childhood Vaccination and Immunisation Scheme',
  'Influenza and Pneumococcal Immunisations',
  'Learning Disabilities',
  'Minor Surgery',
  'Weight Management Service',
  'Total Local Incentive Schemes',
  'Balance of PMS Expenditure',
  'Prescribing Fee Payments',
  'Dispensing Fee Payments',
  'Reimbursement of Drugs',
  'PCN Participation',
  'Other Payments',
] as const;
type Line = (typeof LINES)[number];

const TOTAL = 'Total NHS Payments to General Practice';
const DEDUCTIONS = 'Deductions for Pensions, Levies and Prescription Charge Income';

const PAYMENT_HEADER = [
  'Region Code',
  'Region Name',
  'Sub ICB Code',
  'Sub ICB NAME',
  'ICB Code',
  'ICB NAME',
  'PCN Code',
  'PCN Name',
  'Practice Code',
  'Practice Name',
  'Practice Address',
  'Practice Postcode',
  'Practice Open Date',
  'Practice Close Date',
  'Contract Type',
  'Dispensing Practice',
  'Average Number of Registered Patients',
  'Average Number of Weighted Patients',
  ...LINES,
  TOTAL,
  DEDUCTIONS,
  `${TOTAL} Minus Deductions`,
];

/** Pounds for each weighted patient, by year. */
const GLOBAL_SUM = [99.7, 102.28, 112.5, 121.79];

const pence = (pounds: number): number => Math.round(pounds * 100);
const written = (whole: number): string => (whole / 100).toFixed(2);

const linesOf = (
  { practice }: Surgery,
  people: number,
  weighted: number,
  year: number,
  dice: Dice,
): Readonly<Record<Line, number>> => {
  const prices = (GLOBAL_SUM[year] ?? 0) / (GLOBAL_SUM[0] ?? 1);
  const near = (pounds: number) => pence(pounds * prices * (0.85 + 0.3 * dice.fraction()));
  const village = practice.character === 'village';
  // Personal contracts bring a little more; where people are poorer, fewer points are earned.
  const personal = practice.contract === 'pms';
  const points = 1.04 - practice.deprivationScore * 0.0028;
  return {
    'Global Sum': pence(weighted * (GLOBAL_SUM[year] ?? 0)),
    'Premises Payments': near(people * 13.5),
    'Total Locum Allowances': near(people * 0.6),
    'PCO Admin Other': near(people * 1.1),
    'Total QOF Payments': near(weighted * 13 * points),
    'Childhood Vaccination and Immunisation Scheme': near(people * 1.9),
    'Influenza and Pneumococcal Immunisations': near(people * 2.4 * points),
    'Learning Disabilities': near(people * 0.75),
    'Minor Surgery': near(people * 1.2),
    'Weight Management Service': near(people * 0.2),
    'Total Local Incentive Schemes': near(people * 6.4),
    'Balance of PMS Expenditure': personal ? near(people * 4.2) : 0,
    'Prescribing Fee Payments': near(people * 0.5),
    'Dispensing Fee Payments': village ? near(people * 9) : 0,
    'Reimbursement of Drugs': village ? near(people * 24) : near(people * 1.4),
    'PCN Participation': pence(weighted * 1.761),
    'Other Payments': near(people * 1.3),
  };
};

/** A practice's network on the last day of a year: its code and name, or dashes. */
const networkOf = (needs: Needs, code: string, last: string): readonly [string, string] => {
  const parent = parentOn(needs.place, code, 'network', last)?.parent;
  return parent === undefined ? ['-', '-'] : [parent, `${organisationOf(needs.place, parent).name} PCN`];
};

const groupName = (needs: Needs, code: string): string => `NHS ${organisationOf(needs.place, code).name}`;

/** Payments to practices, a file a year: lines add up to their total to the penny. */
export const payments = (needs: Needs): ExportFile[] =>
  YEARS.map(({ place, first, last, ends }) => {
    const weights = weightedFor(needs, place, 'practice');
    const rows = needs.surgeries.map((surgery): Cell[] => {
      const { code, name, contract, character } = surgery.practice;
      const dice = diceFor(needs.place.seed, `payments ${code} ${first}`);
      const people = peopleIn(surgery, place);
      const weighted = Math.round((weights.get(code) ?? 0) * 100) / 100;
      const lines = linesOf(surgery, people, weighted, place, dice);
      const total = LINES.reduce((sum, line) => sum + lines[line], 0);
      const deductions = -pence((total / 100) * 0.062);
      const payer = surgery.payers[place] ?? GROUP;
      const address = organisationOf(needs.place, code).address;
      return [
        REGION.code,
        REGION.name,
        payer,
        groupName(needs, payer),
        SUCCESSOR_BOARD,
        PARTNERSHIP.name,
        ...networkOf(needs, code, last),
        code,
        name,
        (address?.lines ?? []).join(' '),
        surgery.postcode,
        '-',
        '-',
        contract.toUpperCase(),
        character === 'village' ? 'Yes' : 'No',
        people,
        weighted,
        ...LINES.map((line) => written(lines[line])),
        written(total),
        written(deductions),
        written(total + deductions),
      ];
    });
    return {
      path: `gp-payments/nhspaymentsgp-${String((ends - 1) % 100)}-${String(ends % 100)}.csv`,
      content: csvText([PAYMENT_HEADER, ...rows], { lineEnd: '\r\n' }),
    };
  });

const weightedHeader = (year: number): string[] =>
  `Practice_Code,GP_Practice_Name,Practice_Postcode,Latitude,Longitude,CCG21,Former CCG,PCN_Code,PCN_Name,LOC22,LOC22name,ICS22,ICS22name,R22,Region22,LAD21,LTLA21,LA21,UTLA21,Patients,pop ${year - 1}/${year % 100},G&A WP,CS WP,MH WP,Mat WP,Health Ineq WP,Prescr WP,Final WP,Primary Medical Care WP,Final PMC WP`.split(
    ',',
  );

/** Weighted populations for the newest allocations: the latest year alone, as its publisher replaces them. */
export const weightedPopulations = (needs: Needs): ExportFile => {
  const year = YEARS[LATEST];
  const ends = year?.ends ?? 0;
  const by = (care: Parameters<typeof weightedFor>[2]) => weightedFor(needs, LATEST, care);
  const [hospital, mind, births, medicines, practice] = [
    by('hospital'),
    by('mind'),
    by('births'),
    by('medicines'),
    by('practice'),
  ];
  const fixed = (value: number): string => value.toFixed(10);
  const rows = needs.surgeries.map((surgery): Cell[] => {
    const { code, name, deprivationScore: score } = surgery.practice;
    const of = (weights: ReadonlyMap<string, number>) => weights.get(code) ?? 0;
    const people = peopleIn(surgery, LATEST);
    const unequal = people * (0.45 + (score / 21) * 0.55);
    const core =
      of(hospital) * 0.66 + of(mind) * 0.12 + of(births) * 0.03 + of(medicines) * 0.11 + unequal * 0.08;
    const payer = surgery.payers[LATEST] ?? GROUP;
    return [
      code,
      name,
      surgery.postcode,
      '',
      '',
      payer,
      groupName(needs, payer),
      ...networkOf(needs, code, year?.last ?? ''),
      payer,
      groupName(needs, payer),
      SUCCESSOR_BOARD,
      PARTNERSHIP.name,
      REGION.code,
      REGION.name,
      '',
      '',
      '',
      '',
      '',
      fixed(people),
      fixed(of(hospital)),
      fixed(of(hospital) * 0.7 + of(mind) * 0.3),
      fixed(of(mind)),
      fixed(of(births)),
      fixed(unequal),
      fixed(of(medicines)),
      fixed(core),
      fixed(of(practice)),
      fixed(of(practice) * 0.95 + unequal * 0.05),
    ];
  });
  return {
    path: `allocations/AIF_${ends - 1}_${ends}.csv`,
    content: csvText([weightedHeader(ends), ...rows]),
  };
};
