import { describe, expect, it } from 'vitest';
import { haveShared } from '../../../shared/test-material.ts';
import { TOTAL } from '../../payments/line-rules.ts';
import { findPayments, PAYMENTS_DATASET } from '../../payments/queries.ts';
import { penceAHead, reconcile } from '../../payments/rules.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const YEAR_15 = 'gp-payments/nhspaymentsgp-14-15.csv';
const YEAR_16 = 'gp-payments/nhspaymentsgp-15-16.csv';

const pence = (text: string | undefined): number => Math.round(Number(text) * 100);

describe.skipIf(!haveShared)('the published payments to practices', () => {
  it('of 2014/15: every column from Global Sum to Other Payments adds to the total within 15 pounds, all 7,959 rows', () =>
    importing(async ({ publish, current }) => {
      const report = await publish(YEAR_15);
      expect(report).toMatchObject({
        key: 'gp-payments/2014-15',
        rowsRead: 7959,
        rowsRejected: 0,
        reading: {
          notes: { 'practices that closed': 144, 'whose day of opening or closing cannot be read': 0 },
        },
      });
      expect(Object.keys(report.reading?.notes ?? {}).filter((note) => note.includes('column'))).toEqual([]);
      const found = await findPayments(facts(), await current(PAYMENTS_DATASET), { everybody: true });
      const published = readPublished(YEAR_15);
      const header = Object.keys(published[0] ?? {});
      const columns = header.slice(header.indexOf('Global Sum'), header.indexOf('Other Payments') + 1);
      expect(columns).toHaveLength(33);
      expect(columns.filter((name) => name.startsWith('Total'))).toContain(
        'Total National Enhanced Services',
      );
      const cellsOf = new Map(published.map((row) => [row['Practice Code'], row]));
      expect(found).toHaveLength(7959);
      for (const { practice, amounts, load } of found) {
        const cells = cellsOf.get(practice);
        const { lines, total, difference, agrees } = reconcile(amounts);
        expect(agrees).toBe(true);
        expect(Math.abs(difference ?? Number.NaN)).toBeLessThanOrEqual(1500);
        // Exactly the columns of the file, none missing, none twice.
        expect(lines).toBe(columns.reduce((sum, name) => sum + pence(cells?.[name]), 0));
        expect(total).toBe(pence(cells?.['Total NHS Payments to General Practice']));
        expect(load).toBe(report.id);
      }
      const days = (text: string | undefined) => text?.replace(/^(..)\/(..)\/(....)$/, '$3-$2-$1');
      for (const { practice, opened, closed } of found) {
        expect(opened ?? '-').toBe(days(cellsOf.get(practice)?.['Practice Open Date']));
        expect(closed ?? '-').toBe(days(cellsOf.get(practice)?.['Practice Close Date']));
      }
    }));

  it('of 2015/16 load by their renamed columns, in pence, and add up to the penny', () =>
    importing(async ({ publish, current }) => {
      const first = await publish(YEAR_15);
      const report = await publish(YEAR_16);
      expect(report).toMatchObject({
        key: 'gp-payments/2015-16',
        rowsRead: 7841,
        rowsRejected: 0,
        replaced: undefined,
      });
      expect(Object.keys(report.reading?.notes ?? {}).filter((note) => note.includes('column'))).toEqual([]);
      const loads = await current(PAYMENTS_DATASET);
      expect(loads).toEqual([first.id, report.id]);
      const found = await findPayments(facts(), [report.id], { everybody: true });
      expect(found.filter(({ amounts }) => !reconcile(amounts, 0).agrees)).toEqual([]);
      const retainers = found.reduce(
        (sum, { amounts }) => sum + (amounts.doctors_retainer_scheme_payments ?? 0),
        0,
      );
      expect(retainers).toBe(
        readPublished(YEAR_16).reduce((sum, row) => sum + pence(row['Doctors.Retainer.Scheme.Payments']), 0),
      );
      const lakeside = await findPayments(facts(), loads, { practices: ['K83002'] });
      expect(
        lakeside.map(({ year, area, contract, dispensing, registered, weighted, amounts }) => ({
          year,
          area,
          contract,
          dispensing,
          registered,
          weighted,
          total: amounts[TOTAL],
          reimbursement: amounts.reimbursement_of_drugs,
          meningitis: amounts.meningitis,
        })),
      ).toEqual([
        {
          year: '2014-15',
          area: '03V',
          contract: 'PMS',
          dispensing: true,
          registered: 47294,
          weighted: 48358,
          total: 648909500,
          reimbursement: 36675100,
          meningitis: undefined,
        },
        {
          year: '2015-16',
          area: '03V',
          contract: 'PMS',
          dispensing: true,
          registered: 47894,
          weighted: 48990.62442,
          total: 681275423,
          reimbursement: 42557468,
          meningitis: 432284,
        },
      ]);
      // The publisher's own payment a head.
      expect(penceAHead(lakeside[0]?.amounts[TOTAL] ?? 0, lakeside[0]?.registered ?? 0)).toBe(13721);
      const corby = await findPayments(facts(), loads, { areas: ['03V'] });
      expect(new Set(corby.map(({ year }) => year))).toEqual(new Set(['2014-15', '2015-16']));
    }));
});

describe('payments of another year', () => {
  const header = 'Practice.Code,Practice.Name,Sub.ICB.Code,Average.Number.of.Registered.Patients,Global.Sum';
  it('name missing columns and unknown ones, guess none, and read nothing as nothing', () =>
    importing(async ({ take, current }) => {
      const report = await take(
        `${header},Long.Covid,Entirely.New.Scheme,Total.NHS.Payments.to.General.Practice\r\n` +
          'Z00001,The Surgery,Z0X,1000.25,"1,234.56",10,99,(5.00)\r\nZ00002,The Other,Z0X,-,NA,-,*,£7\r\n',
        'nhspaymentsgp-22-23-prac-csv.csv',
      );
      expect(report).toMatchObject({ rowsRejected: 0, period: '2022-23' });
      expect(report.reading?.notes).toMatchObject({
        'without the column Seniority': 2,
        'without the column Total QOF Payments': 2,
        'with the unknown column Entirely.New.Scheme, left out': 2,
        'practices whose registered people are not known': 1,
      });
      expect(report.reading?.notes).not.toHaveProperty('without the column Meningitis');
      const found = await findPayments(facts(), await current(PAYMENTS_DATASET), { areas: ['Z0X'] });
      expect(found.map(({ practice, registered, amounts }) => [practice, registered, amounts])).toEqual([
        ['Z00001', 1000.25, { global_sum: 123456, long_covid: 1000, [TOTAL]: -500 }],
        ['Z00002', null, { [TOTAL]: 700 }],
      ]);
    }));

  it('are refused without a year, and a row that is no amount is rejected with its column', () =>
    importing(async ({ give, take, rejects }) => {
      const text = `${header},Total NHS Payments to General Practice\r\nZ00001,The Surgery,Z0X,1,TBC,1\r\nZ00002,The Other,Z0X,1,2,2\r\n`;
      const read = await give(text, 'payments.csv');
      expect(read.ok ? '' : read.refusal.kind).toBe('period-missing');
      const report = await take(text, 'payments.csv', '2016/17');
      expect(report).toMatchObject({ period: '2016-17', rowsRejected: 1 });
      expect((await rejects(report.id))[0]).toMatchObject({ line: 2, column: 'Global.Sum', value: 'TBC' });
    }));
});
