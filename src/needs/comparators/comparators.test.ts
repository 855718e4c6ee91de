import { describe, expect, it } from 'vitest';
import { loadOrganisations, membersOfCommissioners } from '../../people/index.ts';
import { owner } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findComparators } from './comparators.ts';

const store = testStore();
const { facts } = testFacts();
const NOTHING = { registers: [], indicators: [], lists: [] };

/** Two commissioners of the north become one on 1 April 2015; one of the south is split between two on 1 April 2017. */
const country = async (trx: Trx): Promise<void> => {
  const practice = (code: string) => ({ code, name: `Practice ${code}`, kind: 'practice' as const });
  const ccg = (code: string) => ({ code, name: `CCG ${code}`, kind: 'ccg' as const });
  const within = (
    child: string,
    parent: string,
    from: string,
    to: string | null,
    kind: 'commissioner' | 'region',
  ) => ({
    child,
    parent,
    kind,
    started: from,
    ended: to,
  });
  await loadOrganisations(trx, owner, {
    organisations: [
      { code: 'Y54', name: 'North', kind: 'region' },
      { code: 'Y57', name: 'South', kind: 'region' },
      ...['00F', '00G', '13T', '09X', '09Y', '09Z'].map(ccg),
      ...['A10001', 'A10002', 'J20001', 'J20002'].map(practice),
    ],
    belongings: [
      within('00F', 'Y54', '2013-04-01', '2015-03-31', 'region'),
      within('00G', 'Y54', '2013-04-01', '2015-03-31', 'region'),
      within('13T', 'Y54', '2015-04-01', null, 'region'),
      within('09X', 'Y57', '2013-04-01', '2017-03-31', 'region'),
      within('09Y', 'Y57', '2017-04-01', null, 'region'),
      within('09Z', 'Y57', '2017-04-01', null, 'region'),
      within('A10001', '00F', '2013-04-01', '2015-03-31', 'commissioner'),
      within('A10001', '13T', '2015-04-01', null, 'commissioner'),
      within('A10002', '00G', '2013-04-01', '2015-03-31', 'commissioner'),
      within('A10002', '13T', '2015-04-01', null, 'commissioner'),
      within('J20001', '09X', '2013-04-01', '2017-03-31', 'commissioner'),
      within('J20001', '09Y', '2017-04-01', null, 'commissioner'),
      within('J20002', '09X', '2013-04-01', '2017-03-31', 'commissioner'),
      within('J20002', '09Z', '2017-04-01', null, 'commissioner'),
    ],
  });
};

const regionOf = async (trx: Trx, area: string, year: string, on: string) =>
  (await findComparators({ db: trx, facts: facts() }, NOTHING, { area, year, on })).find(
    ({ kind }) => kind === 'region',
  );

describe('whom an area stands beside', () => {
  it('is its region as it was on the day, over a merger and a split', () =>
    store.rolledBack(async (trx) => {
      await country(trx);
      expect(await regionOf(trx, '00F', '2014-04-01', '2015-03-31')).toMatchObject({
        name: 'North',
        codes: ['00F', '00G'],
      });
      expect(await regionOf(trx, '13T', '2015-04-01', '2016-03-31')).toMatchObject({ codes: ['13T'] });
      // Before it began and after it ended an area has no region.
      expect(await regionOf(trx, '13T', '2014-04-01', '2015-03-31')).toBeUndefined();
      expect(await regionOf(trx, '00F', '2015-04-01', '2016-03-31')).toBeUndefined();
      expect((await regionOf(trx, '09X', '2016-04-01', '2017-03-31'))?.codes).toEqual(['09X']);
      expect((await regionOf(trx, '09Y', '2017-04-01', '2018-03-31'))?.codes).toEqual(['09Y', '09Z']);
    }));

  it('has the practices of that day: those of a commissioner that is merged or split are counted once', () =>
    store.rolledBack(async (trx) => {
      await country(trx);
      const on = async (codes: string[], day: string) =>
        (await membersOfCommissioners(trx, codes, day)).map(
          ({ code, commissioner }) => `${commissioner} ${code}`,
        );
      const north = ['00F', '00G', '13T'];
      expect(await on(north, '2015-03-31')).toEqual(['00F A10001', '00G A10002']);
      expect(await on(north, '2015-04-01')).toEqual(['13T A10001', '13T A10002']);
      expect(await on(['09X', '09Y', '09Z'], '2017-04-01')).toEqual(['09Y J20001', '09Z J20002']);
    }));

  it('is England always, and the reader’s own list without the area itself', () =>
    store.rolledBack(async (trx) => {
      const found = await findComparators({ db: trx, facts: facts() }, NOTHING, {
        area: '04G',
        year: '2014-04-01',
        on: '2015-03-31',
        list: '04f, 04G00 04E',
      });
      expect(found.map(({ kind, codes }) => [kind, codes])).toEqual([
        ['england', undefined],
        ['list', ['04F', '04E']],
      ]);
    }));
});
