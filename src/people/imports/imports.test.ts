import { describe, expect, it } from 'vitest';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { takeBack } from '../../platform/imports/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import { belongingsOf, findOrganisation, successionsOf } from '../organisations/queries.ts';
import { membersOn, practiceCodesOn } from '../practices/queries.ts';
import { memberships } from './epraccur/source.ts';
import { pctCode } from './pct-ccg-matrix/source.ts';
import { monthIn } from './sub-icb/source.ts';
import { epraccurRow, epraccurText, testImports, valueIn } from './test-imports.ts';

const store = testStore();
const { facts } = testFacts();

const inTest = (work: (imports: ReturnType<typeof testImports>, trx: Trx) => Promise<void>) =>
  store.rolledBack((trx) => work(testImports(trx, facts()), trx));

const spans = async (trx: Trx, code: string, kind = 'commissioner') =>
  (await belongingsOf(trx, code))
    .filter((one) => one.kind === kind)
    .map(({ parent, started, ended }) => [parent, started, ended]);

describe('the register of practices, loaded again and again', () => {
  const first = epraccurText(
    epraccurRow({ code: 'A81001', commissioner: '04G' }),
    epraccurRow({ code: 'A81002', commissioner: '04G' }),
    epraccurRow({ code: 'A81003', commissioner: '04G', setting: '9' }),
    epraccurRow({ code: 'A81004', commissioner: '04G', status: 'D' }),
    epraccurRow({ code: 'A81005', commissioner: '04G', status: 'C', closed: '20150930', left: '20150930' }),
  );
  const second = epraccurText(
    epraccurRow({ code: 'A81001', commissioner: '78H', joined: '20200401', name: 'NEW NAME SURGERY' }),
    epraccurRow({ code: 'A81006', commissioner: '78H', joined: '20200401', opened: '20190101' }),
  );

  it('counts open practices of setting 4 alone, and the closed until their last day', () =>
    inTest(async ({ loadText }, trx) => {
      expect(await loadText('epraccur.csv', first)).toMatchObject({ rowsRead: 5, rowsAccepted: 5 });
      expect(await practiceCodesOn(trx, '04G', '2016-02-29')).toEqual(['A81001', 'A81002']);
      expect(await practiceCodesOn(trx, '04G', '2015-09-30')).toEqual(['A81001', 'A81002', 'A81005']);
      expect(await practiceCodesOn(trx, '04G', '2013-03-31')).toEqual([]);
      expect((await findOrganisation(trx, 'A81003'))?.kind).toBe('prescriber-not-practice');
      expect(await findOrganisation(trx, '04G')).toMatchObject({ status: 'named-only', name: '04G' });
    }));

  it('replaces facts by the newer release and keeps the older one’s memberships of before', () =>
    inTest(async ({ loadText }, trx) => {
      await loadText('a.csv', first);
      await loadText('b.csv', second);
      expect((await findOrganisation(trx, 'A81001'))?.name).toBe('New Name Surgery');
      expect((await findOrganisation(trx, 'A81002'))?.status).toBe('named-only');
      expect(await spans(trx, 'A81001')).toEqual([
        ['04G', '2013-04-01', '2020-03-31'],
        ['78H', '2020-04-01', null],
      ]);
      expect(await practiceCodesOn(trx, '78H', '2021-01-01')).toEqual(['A81001', 'A81006']);
    }));

  it('dates the same memberships when the releases come in the wrong order', () =>
    inTest(async ({ loadText }, trx) => {
      await loadText('b.csv', second);
      await loadText('a.csv', first);
      expect(await spans(trx, 'A81001')).toEqual([
        ['04G', '2013-04-01', '2020-03-31'],
        ['78H', '2020-04-01', null],
      ]);
    }));

  it('is as it was when the newer release is taken back, what people corrected included', () =>
    inTest(async ({ loadText, context, who }, trx) => {
      await loadText('a.csv', first);
      const before = await findOrganisation(trx, 'A81001');
      const newer = await loadText('b.csv', second);
      valueIn(await takeBack(context, { id: newer.id, who }));
      expect(await findOrganisation(trx, 'A81001')).toEqual(before);
      expect(await spans(trx, 'A81001')).toEqual([['04G', '2013-04-01', null]]);
      expect((await findOrganisation(trx, 'A81006'))?.status).toBe('withdrawn');
      expect(await practiceCodesOn(trx, '78H', '2021-01-01')).toEqual([]);
    }));

  it('rejects a row that closes before it opens and loads the rest', () =>
    inTest(async ({ loadText }) => {
      const text = epraccurText(
        epraccurRow({ code: 'A81001', commissioner: '04G' }),
        epraccurRow({ code: 'A81002', commissioner: '04G', closed: '19700101', status: 'C' }),
      );
      expect(await loadText('epraccur.csv', text)).toMatchObject({ rowsAccepted: 1, rowsRejected: 1 });
    }));
});

describe('whose practice a row of epraccur is', () => {
  const row = { code: 'C84141', opened: '1974-04-01' };

  it('takes column 24 where the columns differ', () => {
    const given = { ...row, commissioner: '112', belongsTo: '00M', joined: '2013-04-01', left: undefined };
    expect(memberships(given)).toEqual([
      { child: 'C84141', kind: 'commissioner', parent: '112', started: '2013-04-01' },
    ]);
  });

  it('ends the PCT of column 24 with the PCTs and begins the CCG of column 15 there', () => {
    const given = { ...row, commissioner: '5EM', belongsTo: '04K', joined: '2001-04-01', left: '2013-10-31' };
    expect(memberships(given).map(({ parent, started, ended }) => [parent, started, ended])).toEqual([
      ['5EM', '2001-04-01', '2013-03-31'],
      ['04K', '2013-04-01', '2013-10-31'],
    ]);
  });

  it('leaves a practice that left before April 2013 with its PCT', () => {
    const given = { ...row, commissioner: '5EM', belongsTo: '04K', joined: '2001-04-01', left: '2012-10-31' };
    expect(memberships(given).map(({ parent, started, ended }) => [parent, started, ended])).toEqual([
      ['5EM', '2001-04-01', '2012-10-31'],
    ]);
  });
});

