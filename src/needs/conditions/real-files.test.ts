import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { peopleSources } from '../../people/index.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import { needsSources } from '../imports/sources.ts';
import { deprivationFifths, mostDeprivedEnd, provenEnd } from './deprivation.ts';
import { joinCommissioners, joinPractices } from './joins.ts';
import { findIndicatorLoads, findRegisterLoads, namesAges } from './loads.ts';
import { findAreaCodes, findIndicators, findRegisters } from './queries.ts';
import { recordedAgainstExpected } from './recorded-expected.ts';
import { agesWords, chooseRegisters } from './rules.ts';
import { taken, testImports } from './test-imports.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [...peopleSources, ...needsSources]);

const CSV = 'data/qof/prevalencebyccg_1314.csv';
const BOOK = 'data/qof/qof-1415-ccg-all.xlsx';
const DM = 'data/expected-prevalence/dm_data.csv';
const IMD_CCG = 'data/deprivation/IMD_CCG_2015.xlsx';
const IMD_PRACTICE = 'data/deprivation/fingertips_93553_imd_2010_2015_2019_by_practice.csv';

const load = async (trx: Trx, ...files: string[]) => {
  const loads = [];
  for (const file of files) loads.push(taken(await imports.offer(trx, sharedFile(file))));
  return loads;
};
const stores = (trx: Trx) => ({ db: trx, facts: facts() });

