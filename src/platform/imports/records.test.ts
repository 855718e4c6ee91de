import { describe, expect, it } from 'vitest';
import { currentLoads, findLoads, findRejects, takeBack } from './index.ts';
import { offer, refusalOf, register, reportOf, settled, stored, who, withStore } from './test-import-file.ts';

describe('a file of records', () => {
  it('is stored in one transaction with becoming current, and settled whenever that changes', () =>
    withStore(async (context) => {
      const first = await reportOf(
        context,
        '04G,NENE,20130401,\n00C,"DARLINGTON\nCCG",20130401,\n99D,DUMMY,20130401,\n00D,X,20130401,20120401\n00E,Y,20139901,\n00F,"z"z,20130401,\n',
      );
      expect(first).toMatchObject({
        key: 'register',
        rowsRead: 6,
        rowsAccepted: 3,
        rowsRejected: 3,
        reading: { notes: { dummies: 1 } },
      });
      expect(stored).toMatchObject([
        {
          load: { id: first.id, key: 'register' },
          records: [{ code: '04G' }, { code: '00C', name: 'DARLINGTON\nCCG' }],
        },
      ]);
      const rejects = await findRejects(context.db, first.id);
      expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
        [5, 'column 4', '20120401', 'closes before it opens'],
        [6, 'column 3', '20139901', 'not a date such as 20160229'],
        [7, '', '', 'text stands behind a closing quotation mark'],
      ]);
      const second = await reportOf(context, '04G,NENE,20130401,\n');
      await takeBack(context, { id: second.id, who });
      expect(settled).toEqual([
        [first.id, undefined],
        [second.id, first.id],
        [first.id, second.id],
      ]);
    }));

  it('that fails while it is stored leaves what was current', () =>
    withStore(async (context) => {
      const first = await reportOf(context, '04G,NENE,20130401,\n');
      const failing = {
        ...register,
        store: () => Promise.reject(new Error('the disk is full')),
      } as typeof register;
      await expect(offer({ ...context, sources: [failing] }, '04H,X,20130401,\n')).rejects.toThrow(
        'the disk is full',
      );
      expect((await currentLoads(context.db, 'register')).map((load) => load.id)).toEqual([first.id]);
      expect(await findLoads(context.db, { statuses: ['failed'] })).toHaveLength(1);
    }));

  it('is refused whole when it holds NHS numbers', () =>
    withStore(async (context) => {
      expect(await refusalOf(context, '04G,NENE,20130401,\n04H,9434765919,20130401,\n')).toMatchObject({
        kind: 'patient-data',
        column: 'column 2',
        line: 2,
      });
      expect(stored).toEqual([]);
    }));
});
