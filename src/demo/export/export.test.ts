import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { isPracticeCode, normaliseCommissioner } from '../../shared/codes.ts';
import { parseCompactDate, parseMonthNameDate } from '../../shared/dates.ts';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import { peopleOn } from '../place/bands.ts';
import { inventPlace } from '../place/place.ts';
import { exportPlace, writeExport } from './export.ts';

const place = inventPlace();
const files = new Map([...exportPlace(place)].map(({ path, content }) => [path, content]));
const textOf = (path: string): string => {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} was not exported`);
  return text;
};
const rowsOf = (path: string): string[][] => parse(textOf(path), { bom: true });
const recordsOf = (path: string): Record<string, string>[] =>
  parse(textOf(path), { bom: true, columns: true });
const sum = (counts: readonly (string | number | undefined)[]): number =>
  counts.reduce((all: number, count) => all + Number(count ?? 0), 0);
const peopleIn = (record: Record<string, string>): number =>
  sum(Object.entries(record).flatMap(([column, count]) => (/^(Male|Female) /.test(column) ? [count] : [])));

const folder = mkdtempSync(join(tmpdir(), 'coalface-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the export', () => {
  it('holds each layout: three list files a quarter, the registers, the lookups, the people, the needs', () => {
    const paths = [...files.keys()];
    for (const layout of ['Patient_List_Size', 'gp-reg-pat-prac-all', 'gp-reg-pat-prac-quin-age'])
      expect(paths.filter((path) => path.startsWith(`list-size/${layout}`))).toHaveLength(16);
    expect(paths.filter((path) => path.startsWith('organisations/'))).toHaveLength(8);
    expect(paths).toContain('people/people.csv');
    for (const folder of ['qof', 'expected-prevalence', 'waiting-times', 'fingertips', 'gp-payments'])
      expect(textOf('README.md')).toContain(folder);
    expect(textOf('README.md')).toContain('made up');
  });

  it('is the same bytes each time', () => {
    expect([...exportPlace(inventPlace())]).toEqual([...files].map(([path, content]) => ({ path, content })));
  });

  it('is written as it is, into an empty folder only', async () => {
    const written = await writeExport(place, join(folder, 'new'));
    expect(written).toEqual({ ok: true, value: [...files.keys()] });
    expect(readFileSync(join(folder, 'new/people/people.csv'), 'utf8')).toBe(textOf('people/people.csv'));
    writeFileSync(join(folder, 'README.md'), 'mine');
    expect(await writeExport(place, folder)).toEqual({
      ok: false,
      refusal: { kind: 'folder-not-empty', folder },
    });
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'new']);
  });
});

describe('list files', () => {
  const quarters = [...new Set(place.lists.map(({ date }) => date))];
  const totalOn = (date: string): number =>
    sum(place.lists.filter((list) => list.date === date).map(peopleOn));

  it('give each quarter’s people again from all three layouts', () => {
    for (const date of quarters) {
      const lastMonth = String(Number(date.slice(5, 7)) + 2).padStart(2, '0');
      const wide = recordsOf(
        `list-size/Patient_List_Size_${date.slice(0, 4)}_${date.slice(5, 7)}-${lastMonth}.csv`,
      );
      const totals = recordsOf(`list-size/gp-reg-pat-prac-all_${date.slice(0, 7)}.csv`);
      const bands = recordsOf(`list-size/gp-reg-pat-prac-quin-age_${date.slice(0, 7)}.csv`);
      const cells = bands.filter((row) => row.SEX !== 'ALL' && row.AGE_GROUP_5 !== 'ALL');
      expect(sum(wide.map(peopleIn))).toBe(totalOn(date));
      expect(sum(totals.map((row) => row.NUMBER_OF_PATIENTS))).toBe(totalOn(date));
      expect(sum(cells.map((row) => row.NUMBER_OF_PATIENTS))).toBe(totalOn(date));
      expect(parseMonthNameDate(totals[0]?.EXTRACT_DATE ?? '')).toBe(date);
    }
  });

  it('give Bellpit’s bands again, and totals that its bands sum to', () => {
    const rows = recordsOf('list-size/gp-reg-pat-prac-quin-age_2026-04.csv').filter(
      (row) => row.ORG_CODE === 'Z00023',
    );
    const cell = (sex: string, band: string): number =>
      Number(rows.find((row) => row.SEX === sex && row.AGE_GROUP_5 === band)?.NUMBER_OF_PATIENTS);
    expect([cell('ALL', 'ALL'), cell('MALE', 'ALL'), cell('FEMALE', 'ALL')]).toEqual([9842, 4830, 5012]);
    expect([cell('FEMALE', '0_4'), cell('MALE', '80_84'), cell('MALE', '95+')]).toEqual([236, 135, 6]);
    expect(rows).toHaveLength(43);
  });

  it('show 68 practices and two empty prescribers under Z1V00 in April 2026, and two more elsewhere', () => {
    const wide = recordsOf('list-size/Patient_List_Size_2026_04-06.csv');
    const ours = wide.filter((row) => normaliseCommissioner(row['PCO Code'] ?? '') === 'Z1V');
    expect(ours).toHaveLength(70);
    expect(ours.filter((row) => peopleIn(row) > 0)).toHaveLength(68);
    expect(sum(ours.map(peopleIn))).toBe(650_238);
    expect(wide.filter((row) => row['PCO Code'] === 'ZN300').map(peopleIn)).toEqual([0, 0]);
  });

  it('show Fenbank under its former group until April 2024', () => {
    const payer = (file: string): string | undefined =>
      recordsOf(`list-size/${file}`).find((row) => row['Practice Code'] === 'Z00069')?.['PCO Code'];
    expect(payer('Patient_List_Size_2024_01-03.csv')).toBe('Z2F00');
    expect(payer('Patient_List_Size_2024_04-06.csv')).toBe('Z1V00');
  });
});

describe('registers and lookups', () => {
  it('name 68 live practices of Z1V in epraccur by status, setting and commissioner, and the one that closed', () => {
    const rows = rowsOf('organisations/epraccur_2026-04.csv');
    const live = rows.filter((row) => row[12] === 'A' && row[25] === '4' && row[23] === 'Z1V');
    expect(rows.every((row) => row.length === 27 && isPracticeCode(row[0] ?? ''))).toBe(true);
    expect(live).toHaveLength(68);
    const ochre = rows.find(([code]) => code === 'Z00061');
    expect([ochre?.[12], ochre?.[11], ochre?.[16]]).toEqual(['C', '20150930', '20150930']);
    expect(parseCompactDate(rows.find(([code]) => code === 'Z00069')?.[15] ?? '')).toBe('2024-04-01');
  });

  it('map every live practice to its network, and one to none', () => {
    const map = recordsOf('organisations/gp-reg-pat-prac-map_2026-04.csv');
    expect(map).toHaveLength(68);
    expect(map.filter((row) => row.PCN_CODE === 'U').map((row) => row.PRACTICE_CODE)).toEqual(['Z00039']);
    expect(map.find((row) => row.PRACTICE_CODE === 'Z00023')?.PCN_NAME).toBe('VALE NORTH NETWORK');
  });

  it('share each former trust’s people out to a hundred in the hundred', () => {
    for (const [, ...shares] of rowsOf('organisations/PCT_CCG_matrix.csv').slice(1))
      expect(sum(shares.map((share) => share.replace('%', '')))).toBe(100);
  });

  it('give the successions and appointments of the place again', () => {
    expect(recordsOf('organisations/successions.csv')).toEqual(
      place.successions.map(({ predecessor, successor, date, kind }) => ({
        predecessor_code: predecessor,
        successor_code: successor,
        date,
        kind,
      })),
    );
    const people = recordsOf('people/people.csv');
    expect(people).toHaveLength(sum(place.people.map(({ appointments }) => appointments.length)));
    expect(new Set(people.map((row) => row.email)).size).toBe(place.people.length);
  });
});

describe.skipIf(!haveShared)('beside the published files', () => {
  const firstLine = (text: string): string => text.split(/\r?\n/)[0] ?? '';
  const real = (path: string): string => readFileSync(sharedFile(`data/${path}`), 'utf8');

  it.each([
    ['organisations/CCG_ICB_code.csv', 'organisations/CCG_ICB_code.csv'],
    ['organisations/ICB_and_SubICB_Apr2027.csv', 'organisations/ICB_and_SubICB_Apr2026.csv'],
    ['organisations/gp-reg-pat-prac-map_2026-04.csv', 'organisations/gp-reg-pat-prac-map_2020-09.csv'],
    ['list-size/Patient_List_Size_2026_04-06.csv', 'list-size/Patient_List_Size_2016_01-03.csv'],
    ['list-size/gp-reg-pat-prac-all_2026-04.csv', 'list-size/gp-reg-pat-prac-all_2021-01.csv'],
    [
      'list-size/gp-reg-pat-prac-quin-age_2026-04.csv',
      'list-size/gp-reg-pat-prac-quin-age_2017-09_sample.csv',
    ],
  ])('%s has the very header, byte-order mark and line ends of its layout', (ours, theirs) => {
    expect(firstLine(textOf(ours))).toBe(firstLine(real(theirs)));
    expect(textOf(ours).includes('\r\n')).toBe(real(theirs).includes('\r\n'));
  });

  it.each([
    ['organisations/epraccur_2026-04.csv', 'organisations/epraccur_2016-02.csv'],
    ['organisations/eccg_2026-04.csv', 'organisations/eccg_2016-02.csv'],
    ['organisations/etr_2026-04.csv', 'organisations/etr_2020.csv'],
  ])('%s has the width, quotes and line ends of its layout', (ours, theirs) => {
    const widths = (text: string): number[] => [...new Set(parse(text).map((row: string[]) => row.length))];
    expect(widths(textOf(ours))).toEqual(widths(real(theirs)));
    expect(textOf(ours).startsWith('"')).toBe(real(theirs).startsWith('"'));
    expect(textOf(ours).includes('\r\n')).toBe(real(theirs).includes('\r\n'));
  });

  it('the bands of the quinary layout are those of the published sample', () => {
    const bands = (text: string): string[] => {
      const rows: Record<string, string>[] = parse(text, { columns: true });
      return [...new Set(rows.map((row) => row.AGE_GROUP_5 ?? ''))].sort();
    };
    expect(bands(textOf('list-size/gp-reg-pat-prac-quin-age_2026-04.csv'))).toEqual(
      bands(real('list-size/gp-reg-pat-prac-quin-age_2017-09_sample.csv')),
    );
  });
});
