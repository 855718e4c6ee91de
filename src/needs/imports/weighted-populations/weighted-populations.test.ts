import { describe, expect, it } from 'vitest';
import { haveShared } from '../../../shared/test-material.ts';
import { findWeightedPopulations, WEIGHTED_DATASET } from '../../payments/queries.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const FILE = 'allocations/AIF_2023_2024.csv';

const COMPONENTS = {
  general_acute: 'G&A WP',
  community: 'CS WP',
  mental_health: 'MH WP',
  maternity: 'Mat WP',
  health_inequalities: 'Health Ineq WP',
  prescribing: 'Prescr WP',
  overall: 'Final WP',
  primary_care_need: 'Primary Medical Care WP',
  primary_care: 'Final PMC WP',
} as const;

describe.skipIf(!haveShared)('the published weighted populations', () => {
  it('are there to the last decimal, and each component adds up to the population', () =>
    importing(async ({ publish, current }) => {
      const report = await publish(FILE);
      expect(report).toMatchObject({ period: '2023-24', rowsRead: 6553, rowsRejected: 0 });
      expect(Object.keys(report.reading?.notes ?? {}).filter((note) => note.includes('column'))).toEqual([]);
      const found = await findWeightedPopulations(facts(), await current(WEIGHTED_DATASET), {
        everybody: true,
      });
      const published = new Map(readPublished(FILE).map((row) => [row.Practice_Code, row]));
      expect(found).toHaveLength(6553);
      for (const row of found) {
        const cells = published.get(row.practice);
        expect(Math.abs(row.population - Number(cells?.['pop 2022/23']))).toBeLessThan(1e-6);
        for (const [key, header] of Object.entries(COMPONENTS) as [keyof typeof COMPONENTS, string][])
          expect(Math.abs((row[key] ?? 0) - Number(cells?.[header]))).toBeLessThan(1e-6);
      }
      const people = found.reduce((sum, row) => sum + row.population, 0);
      for (const key of Object.keys(COMPONENTS) as (keyof typeof COMPONENTS)[])
        expect(found.reduce((sum, row) => sum + (row[key] ?? 0), 0)).toBeCloseTo(people, 2);
      expect(found[0]).toMatchObject({ load: report.id, year: '2023-24', practice: 'A81001', area: '16C' });
    }));
});

describe('weighted populations of another year', () => {
  it('have other names for the same columns; a component that is not there is empty and said', () =>
    importing(async ({ take, current }) => {
      const report = await take(
        'Practice_Code,GP_Practice_Name,Practice_Postcode,LOC24,ICB,ICBname,Population,G&A WP,Core WP,Final PMC WP,Brand New WP\r\n' +
          'Z00001,The Surgery,NN1 1AA,Z0X,QZZ,Ironstone ICB,1000.5,1.1e3,990,NA,7\r\n',
        'wp 2024/2025'.replace('/', '_'),
      );
      expect(report.reading?.notes).toMatchObject({
        'without the column CS WP': 1,
        'with the unknown column Brand New WP, left out': 1,
      });
      const [row] = await findWeightedPopulations(facts(), await current(WEIGHTED_DATASET), {
        areas: ['Z0X'],
      });
      expect(row).toMatchObject({
        year: '2024-25',
        population: 1000.5,
        general_acute: 1100,
        overall: 990,
        community: null,
        primary_care: null,
      });
    }));

  it('without the people themselves are refused, as is a year that is not told', () =>
    importing(async ({ give }) => {
      const none = await give(
        'Practice_Code,GP_Practice_Name,G&A WP\r\nZ00001,The Surgery,3\r\n',
        'AIF_2024_2025.csv',
      );
      expect(none.ok ? '' : none.refusal.kind).toBe('nothing-usable');
      const when = await give(
        'Practice_Code,GP_Practice_Name,pop 2024/25,G&A WP\r\nZ00001,The Surgery,3,4\r\n',
        'AIF.csv',
      );
      expect(when.ok ? '' : when.refusal.kind).toBe('period-missing');
    }));
});
