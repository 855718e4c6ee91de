import type { Needs } from '../../needs/needs.ts';
import { MONTHS } from '../../needs/years.ts';
import { COMMUNITY_TRUST, HOLLOWMERE_GENERAL, KESTRELBRIDGE_INFIRMARY } from '../../place/codes.ts';
import { diceFor } from '../../random.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';

/** Departments: provider, type, attendances in an ordinary month, of them admitted, of them over four hours. */
const DEPARTMENTS: readonly (readonly [string, '1' | '2' | 'other', number, number, number])[] = [
  [HOLLOWMERE_GENERAL, '1', 9100, 0.31, 0.27],
  [HOLLOWMERE_GENERAL, '2', 620, 0.01, 0.03],
  [KESTRELBRIDGE_INFIRMARY, '1', 11_800, 0.29, 0.31],
  [COMMUNITY_TRUST, 'other', 4300, 0, 0.01],
  ['ZR5', '1', 7400, 0.3, 0.26],
  ['ZR6', '1', 14_900, 0.27, 0.33],
  ['ZR6', '2', 1350, 0.01, 0.03],
  ['ZR7', '1', 8800, 0.32, 0.24],
  ['ZR8', 'other', 5200, 0, 0.01],
  ['ZR9', '1', 10_400, 0.28, 0.29],
  ['ZRA', '1', 6900, 0.33, 0.22],
  ['ZRC', '1', 12_100, 0.3, 0.3],
  ['ZRD', 'other', 3900, 0, 0.01],
];

/** January first: winters are busier, and much slower. */
const BUSY = [1.03, 1.0, 1.02, 0.99, 1.01, 1.0, 1.01, 0.97, 0.98, 1.01, 1.02, 1.05];
const SLOW = [1.42, 1.3, 1.15, 1.0, 0.93, 0.9, 0.88, 0.86, 0.93, 1.02, 1.15, 1.38];

/** Emergency attendances by trust, type and month; winters are slow, and a little worse each year. */
export const attendances = (needs: Needs): ExportFile => {
  const dice = diceFor(needs.place.seed, 'emergency attendances');
  const rows = MONTHS.flatMap((date, month) =>
    DEPARTMENTS.map(([code, type, usual, admitted, slow]): Cell[] => {
      const season = Number(date.slice(5, 7)) - 1;
      const grown = 1 + 0.0016 * month;
      const people = Math.round(usual * grown * (BUSY[season] ?? 1) * (1 + dice.bell() * 0.012));
      const late = slow * (SLOW[season] ?? 1) * (1 + 0.002 * month) * (1 + dice.bell() * 0.03);
      return [
        date,
        code,
        type,
        people,
        Math.round(people * late),
        Math.round(people * admitted * (1 + (season < 2 || season > 10 ? 0.04 : 0))),
      ];
    }),
  );
  return {
    path: 'emergency/ae_attendances.csv',
    content: csvText([['period', 'org_code', 'type', 'attendances', 'breaches', 'admissions'], ...rows], {
      lineEnd: '\r\n',
    }),
  };
};
