import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import {
  closesCircle,
  datedRelations,
  isOpenOn,
  kindOn,
  type ParentStatement,
  type Parents,
} from './rules.ts';

const nobody: Parents = { life: () => undefined, successor: () => undefined };

const said = (
  parent: string | null,
  started: CalendarDate,
  more: Partial<ParentStatement> = {},
): ParentStatement => ({
  parent,
  started,
  ended: null,
  basis: 'register',
  order: 0,
  source: 'test',
  load: null,
  ...more,
});

const spans = (statements: readonly ParentStatement[], parents = nobody) =>
  datedRelations(statements, parents).map(({ parent, started, ended }) => [parent, started, ended]);

describe('to whom a practice belonged, and when', () => {
  it('keeps what an older release said of the time before a newer one', () => {
    const older = said('04G', '2013-04-01', { order: 1 });
    const newer = said('78H', '2020-04-01', { order: 2 });
    expect(spans([older, newer])).toEqual([
      ['04G', '2013-04-01', '2020-03-31'],
      ['78H', '2020-04-01', null],
    ]);
  });

  it('lets a newer release correct the first day of the same belonging', () => {
    expect(spans([said('04G', '2013-04-01', { order: 1 }), said('04G', '2013-09-01', { order: 2 })])).toEqual(
      [['04G', '2013-09-01', null]],
    );
  });

  it('lets a newer release take back a later belonging that an older one had wrong', () => {
    expect(spans([said('99X', '2015-04-01', { order: 1 }), said('04G', '2013-04-01', { order: 2 })])).toEqual(
      [['04G', '2013-04-01', null]],
    );
  });

  it('begins what is only seen on the day it is seen, and not where it is known already', () => {
    const register = said('04G', '2013-04-01');
    expect(spans([register, said('78H', '2020-09-01', { basis: 'seen' })])).toEqual([
      ['04G', '2013-04-01', '2020-08-31'],
      ['78H', '2020-09-01', null],
    ]);
    expect(spans([register, said('04G', '2020-09-01', { basis: 'seen' })])).toEqual([
      ['04G', '2013-04-01', null],
    ]);
  });

  it('follows a parent that was wholly succeeded, through a chain', () => {
    const parents: Parents = {
      life: () => undefined,
      successor: (code) =>
        ({ A: { code: 'B', date: '2013-04-01' }, B: { code: 'C', date: '2020-04-01' } })[code],
    };
    expect(spans([said('A', '2006-10-01')], parents)).toEqual([
      ['A', '2006-10-01', '2013-03-31'],
      ['B', '2013-04-01', '2020-03-31'],
      ['C', '2020-04-01', null],
    ]);
  });

  it('joins a successor with what is later seen of it, so that the true first day stands', () => {
    const parents: Parents = {
      life: () => undefined,
      successor: (code) => (code === '04G' ? { code: '78H', date: '2020-04-01' } : undefined),
    };
    const seen = said('78H', '2020-09-01', { basis: 'seen', order: 9 });
    expect(spans([said('04G', '2013-04-01'), seen], parents)).toEqual([
      ['04G', '2013-04-01', '2020-03-31'],
      ['78H', '2020-04-01', null],
    ]);
  });

  it('lets what a person entered prevail until a register names a later change', () => {
    const entered = said('04F', '2018-04-01', { basis: 'entered', order: 5 });
    expect(
      spans([said('04G', '2013-04-01', { order: 1 }), said('78H', '2020-04-01', { order: 2 }), entered]),
    ).toEqual([
      ['04G', '2013-04-01', '2018-03-31'],
      ['04F', '2018-04-01', '2020-03-31'],
      ['78H', '2020-04-01', null],
    ]);
  });

  it('leaves a gap where a person says that it belonged to none', () => {
    const none = said(null, '2015-04-01', { basis: 'entered', ended: '2016-03-31' });
    expect(spans([said('04G', '2013-04-01'), none])).toEqual([
      ['04G', '2013-04-01', '2015-03-31'],
      ['04G', '2016-04-01', null],
    ]);
  });

  it('lets nobody belong to a body before its first day or after its last', () => {
    const parents: Parents = {
      life: () => ({ opened: '2013-04-01', closed: '2020-03-31' }),
      successor: () => undefined,
    };
    expect(spans([said('04K', '2001-04-01')], parents)).toEqual([['04K', '2013-04-01', '2020-03-31']]);
    expect(spans([said('04K', '2021-04-01')], parents)).toEqual([]);
  });

  const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2010-01-01', n));
  const code = fc.constantFrom('A', 'B', 'C', 'D');
  const statement = fc
    .record({
      parent: fc.option(code, { freq: 8 }),
      started: day,
      length: fc.option(fc.integer({ min: 0, max: 1500 })),
      basis: fc.constantFrom('register' as const, 'seen' as const, 'entered' as const),
      order: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ length, parent, basis, ...rest }) =>
      said(basis === 'entered' ? parent : (parent ?? 'A'), rest.started, {
        ...rest,
        basis,
        ended: length === null ? null : addDays(rest.started, length),
      }),
    );
  const parents = fc.record({ opened: fc.option(day), from: code, to: code, date: day }).map(
    ({ opened, from, to, date }): Parents => ({
      life: (one) => (one === 'B' ? { opened, closed: null } : undefined),
      successor: (one) => (one === from && from !== to ? { code: to, date } : undefined),
    }),
  );

  it('never gives two belongings on one day, nor one that ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), parents, (statements, about) => {
        const found = datedRelations(statements, about);
        found.forEach((one, i) => {
          expect(one.ended === null || one.ended >= one.started).toBe(true);
          const next = found[i + 1];
          if (next) expect(one.ended !== null && one.ended < next.started).toBe(true);
        });
      }),
      { seed: 20160229, numRuns: 500 },
    );
  });

  it('says the same in whatever order its sayings come', () => {
    const distinct = fc.uniqueArray(statement, {
      maxLength: 6,
      selector: (one) => `${one.basis} ${one.basis === 'entered' ? one.order : one.started}`,
    });
    fc.assert(
      fc.property(
        distinct.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        parents,
        ([one, other], about) => {
          expect(datedRelations(other, about)).toEqual(datedRelations(one, about));
        },
      ),
      { seed: 20160229, numRuns: 500 },
    );
  });
});

