import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { inventPlace } from '../../place/place.ts';
import { needsFiles } from './files.ts';

const files = new Map([...needsFiles(inventPlace())].map(({ path, content }) => [path, content]));
const textOf = (path: string): string => {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} was not written`);
  return text;
};
const recordsOf = (path: string): Record<string, string>[] =>
  parse(textOf(path), { bom: true, columns: true });
const under = (folder: string): string[] => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
const sum = (values: readonly (string | undefined)[]): number =>
  values.reduce((total, value) => total + Number(value ?? 0), 0);

describe('the files of needs', () => {
  it('are four years of each, and are the same bytes each time', () => {
    expect(under('qof')).toHaveLength(8);
    expect(under('expected-prevalence')).toHaveLength(12);
    expect(under('waiting-times')).toHaveLength(48 + 6);
    expect(under('fingertips')).toHaveLength(4);
    expect(under('gp-payments')).toHaveLength(4);
    expect(under('workforce')).toHaveLength(6);
    expect([...needsFiles(inventPlace())].map(({ content }) => content)).toEqual([...files.values()]);
  });

  it('name nobody that is real: every code of a practice, area, trust or network is one of the place’s own', () => {
    const columns = [
      'PRACTICE_CODE',
      'ccgcode',
      'org_code',
      'AreaCode',
      'Area Code',
      'CCG Code',
      'CCG_CODE',
      'SUB_ICB_CODE',
      'PCN_CODE',
      'Practice Code',
      'Practice_Code',
      'Sub ICB Code',
      'practice',
    ];
    const codes = [...files.keys()].flatMap((path) =>
      recordsOf(path).flatMap((row) => columns.flatMap((column) => row[column] ?? [])),
    );
    expect(codes.length).toBeGreaterThan(10_000);
    const strange = codes.filter((code) => !code.startsWith('Z') && code !== 'E92000001');
    expect([...new Set(strange)]).toEqual([]);
  });

  it('have the people of the list files behind them: COPD’s list is each practice’s whole list', () => {
    const rows = recordsOf('qof/PREVALENCE_2526.csv').filter((row) => row.GROUP_CODE === 'COPD');
    expect(sum(rows.map((row) => row.PRACTICE_LIST_SIZE))).toBe(650_238);
    const own = recordsOf('qof/prevalencebyccg_2526.csv').find(
      (row) => row.ccgcode === 'Z1V' && row.indicator_group === 'COPD',
    );
    expect([own?.ccg_listsize, own?.disease_register_size]).toEqual([
      '650238',
      String(sum(rows.map((row) => row.REGISTER))),
    ]);
  });

  it('of waits add up: each total is the sum of its treatment functions and of its weeks', () => {
    for (const path of under('waiting-times')) {
      const rows = recordsOf(path);
      const total = Object.keys(rows[0] ?? {}).find((column) =>
        /^Total number of (incomplete pathways|completed pathways \(with)/.test(column),
      );
      if (!total) throw new Error(`${path} has no total`);
      const weeks = (row: Record<string, string>) =>
        sum(Object.entries(row).flatMap(([column, people]) => (/^>|plus$/.test(column) ? [people] : [])));
      for (const area of ['Z1V', 'Z4L']) {
        const own = rows.filter((row) => row['CCG Code'] === area);
        const all = own.find((row) => row['Treatment Function Code']?.endsWith('999'));
        expect(sum(own.map((row) => row[total]))).toBe(2 * Number(all?.[total]));
        for (const row of own) expect(weeks(row)).toBe(Number(row[total]));
      }
    }
  });

  it('of payments add up to the penny', () => {
    for (const path of under('gp-payments'))
      for (const row of recordsOf(path)) {
        const pence = Object.entries(row).map(
          ([column, pounds]) => [column, Math.round(Number(pounds) * 100)] as const,
        );
        const at = (column: string) => pence.find(([name]) => name === column)?.[1] ?? 0;
        const names = pence.map(([name]) => name);
        const lines = pence.slice(names.indexOf('Global Sum'), names.indexOf('Other Payments') + 1);
        const total = 'Total NHS Payments to General Practice';
        expect(lines.reduce((all, [, amount]) => all + amount, 0)).toBe(at(total));
        expect(at(`${total} Minus Deductions`)).toBe(
          at(total) + at('Deductions for Pensions, Levies and Prescription Charge Income'),
        );
      }
  });
});

describe.skipIf(!haveShared)('beside the published files', () => {
  const firstLine = (text: string): string => text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '';
  const real = (folder: string, name: RegExp): string => {
    const found = readdirSync(sharedFile(`data/${folder}`)).find((one) => name.test(one));
    return readFileSync(sharedFile(`data/${folder}/${found}`), 'utf8');
  };

  it.each([
    ['qof/prevalencebyccg_2526.csv', 'qof', /^prevalencebyccg/],
    ['deprivation/fingertips_93553_by_practice.csv', 'deprivation', /^fingertips/],
    ['waiting-times/Incomplete-Commissioner-Mar26.csv', 'waiting-times', /^Incomplete/],
    ['waiting-times/Admitted-Commissioner-Mar26.csv', 'waiting-times', /^Admitted/],
    ['emergency/ae_attendances.csv', 'emergency', /^ae_/],
    ['appointments/Regional_CSV_Ironstone_and_Fenmarsh.csv', 'appointments', /^Regional/],
    ['workforce/PCN_individual_level_2026-03.csv', 'workforce', /^PCN/],
  ])('%s has the very header and line ends of its layout', (ours, folder, name) => {
    expect(firstLine(textOf(ours))).toBe(firstLine(real(folder, name)));
    expect(textOf(ours).includes('\r\n')).toBe(real(folder, name).includes('\r\n'));
  });

  it('expected prevalence has the columns of its layout, and one more for whom the model counts', () => {
    expect(firstLine(textOf('expected-prevalence/copd_expected.csv'))).toBe(
      `${firstLine(real('expected-prevalence', /^dm_/))},age`,
    );
  });

  it('weighted populations have the columns of their layout, with their own year', () => {
    expect(firstLine(textOf('allocations/AIF_2025_2026.csv')).replace('2025/26', '2022/23')).toBe(
      firstLine(real('allocations', /^AIF/)),
    );
  });
});
