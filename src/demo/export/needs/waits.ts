import { OWN_COMMISSIONER } from '../../needs/commissioners.ts';
import type { Needs } from '../../needs/needs.ts';
import { treatedIn, type WaitRow, WEEKS, waitingIn } from '../../needs/waits.ts';
import { MONTHS, monthName } from '../../needs/years.ts';
import type { ExportFile } from '../csv.ts';

/** Medians and percentiles of fewer people are withheld, as their publisher does. */
const LEAST_PEOPLE = 50;

const OPENING = [
  '',
  'Area Team Code',
  'CCG Code',
  'CCG Name',
  'Treatment Function Code',
  'Treatment Function',
];
const WEEK_NAMES = [...Array.from({ length: WEEKS }, (_, week) => `>${week}-${week + 1}`), '52 plus'];
const CLOSING = [
  '% within 18 weeks',
  'Average (median) waiting time (in weeks)',
  '95th percentile waiting time (in weeks)',
];
const STILL_WAITING = [
  ...OPENING,
  ...WEEK_NAMES,
  'Total number of incomplete pathways',
  'Total within 18 weeks',
  ...CLOSING,
];
const TREATED = [
  ...OPENING,
  ...WEEK_NAMES,
  'Patients with unknown clock start date',
  'Total number of completed pathways (all)',
  'Total number of completed pathways (with a known clock start)',
  'Total (with a known clock start) within 18 weeks',
  ...CLOSING,
];

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** The wait at a place in the queue, each week's people evenly over it; `52+` beyond the weeks counted singly. */
const waitAt = (weeks: readonly number[], position: number): string => {
  let before = 0;
  for (const [week, people] of weeks.entries()) {
    if (people > 0 && before + people >= position)
      return week === WEEKS ? '52+' : String(week + (position - before) / people);
    before += people;
  }
  return '-';
};

const quoted = (text: string): string => `"${text}"`;

/** A sheet saved by R: texts and fractions in quotes, whole numbers bare, row numbers in front. */
const textOf = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    header.map(quoted).join(','),
    ...rows.map((row, at) =>
      [String(at + 1), ...row].map((cell) => (typeof cell === 'number' ? cell : quoted(cell))).join(','),
    ),
    '',
  ].join('\n');

const regions = (needs: Needs): ReadonlyMap<string, string> =>
  new Map([OWN_COMMISSIONER, ...needs.others].map(({ code, region }) => [code, region]));

const rowsOf = (needs: Needs, rows: readonly WaitRow[], letters: 'IP' | 'AP' | 'NP') => {
  const region = regions(needs);
  return rows.map(({ area, areaName, treatment, treatmentName, weeks }) => {
    const people = sum(weeks);
    const within = sum(weeks.slice(0, 18));
    const enough = people >= LEAST_PEOPLE;
    return [
      region.get(area) ?? '',
      area,
      `NHS ${areaName.toUpperCase()}`,
      `${letters}${treatment}`,
      treatmentName,
      ...weeks,
      ...(letters === 'IP' ? [people] : [0, people, people]),
      within,
      people > 0 ? String(within / people) : '-',
      enough ? waitAt(weeks, (people + 1) / 2) : '-',
      enough ? waitAt(weeks, 0.95 * people) : '-',
    ];
  });
};

const named = (month: number): string => {
  const date = MONTHS[month] ?? '';
  return `${monthName(date)}${date.slice(2, 4)}`;
};

/** How many of the last months have files of people treated too. */
const TREATED_MONTHS = 3;

/** Waits by commissioner: those waiting each month of the four years, those treated in the last three. */
export const waitFiles = (needs: Needs): ExportFile[] => {
  const last = MONTHS.map((_, month) => month).slice(-TREATED_MONTHS);
  return [
    ...MONTHS.map((_, month) => ({
      path: `waiting-times/Incomplete-Commissioner-${named(month)}.csv`,
      content: textOf(STILL_WAITING, rowsOf(needs, waitingIn(needs, month), 'IP')),
    })),
    ...last.flatMap((month) => [
      {
        path: `waiting-times/Admitted-Commissioner-${named(month)}.csv`,
        content: textOf(TREATED, rowsOf(needs, treatedIn(needs, month, 'admitted'), 'AP')),
      },
      {
        path: `waiting-times/NonAdmitted-Commissioner-${named(month)}.csv`,
        content: textOf(TREATED, rowsOf(needs, treatedIn(needs, month, 'non-admitted'), 'NP')),
      },
    ]),
  ];
};