describe('small readings', () => {
  it('reads the month of a list of sub-ICB locations from its name or a hint', () => {
    expect(monthIn('ICB_and_SubICB_Apr2026.csv')).toBe('2026-04-01');
    expect(monthIn('2026-04-01')).toBe('2026-04-01');
    expect(monthIn('icb.csv')).toBeUndefined();
  });

  it('gives 5E1 its code back, which a spreadsheet made a number', () => {
    expect(pctCode('5.00E+01')).toBe('5E1');
    expect(pctCode('5PD')).toBe('5PD');
  });
});

describe('successions as a list', () => {
  it('take the members of a wholly succeeded commissioner along on the day', () =>
    inTest(async ({ loadText, context, who }, trx) => {
      await loadText('epraccur.csv', epraccurText(epraccurRow({ code: 'A81001', commissioner: '04G' })));
      await loadText('eccg.csv', eccgText);
      const list = await loadText(
        'successions.csv',
        'predecessor_code,successor_code,date,kind\r\n04G,78H,2020-04-01,merger\r\n03V,78H,2020-04-01,merger\r\n',
      );
      expect(await spans(trx, 'A81001')).toEqual([
        ['04G', '2013-04-01', '2020-03-31'],
        ['78H', '2020-04-01', null],
      ]);
      expect((await successionsOf(trx, '78H')).predecessors.map((one) => one.code)).toEqual(['03V', '04G']);
      valueIn(await takeBack(context, { id: list.id, who }));
      expect(await spans(trx, 'A81001')).toEqual([['04G', '2013-04-01', null]]);
    }));

  it('keep out what would lead round in a circle', () =>
    inTest(async ({ loadText }, trx) => {
      const text =
        'predecessor_code,successor_code,date,kind\nZ1A,Z1B,2013-04-01,succession\nZ1B,Z1A,2013-04-01,succession\n';
      await loadText('successions.csv', text);
      expect((await successionsOf(trx, 'Z1A')).successors).toHaveLength(1);
      expect((await successionsOf(trx, 'Z1B')).successors).toHaveLength(0);
    }));
});

const eccgRow = (code: string, name: string): string =>
  [
    code,
    name,
    'Y55',
    'Q78',
    '',
    '',
    '',
    '',
    '',
    'ZZ1 1AA',
    '20130401',
    '',
    '',
    'C',
    ...Array.from({ length: 13 }, () => ''),
  ]
    .map((cell) => `"${cell}"`)
    .join(',');
const eccgText = ['04G', '03V', '78H'].map((code) => eccgRow(code, `NHS ${code} CCG`)).join('\r\n');

if (!haveShared) console.warn('The published files of organisations are not here: their tests are skipped.');

describe.skipIf(!haveShared)('the published files', () => {
  const file = (name: string): string => sharedFile(`data/organisations/${name}`);

  it(
    'are all recognised by content and give the 69 practices of 04G on 29 February 2016',
    () =>
      inTest(async ({ load }, trx) => {
        // In the order in which a folder is walked, which is not the order of time.
        const read = {
          'CCG_ICB_code.csv': ['nhs-england-ccg-icb', 249, 248],
          'ICB_and_SubICB_Apr2026.csv': ['nhs-england-sub-icb', 144, 144],
          'PCT_CCG_matrix.csv': ['pct-ccg-matrix', 151, 151],
          'eccg_2016-02.csv': ['ods-eccg', 249, 249],
          'epraccur_2016-02.csv': ['ods-epraccur', 12_922, 12_922],
          'etr_2020.csv': ['ods-etr-24', 227, 227],
          'gp-reg-pat-prac-map_2020-09.csv': ['nhs-digital-practice-map', 6708, 6708],
        } as const;
        for (const [name, [source, rowsRead, rowsAccepted]] of Object.entries(read))
          expect(await load(file(name)), name).toMatchObject({ source, rowsRead, rowsAccepted });

        const members = await membersOn(trx, '04G', '2016-02-29');
        expect(members).toHaveLength(69);
        expect(new Set(members.map((one) => one.since))).toEqual(new Set(['2013-04-01']));
        // The map shows who was with the successor in September 2020.
        expect(await practiceCodesOn(trx, '78H', '2020-09-01')).toHaveLength(69);
        expect(await practiceCodesOn(trx, '04G', '2020-09-01')).toHaveLength(5);

        expect(await findOrganisation(trx, '04G')).toMatchObject({ name: 'NHS Nene CCG', kind: 'ccg' });
        expect(await findOrganisation(trx, '78H')).toMatchObject({
          name: 'NHS Northamptonshire ICB',
          kind: 'sub-icb',
        });
        expect(await findOrganisation(trx, 'RNS')).toMatchObject({ kind: 'trust' });
        expect(await spans(trx, '78H', 'icb')).toEqual([['QPM', '2022-07-01', null]]);
        const { predecessors } = await successionsOf(trx, '04G');
        expect(predecessors).toEqual([
          expect.objectContaining({ code: '5PD', share: 89, date: '2013-04-01' }),
        ]);
      }),
    120_000,
  );
});
