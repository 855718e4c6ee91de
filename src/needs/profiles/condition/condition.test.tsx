import fc from 'fast-check';
import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, owner, publicActor } from '../../../platform/actor.ts';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { createServerApp } from '../../../platform/http/server-app.ts';
import type { Platform } from '../../../platform/platform.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { testPlatform } from '../../../platform/test-platform.ts';
import { longDate, parseDate } from '../../../shared/dates.ts';
import { haveShared } from '../../../shared/test-material.ts';
import { chooseTrusts } from '../../emergency/trusts/choose.ts';
import type { Figure } from '../../figures/figure.ts';
import { needs } from '../../index.ts';
import type { ConditionList } from './list/schema.ts';
import type { ConditionProfile } from './schema.ts';
import { CONDITION_FILES, loadFiles } from './test-files.ts';
import { conditionCommand } from './uses.ts';

const store = testStore();
const { facts } = testFacts();

const appOver = (platform: Platform, actor: Actor) =>
  createServerApp({
    platform,
    routes: needs.routes,
    refusals: needs.refusals ? [needs.refusals] : [],
    identify: async () => actor,
    renderPage: (_, head, content) => `<title>${head.title}</title>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });

/** What was answered, by who asked and the address; gathered in one transaction that is rolled back. */
const answers = new Map<string, { readonly status: number; readonly text: string }>();
const of = (path: string, as: 'owner' | 'public' = 'owner') => {
  const found = answers.get(`${as} ${path}`);
  if (!found) throw new Error(`${path} was not asked`);
  return found;
};
const json = <T,>(path: string, as?: 'owner' | 'public') => JSON.parse(of(path, as).text) as T;
const profile = (question: string, as?: 'owner' | 'public') =>
  json<ConditionProfile>(`/api/v1/conditions/${question}`, as) as ConditionProfile & { figures: Figure[] };
const figureOf = ({ figures }: { figures: Figure[] }, key: string): Figure => {
  const found = figures.find((one) => one.key === key);
  if (!found) throw new Error(`no figure ${key}`);
  return found;
};

const DIABETES = 'diabetes?area=04G&year=2014/15';
const AF = 'atrial-fibrillation?area=04G&year=2023/24';

/** Questions by chance, the same every time. */
const QUESTIONS = fc
  .sample(
    fc.record({
      condition: fc.constantFrom('diabetes', 'copd', 'atrial-fibrillation', 'hypertension', 'HF'),
      area: fc.constantFrom('04G', '03V', '06F', '13T', '10Q'),
      year: fc.constantFrom('2013/14', '2014/15', '2023/24'),
      beside: fc.constantFrom('england', 'region', 'similar', 'list'),
    }),
    { seed: 53, numRuns: 8 },
  )
  .map(
    ({ condition, ...query }) =>
      `${condition === 'hypertension' ? 'HYP' : condition}?${new URLSearchParams({ ...query, list: '04F,04E' })}`,
  );

const ASKED = [
  `/api/v1/conditions/${DIABETES}`,
  `/api/v1/conditions/${AF}`,
  '/api/v1/conditions/diabetes?area=04G&year=2013/14',
  '/api/v1/conditions/diabetes?area=04G',
  '/api/v1/conditions/diabetes?area=04G&year=2014/15&beside=similar',
  '/api/v1/conditions/diabetes?area=13T&year=2013/14',
  '/api/v1/conditions/the-dropsy?area=04G',
  '/api/v1/conditions/copd?area=99Z',
  '/api/v1/conditions/copd?area=04G&year=long%20ago',
  '/api/v1/conditions/copd?area=04G&year=2019/20',
  '/api/v1/conditions/copd',
  '/population/conditions/copd',
  '/population/conditions/copd?area=04G&year=2019/20',
  '/population/conditions?area=04G&year=2014/15',
  '/population/conditions?area=04G&year=2014/15&q=diab',
  '/population/conditions?area=04G&year=2014/15&q=dropsy',
  '/population/conditions?area=04G&year=2019/20',
  '/population/conditions.csv?area=04G&year=2014/15',
  '/api/v1/conditions?area=04G&year=2014/15',
  '/api/v1/conditions?area=04G&year=2023/24',
  '/population/trusts',
  '/api/v1/own-trusts',
];

const PUBLIC = [`/api/v1/conditions/${AF}`, `/population/conditions/${AF}`, '/population/trusts'];

beforeAll(async () => {
  if (!haveShared) return;
  await store.rolledBack(async (trx) => {
    const platform: Platform = {
      ...testPlatform(store.relational(), { db: trx, facts: facts() }),
      group: async () => undefined,
    };
    await loadFiles(platform, [...CONDITION_FILES, 'data/workforce/gps_per_practice_sept_2017.csv']);
    // No published file loaded here has networks: five that are made up take the area's practices in turn.
    await sql`insert into organisation (code, name, kind, status, source)
      select 'U9999' || i, 'Invented Network ' || i, 'network', 'active', 'entered' from generate_series(0, 4) as i`.execute(
      trx,
    );
    await sql`insert into organisation_parent (child, kind, started, parent, basis, source)
      select child, 'network', '2019-07-01',
             'U9999' || (row_number() over (order by child) % 5), 'entered', 'entered'
      from (select distinct child from organisation_parent where kind = 'commissioner' and parent = '04G') as own`.execute(
      trx,
    );
    await chooseTrusts(trx, owner, new Date('2026-05-21T09:00:00Z'), ['RNS', 'RNQ']);
    const ask = async (path: string, as: 'owner' | 'public' = 'owner') => {
      const app = appOver(platform, as === 'owner' ? owner : publicActor);
      const answer = await app.request(path);
      answers.set(`${as} ${path}`, { status: answer.status, text: await answer.text() });
    };
    for (const path of ASKED) await ask(path);
    for (const path of PUBLIC) await ask(path, 'public');
    for (const question of [...QUESTIONS, DIABETES, AF]) {
      await ask(`/api/v1/conditions/${question}`);
      await ask(`/population/conditions/${question}`);
      for (const { href } of profile(question).figures) {
        await ask(href.replace('?', '.csv?'));
        await ask(href.replace('/population/figures/', '/api/v1/figures/'));
      }
    }
  });
}, 600_000);

describe.skipIf(!haveShared)('diabetes in 04G, from the published files', () => {
  it('has 31,925 on record of those of 17 and over against 42,142.6 expected of those of 16 and over', () => {
    const answer = profile(DIABETES);
    expect(answer.keyFigures.map(({ value }) => value)).toEqual([
      31925,
      expect.closeTo(42142.6, 1),
      expect.any(Number),
      expect.any(Number),
    ]);
    const [first = ''] = answer.reading;
    expect(first).toContain('31,925 people with diabetes are on record in NHS Nene CCG, 76% of the 42,143');
    expect(first).toContain('the register counts people of 17 and over, the model people of 16 and over');
    expect(answer.notes[0]).toContain(
      'The register counts people of 17 and over, the model people of 16 and over',
    );
    expect(JSON.stringify(answer)).not.toMatch(/missed patients/i);
  });

  it('is the newest year that has the register, unless another is asked for', () => {
    expect(profile('diabetes?area=04G')).toMatchObject({ year: '2014/15', years: ['2014/15', '2013/14'] });
    const before = profile('diabetes?area=04G&year=2013/14');
    expect(before.keyFigures[0]).toMatchObject({ value: 31041 });
    expect(before.day).toBe('2014-03-31');
  });

  it('stands beside England of the same file, its region of that day, and ten areas like it', () => {
    const rows = figureOf(profile(DIABETES), 'comparison').table.rows;
    expect(rows.slice(0, 4).map(([name]) => name)).toEqual([
      'NHS Nene CCG',
      'England',
      'Midlands and East of England',
      '10 areas like it',
    ]);
    expect(rows[0]?.slice(2)).toEqual([
      expect.closeTo((100 * 31925) / 519293.995, 6),
      expect.any(Number),
      expect.any(Number),
      31925,
      expect.closeTo(519293.995, 3),
    ]);
    const similar = profile('diabetes?area=04G&year=2014/15&beside=similar');
    expect(similar.comparators.find(({ kind }) => kind === 'similar')?.codes).toHaveLength(10);
    expect(similar.comparators.find(({ kind }) => kind === 'similar')?.how).toContain('deprivation');
  });

  it('counts England of 2013/14 once, where a workbook looks back on a merger that the csv had before it', () => {
    // 13T stands for 00F, 00G and 00H, which the csv of the year still has.
    const merged = profile('diabetes?area=13T&year=2013/14');
    const nene = profile('diabetes?area=04G&year=2013/14');
    const england = (answer: { figures: Figure[] }) => figureOf(answer, 'comparison').table.rows[1];
    expect(england(merged)).toEqual(england(nene));
    expect(england(nene)?.[6]).toBeLessThan(46_000_000);
  });

  it('withholds weeks in which one to four wait, and tells the total and those over 18 weeks', () => {
    const waits = figureOf(profile(DIABETES), 'waits');
    expect(waits.title).toBe('18 of 778 people have waited over 18 weeks for general medicine');
    const weeks = waits.table.rows.map(([, people = null]) => (people === null ? null : Number(people)));
    expect(weeks.filter((people) => people !== null && people > 0 && people < 5)).toEqual([]);
    expect(weeks.filter((people) => people === null)).toHaveLength(waits.withheld);
    expect(waits.withheld).toBeGreaterThan(1);
  });

  it('tells how many GPs there are for its people, with the month of the count', () => {
    const { workforce } = profile(DIABETES);
    expect(workforce).toMatchObject({ gps: 384, people: 641850, month: 'June 2017' });
    expect(workforce?.perTenThousand).toBeCloseTo(
      (10_000 * (workforce?.gps ?? 0)) / (workforce?.people ?? 1),
      9,
    );
    expect(of(`/population/conditions/${DIABETES}`).text).toMatch(
      /\d\.\d GPs for each 10,000 people of NHS Nene CCG \(384 heads, June 2017; list of /,
    );
  });

  it('says what is not loaded, and where it is published', () => {
    const { missing } = profile(DIABETES);
    expect(missing.map(({ source }) => source)).toEqual(['qof-prevalence-practice-ages']);
    expect(missing[0]?.href).toContain('/imports/sources#qof-prevalence-practice');
  });
});

describe.skipIf(!haveShared)('registers of practices', () => {
  it('make a gradient with its slope, and a funnel that says who stands outside and how small is too small', () => {
    const answer = profile(AF);
    const gradient = figureOf(answer, 'gradient');
    expect(gradient.table.rows.slice(0, 5).map(([name]) => name)).toEqual([
      '1, most deprived',
      '2',
      '3',
      '4',
      '5, least deprived',
    ]);
    expect(gradient.reading).toMatch(
      /Slope index: [\d.]+ percentage points between the two ends \([\d.]+ to [\d.]+\)/,
    );
    const practices = figureOf(answer, 'practices');
    expect(practices.title).toMatch(
      /^\d of 62 practices record fewer people with atrial fibrillation than chance would explain/,
    );
    expect(practices.method).toContain('998 in 1,000');
    expect(answer.outside.length).toBeGreaterThan(0);
    expect(answer.join).toMatchObject({ both: 62, withoutRegistersCount: 7 });
  });

  it('add up to networks by name beside the area, and lead on to who there is to care', () => {
    const { table, title } = figureOf(profile(AF), 'networks');
    expect(title).toMatch(/^In (\d of|all) 5 networks/);
    const at = table.columns.indexOf('On the register');
    const [area, ...rest] = table.rows.map((row) => Number(row[at]));
    expect(table.rows.map(([name]) => name)).toEqual([
      'NHS Nene CCG',
      ...[0, 1, 2, 3, 4].map((i) => `Invented Network ${i}`),
    ]);
    expect(rest.reduce((sum, people) => sum + people, 0)).toBe(area);
    const page = parseHTML(of(`/population/conditions/${AF}`).text).document;
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/population/needs?area=04G&year=2023%2F24#part-workforce');
    expect(links).toContain('/population/not-seen?area=04G&year=2023%2F24');
  });

  it('are named to members and not to the public, in no order that would tell who is who', () => {
    const [member, anybody] = [profile(AF), profile(AF, 'public')];
    const named = figureOf(member, 'practices');
    expect(named.table.columns.slice(0, 2)).toEqual(['Code', 'Practice']);
    const codes = named.table.rows.map(([code]) => String(code));
    expect(codes.every((code) => /^[A-Z]\d{5}$/.test(code))).toBe(true);
    const unnamed = figureOf(anybody, 'practices');
    expect(unnamed.title).toBe(named.title);
    const whole = `${JSON.stringify(anybody)}${of(`/population/conditions/${AF}`, 'public').text}`;
    for (const code of codes) expect(whole).not.toContain(code);
    const sizes = unnamed.table.rows.map((row) =>
      Number(row[unnamed.table.columns.findIndex((c) => /on the list/.test(c))]),
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(anybody.join?.withoutRegisters).toBeNull();
    expect(anybody.outside.every(({ code, name }) => code === null && name === null)).toBe(true);
  });
});

describe.skipIf(!haveShared)('a question that cannot be answered', () => {
  it('names the conditions that are known', () => {
    const { status, text } = of('/api/v1/conditions/the-dropsy?area=04G');
    expect(status).toBe(404);
    expect(text).toContain('We know no condition “the-dropsy”');
    expect(text).toContain('copd');
  });

  it('names an area that no file knows, a year that is none, and asks which area', () => {
    expect(of('/api/v1/conditions/copd?area=99Z')).toMatchObject({ status: 404 });
    expect(of('/api/v1/conditions/copd?area=99Z').text).toContain('99Z');
    expect(of('/api/v1/conditions/copd?area=04G&year=long%20ago')).toMatchObject({ status: 422 });
    expect(of('/api/v1/conditions/copd')).toMatchObject({ status: 422 });
    expect(of('/population/conditions/copd')).toMatchObject({ status: 200 });
    expect(of('/population/conditions/copd').text).toContain('Which area?');
  });

  it('of a year without registers is an empty page that says which years are loaded and what to load', () => {
    const answer = profile('copd?area=04G&year=2019/20');
    expect(answer).toMatchObject({ year: '2019/20', years: ['2014/15', '2013/14'] });
    expect(answer.figures.map(({ key }) => key)).not.toContain('comparison');
    const page = of('/population/conditions/copd?area=04G&year=2019/20').text;
    expect(page).toContain('registers of the Quality and Outcomes Framework');
    expect(of('/population/conditions?area=04G&year=2019/20').text).toContain(
      'No register of NHS Nene CCG is loaded',
    );
  });
});

describe.skipIf(!haveShared)('the list of conditions', () => {
  const list = (year: string) => json<ConditionList>(`/api/v1/conditions?area=04G&year=${year}`);

  it('has every register of a condition by name, with what the page of each says', () => {
    const { conditions } = list('2014/15');
    const names = conditions.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(names).not.toContain('Smoking');
    const diabetes = conditions.find(({ slug }) => slug === 'diabetes');
    expect(diabetes).toMatchObject({ people: 31925, ages: '17+' });
    expect(diabetes?.expected).toBeCloseTo(42142.6, 1);
    expect(diabetes?.beside).toBeCloseTo(
      Number(figureOf(profile(DIABETES), 'comparison').table.rows[1]?.[2]),
      9,
    );
  });

  it('adds up practices where no file has the area', () => {
    const af = list('2023/24').conditions.find(({ slug }) => slug === 'atrial-fibrillation');
    expect(af?.people).toBe(profile(AF).keyFigures[0]?.value);
  });

  it('is searched, and says when nothing is called so', () => {
    expect(of('/population/conditions?area=04G&year=2014/15&q=diab').text).toContain(
      '/population/conditions/diabetes?',
    );
    expect(of('/population/conditions?area=04G&year=2014/15&q=diab').text).not.toContain(
      '/population/conditions/copd?',
    );
    expect(of('/population/conditions?area=04G&year=2014/15&q=dropsy').text).toContain(
      'No condition here is called',
    );
  });

  it('is the same as CSV', () => {
    const { conditions } = list('2014/15');
    const [, ...lines] = of('/population/conditions.csv?area=04G&year=2014/15').text.trim().split('\r\n');
    expect(lines).toHaveLength(conditions.length);
    for (const [i, one] of conditions.entries())
      expect(lines[i]).toContain(`,${one.register},${one.people},${one.of},`);
  });
});

describe.skipIf(!haveShared)('the group’s own trusts', () => {
  it('are offered to those who may name them, with the chosen first, and only told to others', () => {
    expect(json<{ own: { code: string }[] }>('/api/v1/own-trusts').own.map(({ code }) => code)).toEqual([
      'RNQ',
      'RNS',
    ]);
    expect(of('/population/trusts').text).toContain('Save');
    expect(of('/population/trusts', 'public').text).not.toContain('Save');
    expect(of('/population/trusts', 'public').text).toContain('RNS');
  });
});

/** A number as the page shows it, or its words. */
const numberIn = (text: string): number | string => {
  const plain = text.replaceAll(',', '').replace('−', '-').trim();
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text.trim();
};

const cellsOfPage = (html: string, id: string): string[][] => {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const figure = document.getElementById(id);
  const table = figure?.querySelector('table');
  if (!table) throw new Error(`no table in ${id}`);
  return [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
  );
};

const csvRows = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...`,${line}`.matchAll(/,("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );

describe.skipIf(!haveShared)('every figure of a condition', () => {
  it('has the same numbers on the page, in its download and in the API, whatever is asked', () => {
    let compared = 0;
    for (const question of [...QUESTIONS, DIABETES, AF]) {
      const answer = profile(question);
      const page = of(`/population/conditions/${question}`).text;
      for (const figure of answer.figures) {
        const single = json<Figure>(figure.href.replace('/population/figures/', '/api/v1/figures/'));
        expect(single, `${question} ${figure.key}`).toEqual(figure);
        const { table } = figure;
        const [head, ...rows] = csvRows(of(figure.href.replace('?', '.csv?')).text);
        expect(head).toEqual([...table.columns]);
        const shown = cellsOfPage(page, `conditions-${figure.key}`);
        expect(shown).toHaveLength(table.rows.length);
        for (const [i, row] of table.rows.entries())
          for (const [j, cell] of row.entries()) {
            expect(rows[i]?.[j], `${question} ${figure.key} ${i} ${j}`).toBe(
              cell === null ? table.gap : String(cell),
            );
            const text = shown[i]?.[j] ?? '';
            if (typeof cell === 'number') expect(numberIn(text)).toBeCloseTo(cell, 1);
            else if (cell !== null) expect(text).toBe(parseDate(cell) ? longDate(cell) : cell);
            else expect(text).toBe(table.gap);
            compared += 1;
          }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('tells its method, its files and whom it is about', () => {
    for (const question of QUESTIONS)
      for (const figure of profile(question).figures) {
        expect(figure.method.length, figure.key).toBeGreaterThan(40);
        expect(figure.files.length, figure.key).toBeGreaterThan(0);
        expect(figure.where).not.toBe('');
        expect(figure.period).not.toBe('');
      }
  });

  it('is told at the terminal by its finding', () => {
    const answer = profile(AF);
    const text = conditionCommand.kind === 'use' ? conditionCommand.text(answer) : '';
    for (const { title } of answer.figures) expect(text).toContain(title);
  });
});
