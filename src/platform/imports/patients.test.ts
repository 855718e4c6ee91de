import { describe, expect, it } from 'vitest';
import { defineSource, findRejects } from './index.ts';
import { about, HEADER, held, lists, refusalOf, reportOf, visible, withStore } from './test-import-file.ts';

describe('patients’ data', () => {
  it('are refused wherever an NHS number stands in a whole cell of text, with column and line', () =>
    withStore(async (context) => {
      const before = await held();
      const many = '01JAN2021,A12345,x,3,4\n'.repeat(3000);
      expect(
        await refusalOf(
          context,
          `${HEADER}${many}01JAN2021,A12345,"a\nb",3,4\n01JAN2021,A12345,943 476 5919,3,4\n`,
        ),
      ).toMatchObject({
        kind: 'patient-data',
        what: 'NHS number',
        column: 'Name',
        line: 3004,
      });
      expect(await held()).toBe(before);
      expect(await refusalOf(context, `${HEADER}01JAN2021,A12345,9434765918,3,4\n`)).toMatchObject({
        status: 'current',
      });
      expect(
        await refusalOf(context, 'Code,Total,NHS Number\nA12345,7,\n', { name: '2014-01' }),
      ).toMatchObject({ status: 'current' });
      expect(
        await refusalOf(context, 'Code,Total,NHS Number\nA12345,7,\nB12345,7,x\n', { name: '2014-02' }),
      ).toMatchObject({
        kind: 'patient-data',
        column: 'NHS Number',
        line: 3,
      });
    }));

  it('are refused as postcodes beside a person’s age or sex, while an organisation’s own are not', () =>
    withStore(async (context) => {
      const sexed = {
        ...lists,
        columns: { ...lists.columns, sex: { header: 'Sex', kind: 'text', absent: true } as const },
      };
      const row = (name: string, where: string, sex: string) =>
        `01JAN2021,A12345,${name},NN1 5BD,${where},3,4,${sex}\n`;
      const header = 'Date,Practice,Name,Postcode,Where,Male,Female,Sex\n';
      const within = { ...context, sources: [sexed] };
      expect(
        await refusalOf(within, `${header}${row('x', 'LE16 9AA', 'M')}${row('x', '', 'F')}`),
      ).toMatchObject({
        kind: 'patient-data',
        what: 'postcode',
        column: 'Where',
      });
      expect(await refusalOf(within, `${header}${row('x', 'Kettering', 'M')}`)).toMatchObject({
        status: 'current',
      });
      expect(
        await refusalOf(context, 'Date,Practice,Name,Where,Male,Female\n01JAN2021,A12345,x,NN1 5BD,3,4\n'),
      ).toMatchObject({
        status: 'current',
      });
    }));

  it('become keyed hashes where a layout needs the column, and never show among rejects', () =>
    withStore(async (context) => {
      const keyed = defineSource({
        ...about,
        kind: 'facts',
        id: 'keyed',
        title: 'Keyed',
        layout: { headers: true },
        columns: {
          patient: { header: 'NHS No', kind: 'patient', what: 'NHS number', treat: 'key' },
          cost: { header: 'Cost', kind: 'money' },
        },
        period: { from: 'none' },
        facts: {
          table: 'test_list',
          select: (accepted) =>
            `SELECT load_id, toDate('2021-01-01') AS date, ifNull(patient, '') AS practice, 'all' AS sex, toUInt32(cost) AS people FROM ${accepted}`,
        },
      });
      const report = await reportOf(
        { ...context, sources: [keyed] },
        'NHS No,Cost\n943 476 5919,£1.50\n9434765919,2\n943 476 5919,TBC\n',
      );
      expect(report).toMatchObject({ rowsAccepted: 2, rowsRejected: 1 });
      const rows = await visible(context, 'keyed');
      expect(rows.map((row) => row.people)).toEqual([150, 200]);
      expect(new Set(rows.map((row) => row.practice)).size).toBe(1);
      expect(rows[0]?.practice).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await findRejects(context.db, report.id))).not.toContain('5919');
    }));
});