describe.skipIf(!haveShared)('the published files together', { timeout: 240_000 }, () => {
  it('hold 31,925 recorded of those of 17 and over in 04G against 42,142.6 expected of 16 and over', async () => {
    await store.rolledBack(async (trx) => {
      const [, book, model] = await load(trx, CSV, BOOK, DM);
      const found = await recordedAgainstExpected(stores(trx), { area: '04G', register: 'DM', year: 2015 });
      expect(found.ons).toBe('E38000108');
      expect(found.recorded?.load).toMatchObject({ load: book?.id, period: '2014/15' });
      expect(found.expected?.load).toMatchObject({
        load: model?.id,
        file: 'dm_data.csv',
        period: 'Diabetes',
      });
      const compared = found.comparison;
      expect(compared?.recorded).toMatchObject({ people: 31925, ages: '17+' });
      expect(compared?.recorded.of).toBeCloseTo(519293.995, 3);
      expect(compared?.expected.people).toBeCloseTo(42142.6, 1);
      expect(compared?.expected).toMatchObject({ ages: '16+', of: 527952.8 });
      expect(compared?.caveat).toContain('people of 17 and over, the model people of 16 and over');
    });
  });

  it('give 2013/14 from the workbook that names ages, agreeing with the csv, and from the csv alone', async () => {
    await store.rolledBack(async (trx) => {
      const ask = async () => {
        const loads = await findRegisterLoads(trx);
        const rows = await findRegisters(
          facts(),
          loads.map((one) => one.load),
          { kind: 'ccg', registers: ['DM'], years: ['2013-04-01'] },
        );
        return chooseRegisters(rows, namesAges(loads));
      };
      await load(trx, CSV);
      const alone = await ask();
      expect(alone.chosen).toHaveLength(211);
      expect(agesWords(alone.chosen[0]?.row.ages ?? '')).toBe('people of all ages');
      await load(trx, BOOK);
      const both = await ask();
      const nene = both.chosen.find(({ row }) => row.area === '04G');
      expect(nene?.row).toMatchObject({ people: 31041, list: 641260, ages: '17+' });
      // 13T stands for three former codes, which only the csv has.
      expect(both.chosen).toHaveLength(212);
      expect(both.chosen.filter(({ others }) => others.length > 0)).toEqual([]);
      expect(both.repeated).toEqual([]);
    });
  });

  it('tell where a second file of a year differs from the first', async () => {
    await store.rolledBack(async (trx) => {
      await load(trx, CSV);
      const text = readFileSync(sharedFile(CSV), 'utf8').replace(
        '04G,AF,Atrial Fibrillation,9940,',
        '04G,AF,Atrial Fibrillation,9941,',
      );
      const restated = taken(await imports.offerText(trx, 'prevalencebyccg_1314_v2.csv', text));
      expect(restated.replaced?.name).toBe('prevalencebyccg_1314.csv');
      expect(restated.reading?.notes['prevalences that are not register / list']).toBe(1);
      await load(trx, BOOK);
      const loads = await findRegisterLoads(trx);
      const rows = await findRegisters(
        facts(),
        loads.map((one) => one.load),
        { kind: 'ccg', areas: ['04G'], years: ['2013-04-01'] },
      );
      const differing = chooseRegisters(rows, namesAges(loads)).chosen.filter(
        ({ others }) => others.length > 0,
      );
      expect(differing.map(({ row, others }) => [row.register, row.people, others[0]?.people])).toEqual([
        ['AF', 9940, 9941],
      ]);
    });
  });

  it('find a commissioner of the model by its name where its code changed, and say so', async () => {
    await store.rolledBack(async (trx) => {
      await load(trx, BOOK, DM);
      const ask = (area: string) =>
        recordedAgainstExpected(stores(trx), { area, register: 'DM', year: 2015 });
      expect(await ask('09N')).toMatchObject({
        joinedBy: 'name',
        expected: { figure: { area: 'E38000067', areaName: 'NHS Guildford and Waverley CCG' } },
      });
      expect((await ask('04G')).joinedBy).toBe('code');
      expect(await ask('99Z')).toMatchObject({
        joinedBy: undefined,
        expected: undefined,
        recorded: undefined,
      });
    });
  });

  it('join commissioners both ways: what only registers have, and what only the model has', async () => {
    await store.rolledBack(async (trx) => {
      await load(trx, CSV, BOOK, DM);
      const of2014 = await joinCommissioners(stores(trx), {
        year: '2014-04-01',
        indicator: 'expected/DM',
        period: '2015',
      });
      // Coastal West Sussex, and Guildford and Waverley, had new codes by the time of the workbook.
      const recoded = { onlyRegisters: ['09G', '09N'], onlyIndicator: ['E38000036', 'E38000067'] };
      expect({ ...of2014, both: of2014.both.length }).toEqual({ both: 207, ...recoded });
      const of2013 = await joinCommissioners(stores(trx), {
        year: '2013-04-01',
        indicator: 'expected/DM',
        period: '2015',
      });
      expect({ ...of2013, both: of2013.both.length }).toEqual({
        both: 207,
        ...recoded,
        onlyRegisters: ['00F', '00G', '00H', ...recoded.onlyRegisters],
      });
    });
  });

  it('join practices with the register of organisations: missing, gone in the year, unknown', async () => {
    await store.rolledBack(async (trx) => {
      await load(trx, 'data/organisations/eccg_2016-02.csv', 'data/organisations/epraccur_2016-02.csv');
      const sample = readFileSync(sharedFile('data/qof/prevalencebyprac_1314_sample.csv'), 'utf8').trimEnd();
      taken(
        await imports.offerText(
          trx,
          'prevalencebyprac_1314.csv',
          `${sample}\nY99999,AF,Atrial Fibrillation,1,100,1\n`,
        ),
      );
      const joined = await joinPractices(stores(trx), { area: '00K', year: '2013-04-01' });
      expect(joined.both).toEqual(['A81001', 'A81002', 'A81003']);
      expect(joined.withoutRegisters.length).toBeGreaterThan(20);
      expect(joined.withoutRegisters).not.toContain('A81001');
      expect(joined.unknown).toEqual(['Y99999']);
    });
  });
});

