import { readdirSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../people/index.ts';
import { publicActor } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { importFile, takeBack } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import { needs } from '../index.ts';
import type { AreaPopulation, PracticePopulation } from './answers.ts';
import { populationCommand } from './uses.ts';

const store = testStore();
const { facts } = testFacts();

const appOver = (platform: Platform) =>
  createServerApp({
    platform,
    routes: needs.routes,
    refusals: needs.refusals ? [needs.refusals] : [],
    identify: async () => publicActor,
    renderPage: (_, head, content) => `<title>${head.title}</title>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });

type Load = { readonly rowsRead: number; readonly accepted: number; readonly rejected: number };

/** Everything that the tests below look at, gathered in one transaction that is rolled back. */
const gathered = {
  loads: new Map<string, Load & { notes: Readonly<Record<string, number>>; id: string }>(),
  json: new Map<string, unknown>(),
  text: new Map<string, string>(),
  status: new Map<string, number>(),
  rowsOf2014: [] as unknown[],
};

const ASKED = [
  '/api/v1/population?area=04G&on=2016-01-01',
  '/api/v1/population?area=04G00&on=2014-02-01',
  '/api/v1/population?area=04G&on=2013-12-31',
  '/api/v1/population?area=78H&on=2021-06-30',
  '/api/v1/population?area=04G&on=yesterday',
  '/api/v1/practices/K83009/population?on=2021-06-30',
  '/api/v1/practices/K83009/population?on=2016-02-29',
  '/api/v1/practices/L84018/population?on=2018-01-01',
  '/population?area=04G&on=2016-01-01',
  '/population?area=04G&on=2016-01-01&q=moulton',
  '/population/areas/04G/practices.csv?on=2016-01-01',
  '/population/areas/04G/ages.svg?on=2016-01-01',
  '/population/practices/K83009/trend.csv',
  '/population/practices/K83009',
];

describe.skipIf(!haveShared)('the published lists', () => {
  beforeAll(async () => {
    await store.rolledBack(async (trx) => {
      const platform: Platform = {
        ...testPlatform(store.relational(), { db: trx, facts: facts() }),
        group: async () => undefined,
      };
      people.register?.(platform);
      needs.register?.(platform);
      const context = importContextOf(platform);
      const who = { kind: 'system' } as const;
      const load = async (path: string) => {
        const name = path.split('/').at(-1) ?? '';
        const report = valueOrThrow(await importFile(context, { path: sharedFile(path), name, who }));
        gathered.loads.set(name, {
          id: report.id,
          rowsRead: report.rowsRead,
          accepted: report.rowsAccepted,
          rejected: report.rowsRejected,
          notes: report.reading?.notes ?? {},
        });
        return report;
      };
      for (const name of readdirSync(sharedFile('data/list-size')).sort())
        await load(`data/list-size/${name}`);
      const app = appOver(platform);
      const ask = async (path: string, as = path) => {
        const answer = await app.request(path);
        const text = await answer.text();
        gathered.status.set(as, answer.status);
        gathered.text.set(as, text);
        if (path.startsWith('/api/')) gathered.json.set(as, JSON.parse(text));
      };
      await ask('/api/v1/population?area=04G&on=2014-02-01', 'without a register');
      for (const path of ['data/organisations/eccg_2016-02.csv', 'data/organisations/epraccur_2016-02.csv'])
        await load(path);
      for (const path of ASKED) await ask(path);
      const first = gathered.loads.get('Patient_List_Size_2014_01-03.csv');
      gathered.rowsOf2014 = await facts().query(
        `SELECT sum(people) AS everyone, uniq(practice) AS codes, sumIf(people, area = '04G') AS nene,
                uniqIf(practice, area = '04G') AS nene_codes, uniqIf(practice, commissioner = '04G00') AS raw
         FROM list_size WHERE load_id = {load:UUID}`,
        { load: first?.id },
      );
      const newest = gathered.loads.get('Patient_List_Size_2016_01-03.csv');
      valueOrThrow(await takeBack(context, { id: newest?.id ?? '', who }));
      await ask('/api/v1/population?area=04G&on=2016-01-01', 'after taking back');
    });
  }, 180_000);

  const area = (path: string) => gathered.json.get(path) as AreaPopulation;
  const practice = (path: string) => gathered.json.get(path) as PracticePopulation;

  it('are read whole: every row of every file is accepted', () => {
    const rows = [...gathered.loads].map(([name, { rowsRead, rejected }]) => [name, rowsRead, rejected]);
    expect(rows.slice(0, 6)).toEqual([
      ['Patient_List_Size_2014_01-03.csv', 9526, 0],
      ['Patient_List_Size_2015_01-03.csv', 9304, 0],
      ['Patient_List_Size_2015_04-06.csv', 9243, 0],
      ['Patient_List_Size_2016_01-03.csv', 7705, 0],
      ['gp-reg-pat-prac-all_2021-01.csv', 6658, 0],
      ['gp-reg-pat-prac-quin-age_2017-09_sample.csv', 172, 0],
    ]);
  });

  it('hold 56,432,347 people in January to March 2014, and 643,683 under 73 codes of 04G00', () => {
    expect(gathered.rowsOf2014).toEqual([
      { everyone: 56_432_347, codes: 9526, nene: 643_683, nene_codes: 73, raw: 73 },
    ]);
  });

  it('count prescribers that are not practices in the report, and rows that repeat others', () => {
    expect(gathered.loads.get('Patient_List_Size_2014_01-03.csv')?.notes).toEqual({
      'prescribers that are not practices (empty lists)': 1523,
    });
    expect(gathered.loads.get('gp-reg-pat-prac-quin-age_2017-09_sample.csv')?.notes).toMatchObject({
      'totals of other rows': 12,
    });
  });

  it('give 69 practices and 662,888 people of 04G on 1 January 2016, saying which list that is', () => {
    const answer = area('/api/v1/population?area=04G&on=2016-01-01');
    expect(answer).toMatchObject({
      people: 662_888,
      membership: 'register',
      list: { date: '2016-01-01', ends: '2016-03-31', period: 'January to March 2016' },
      agesOf: 69,
    });
    expect(answer.practices).toHaveLength(69);
    expect(answer.practices.reduce((sum, { people }) => sum + people, 0)).toBe(662_888);
    expect((answer.male ?? 0) + (answer.female ?? 0)).toBe(662_888);
    expect(answer.ages?.reduce((sum, { male, female }) => sum + male + female, 0)).toBe(662_888);
    expect(answer.list.files.map(({ file }) => file)).toEqual(['Patient_List_Size_2016_01-03.csv']);
    expect(answer.yearBefore).toMatchObject({ date: '2015-01-01', people: 652_469 });
  });

  it('keep the four prescribers of 04G apart in 2014: 69 practices are those of epraccur', () => {
    const answer = area('/api/v1/population?area=04G00&on=2014-02-01');
    expect(answer).toMatchObject({ area: '04G', membership: 'register', people: 643_683 });
    expect(answer.practices).toHaveLength(69);
    expect(answer.apart.map(({ code }) => code)).toEqual(['Y00827', 'Y03388', 'Y03390', 'Y03399']);
    expect(answer.yearBefore).toBeNull();
  });

  it('give the same without a register, by the commissioner in the file, and say so', () => {
    const answer = area('without a register');
    expect(answer).toMatchObject({ membership: 'file', people: 643_683 });
    expect(answer.practices).toHaveLength(69);
    expect(answer.notes.join(' ')).toMatch(/names no practice of 04G/);
  });

  it('of totals only are stored once, and say that they have no ages', () => {
    const answer = area('/api/v1/population?area=78H&on=2021-06-30');
    expect(answer).toMatchObject({ membership: 'file', male: null, female: null, ages: null });
    expect(answer.notes.join(' ')).toMatch(/totals only/);
    expect(gathered.loads.get('gp-reg-pat-prac-all_2021-01.csv')?.accepted).toBe(6658);
  });

  it('tell a practice its newest list, the ages of the newest that has them, and every list as a trend', () => {
    const answer = practice('/api/v1/practices/K83009/population?on=2021-06-30');
    expect(answer.trend.map(({ date }) => date)).toEqual([
      '2014-01-01',
      '2015-01-01',
      '2015-04-01',
      '2016-01-01',
      '2021-01-01',
    ]);
    expect(answer).toMatchObject({
      people: 12_063,
      male: null,
      agesList: { date: '2016-01-01' },
      area: { code: '04G', name: 'NHS Nene CCG' },
    });
    expect(answer.area?.ages).not.toBeNull();
    const then = practice('/api/v1/practices/K83009/population?on=2016-02-29');
    expect(then).toMatchObject({ people: 11_387, area: { code: '04G' } });
    expect(then.area?.ages?.map(({ ageFrom }) => ageFrom)).toEqual(then.ages?.map(({ ageFrom }) => ageFrom));
  });

  it('show no count of one to four: the oldest bands of a sample are joined', () => {
    const answer = practice('/api/v1/practices/L84018/population?on=2018-01-01');
    const bands = answer.ages ?? [];
    expect(bands.at(-1)).toEqual({ ageFrom: 90, ageTo: null, male: 19, female: 70 });
    expect(bands.reduce((sum, { male, female }) => sum + male + female, 0)).toBe(answer.people);
    expect(answer.notes.join(' ')).toMatch(/joined/);
  });

  it('answer the page, JSON and the command alike', () => {
    const answer = area('/api/v1/population?area=04G&on=2016-01-01');
    const page = gathered.text.get('/population?area=04G&on=2016-01-01') ?? '';
    const command = populationCommand.kind === 'use' ? populationCommand.text(answer) : '';
    for (const text of [page, command]) {
      expect(text).toContain('662,888');
      expect(text).toContain('January to March 2016');
      expect(text).toContain('Patient_List_Size_2016_01-03.csv');
    }
    const csv = gathered.text.get('/population/areas/04G/practices.csv?on=2016-01-01') ?? '';
    for (const { code, name, people } of answer.practices) {
      expect(command).toContain(`${code}  ${name}`);
      expect(csv).toContain(`${code},${name},${people},`);
    }
    expect(gathered.text.get('/population?area=04G&on=2016-01-01&q=moulton')).toContain('Moulton Surgery');
  });

  it('give charts and tables as files at their own addresses', () => {
    expect(gathered.text.get('/population/areas/04G/ages.svg?on=2016-01-01')).toMatch(/^<svg/);
    expect(gathered.text.get('/population/practices/K83009/trend.csv')).toContain('2016-01-01,11387');
    expect(gathered.text.get('/population/practices/K83009')).toContain('the scale starts at');
  });

  it('refuse a day before the first list, naming it, and a day that is none', () => {
    expect(gathered.status.get('/api/v1/population?area=04G&on=2013-12-31')).toBe(404);
    expect(gathered.text.get('/api/v1/population?area=04G&on=2013-12-31')).toContain('1 January 2014');
    expect(gathered.status.get('/api/v1/population?area=04G&on=yesterday')).toBe(422);
  });

  it('fall back to the list before when one is taken back', () => {
    expect(area('after taking back')).toMatchObject({ people: 654_358, list: { date: '2015-04-01' } });
  });

  it('are open to everyone, as they are published', () => {
    expect(gathered.status.get('/population?area=04G&on=2016-01-01')).toBe(200);
  });
});