describe('who follows whom', () => {
  it('sees a circle, however long, and none where there is none', () => {
    const chain = [
      { predecessor: 'A', successor: 'B' },
      { predecessor: 'B', successor: 'C' },
    ];
    expect(closesCircle(chain, { predecessor: 'C', successor: 'A' })).toBe(true);
    expect(closesCircle(chain, { predecessor: 'A', successor: 'C' })).toBe(false);
    expect(closesCircle([], { predecessor: 'A', successor: 'A' })).toBe(true);
  });

  it('lets no chain that was checked step by step lead back to where it began', () => {
    const node = fc.integer({ min: 0, max: 6 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.record({ predecessor: node, successor: node }), { maxLength: 20 }), (edges) => {
        const kept: { predecessor: string; successor: string }[] = [];
        for (const edge of edges) if (!closesCircle(kept, edge)) kept.push(edge);
        // An order of the nodes exists in which every edge leads on: take away those without predecessors.
        let left = [...kept];
        for (let before = -1; before !== left.length; ) {
          before = left.length;
          const reached = new Set(left.map((edge) => edge.successor));
          left = left.filter((edge) => reached.has(edge.predecessor));
        }
        expect(left).toEqual([]);
      }),
      { seed: 1948, numRuns: 300 },
    );
  });
});

describe('whether a practice counts on a day', () => {
  const practice = { status: 'active', opened: '2010-01-01', closed: null };

  it('counts from its first day to its last, both included', () => {
    const closed = { status: 'closed', opened: '2010-01-01', closed: '2015-09-30' };
    expect(
      ['2009-12-31', '2010-01-01', '2015-09-30', '2015-10-01'].map((on) => isOpenOn(closed, on)),
    ).toEqual([false, true, true, false]);
  });

  it('does not count the dormant, the proposed, or the closed whose last day nobody knows', () => {
    expect(isOpenOn(practice, '2016-02-29')).toBe(true);
    for (const status of ['dormant', 'proposed', 'closed', 'withdrawn', 'named-only'])
      expect(isOpenOn({ ...practice, status }, '2016-02-29')).toBe(false);
  });
});

describe('what a code stood for', () => {
  it('takes a sub-ICB location for the CCG that it was until 30 June 2022', () => {
    expect(kindOn('sub-icb', '2022-06-30')).toBe('ccg');
    expect(kindOn('sub-icb', '2022-07-01')).toBe('sub-icb');
  });
});