describe.skipIf(!haveShared)('deprivation in the published files', { timeout: 240_000 }, () => {
  it('runs both ways in one workbook: every measure’s end is the one declared, proven against the score', async () => {
    await store.rolledBack(async (trx) => {
      const [book] = await load(trx, IMD_CCG);
      expect(book).toMatchObject({
        key: 'deprivation-ccg/2015/Clinical Commissioning Group',
        rowsRejected: 0,
      });
      const ids = (await findIndicatorLoads(trx)).map((one) => one.load);
      const names = await facts().query<{ indicator: string }>(
        "SELECT DISTINCT indicator FROM indicator_value WHERE startsWith(indicator, 'imd/IMD/') ORDER BY indicator",
      );
      expect(names).toHaveLength(10);
      const values = async (indicator: string) =>
        new Map(
          (await findIndicators(facts(), ids, { indicators: [indicator] })).map((one) => [one.area, one]),
        );
      const scores = await values('imd/IMD/average score');
      const proven: Record<string, string | undefined> = {};
      for (const { indicator } of names) {
        const pairs = [...(await values(indicator))].map(([area, { value }]) => ({
          value: value ?? 0,
          score: scores.get(area)?.value ?? 0,
        }));
        expect(pairs).toHaveLength(209);
        expect([indicator, provenEnd(pairs)]).toEqual([indicator, mostDeprivedEnd(indicator)]);
        proven[indicator.slice(8)] = provenEnd(pairs);
      }
      // Reversed within the file: the average rank is high where deprivation is, the rank of it low.
      expect(proven['average rank']).toBe('highest');
      expect(proven['rank of average rank']).toBe('lowest');

      const fifthsOf = async (indicator: string) => {
        const areas = [...(await values(indicator)).values()];
        const end = mostDeprivedEnd(indicator) ?? 'highest';
        return new Map(deprivationFifths(areas, end).map(({ area, fifth }) => [area, fifth]));
      };
      const byScore = await fifthsOf('imd/IMD/average score');
      expect(await fifthsOf('imd/IMD/rank of average score')).toEqual(byScore);
      expect(await fifthsOf('imd/IMD/rank of average rank')).toEqual(await fifthsOf('imd/IMD/average rank'));
      // Bradford City, the most deprived by score.
      const most = [...scores.values()].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
      expect(byScore.get(most?.area ?? '')).toBe(1);
    });
  });

  it('agrees between practices’ scores and their CCGs’, and runs against the CCGs’ ranks', async () => {
    await store.rolledBack(async (trx) => {
      await load(trx, IMD_CCG, IMD_PRACTICE, BOOK);
      const ids = (await findIndicatorLoads(trx)).map((one) => one.load);
      const onsOf = new Map(
        (
          await findAreaCodes(
            facts(),
            (await findRegisterLoads(trx)).map((one) => one.load),
          )
        ).map((one) => [one.area, one.ons]),
      );
      const ccgOf = new Map(
        readFileSync(sharedFile('data/organisations/epraccur_2016-02.csv'), 'latin1')
          .split(/\r?\n/)
          .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
          .map((cells) => [
            cells[0] ?? '',
            onsOf.get(cells.find((cell, place) => place > 10 && /^[0-9]{2}[A-Z]$/.test(cell)) ?? ''),
          ]),
      );
      const byCcg = new Map<string, number[]>();
      for (const { area, value } of await findIndicators(facts(), ids, {
        indicators: ['fingertips/93553'],
        kind: 'practice',
        periods: ['2015'],
      })) {
        const ccg = ccgOf.get(area);
        if (ccg && value !== null) byCcg.set(ccg, [...(byCcg.get(ccg) ?? []), value]);
      }
      expect(byCcg.size).toBeGreaterThan(200);
      const against = async (indicator: string) =>
        provenEnd(
          (await findIndicators(facts(), ids, { indicators: [indicator] })).flatMap(({ area, value }) => {
            const scores = byCcg.get(area);
            return scores && value !== null
              ? [{ value, score: scores.reduce((total, score) => total + score, 0) / scores.length }]
              : [];
          }),
        );
      expect(await against('imd/IMD/average score')).toBe('highest');
      expect(await against('imd/IMD/rank of average score')).toBe('lowest');
    });
  });
});
