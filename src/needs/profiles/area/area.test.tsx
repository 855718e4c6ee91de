import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { peopleSources } from '../../../people/index.ts';
import type { Actor } from '../../../platform/actor.ts';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { createServerApp } from '../../../platform/http/server-app.ts';
import { importContextOf } from '../../../platform/imports/context.ts';
import { importFile } from '../../../platform/imports/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { testPlatform } from '../../../platform/test-platform.ts';
import { valueOrThrow } from '../../../shared/result.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import type { Figure } from '../../figures/figure.ts';
import { needsSources } from '../../imports/sources.ts';
import { needs } from '../../index.ts';
import type { PlainProfile } from '../../plain/answers.ts';
import type { NotSeen } from '../../unseen/answers.ts';
import type { NeedsProfile } from './answers.ts';
import { needsProfileCommand } from './uses.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });
const store = testStore();
const { facts } = testFacts();

const FILES = [
  'data/organisations/eccg_2016-02.csv',
  'data/organisations/epraccur_2016-02.csv',
  'data/list-size/Patient_List_Size_2014_01-03.csv',
  'data/list-size/Patient_List_Size_2015_01-03.csv',
  'data/qof/qof-1415-ccg-all.xlsx',
  'data/qof/heec_qof_cvd_2324_practice.csv',
  'data/expected-prevalence/dm_data.csv',
  'data/deprivation/fingertips_93553_imd_2010_2015_2019_by_practice.csv',
  'data/deprivation/IMD_CCG_2015.xlsx',
  'data/waiting-times/Incomplete-Commissioner-Mar15-revised-XLS-2357K.csv',
  'data/workforce/gps_per_practice_sept_2017.csv',
  'data/gp-payments/nhspaymentsgp-14-15.csv',
];

const member: Actor = {
  kind: 'person',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Somebody',
  standing: 'Locum GP',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
};

const appOver = (platform: Platform, actor: Actor) =>
  createServerApp({
    platform,
    routes: needs.routes,
    refusals: needs.refusals ? [needs.refusals] : [],
    identify: async () => actor,
    renderPage: (_, head, content) => `<title>${head.title}</title>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });

/** What pages, JSON and files say, gathered over one copy of the files. */
const said = { text: new Map<string, string>(), status: new Map<string, number>() };
const json = <A,>(as: string): A => JSON.parse(said.text.get(as) ?? 'null') as A;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const Q = '?area=04G&year=2014/15';

beforeAll(async () => {
  if (!haveShared) return;
  await store.rolledBack(async (db) => {
    const platform: Platform = {
      ...testPlatform(store.relational(), { db, facts: facts() }),
      group: async () => undefined,
    };
    platform.registries.sources.add('test-people', () => peopleSources);
    platform.registries.sources.add('test-needs', () => needsSources);
    const load = async (file: string) =>
      valueOrThrow(
        await importFile(importContextOf(platform), {
          path: sharedFile(file),
          name: file.split('/').at(-1) ?? '',
          who: { kind: 'system' },
        }),
      );
    const [asMember, asPublic] = [appOver(platform, member), appOver(platform, { kind: 'public' })];
    const ask = async (app: typeof asMember, path: string, as: string) => {
      const response = await app.request(path);
      said.status.set(as, response.status);
      said.text.set(as, await response.text());
    };
    await ask(asPublic, '/population/needs', 'nothing said');
    for (const file of FILES) await load(file);
    await ask(asMember, `/api/v1/needs${Q}`, 'needs');
    await ask(asPublic, `/api/v1/needs${Q}`, 'needs, public');
    await ask(asMember, `/population/needs${Q}`, 'page');
    await ask(asPublic, `/population/needs${Q}`, 'page, public');
    await ask(asMember, '/api/v1/needs?area=04G', 'no year');
    await ask(asMember, '/api/v1/needs?area=04G&year=2023/24', 'needs, 2023/24');
    await ask(asMember, '/api/v1/needs?area=nowhere', 'unknown area');
    await ask(asMember, '/api/v1/needs?area=04G&year=soon', 'unknown year');
    await ask(asMember, `/api/v1/not-seen${Q}`, 'not seen');
    await ask(asMember, `/population/not-seen${Q}`, 'not seen, page');
    await ask(asPublic, `/api/v1/plain${Q}`, 'plain');
    await ask(asMember, `/api/v1/plain${Q}`, 'plain, member');
    await ask(asPublic, `/population/plain${Q}`, 'plain, page');
    await ask(asPublic, `/population/plain/diabetes${Q}`, 'plain diabetes, page');
    await ask(asPublic, '/population/plain/dropsy?area=04G', 'plain, unknown');
    for (const { href } of json<NeedsProfile>('needs').figures) {
      const url = new URL(href, 'http://x');
      await ask(
        asMember,
        `/api/v1/figures/${url.pathname.replace('/population/figures/', '')}${url.search}`,
        `json ${href}`,
      );
      await ask(asMember, `${url.pathname}.csv${url.search}`, `csv ${href}`);
      await ask(asMember, `${url.pathname}.svg${url.search}`, `svg ${href}`);
    }
    // The same question again after a further load: nothing stale may be answered.
    await load('data/waiting-times/Incomplete-Commissioner-Dec14-revised-XLS-2357K.csv');
    await load('data/list-size/Patient_List_Size_2016_01-03.csv');
    await ask(asMember, `/api/v1/needs?area=04G&year=2015/16`, 'needs, 2015/16');
  });
});

const figureOf = (as: string, key: string): Figure => {
  const found = json<NeedsProfile>(as).figures.find((one) => one.key === key);
  if (!found) throw new Error(`no figure ${key}`);
  return found;
};

describe.skipIf(!haveShared)('the needs profile of 04G on the published files', () => {
  it('asks which area, when nobody has said', () => {
    expect(said.status.get('nothing said')).toBe(200);
    expect(said.text.get('nothing said')).toContain('Which area?');
  });

  it('is of 2014/15 unless another year is asked for, and refuses what is no area and no year', () => {
    expect(json<NeedsProfile>('no year').year).toBe('2014/15');
    expect(json<NeedsProfile>('needs').years).toEqual(['2023/24', '2014/15', '2013/14']);
    expect(said.status.get('unknown area')).toBe(404);
    expect(said.status.get('unknown year')).toBe(422);
  });

  it('tells its people, their change and its practices as they were on 31 March 2015', () => {
    const answer = json<NeedsProfile>('needs');
    expect(answer).toMatchObject({
      name: 'NHS Nene CCG',
      day: '2015-03-31',
      practices: 69,
      membership: 'register',
    });
    expect(answer.parts[0]?.sentences[0]).toBe(
      '652,469 people are registered with 69 practices, 1.4% more than a year before; 16.6% of them are 65 or over.',
    );
    expect(answer.parts[0]?.sentences[1]).toBe(
      'Since 1 January 2014 no practice has joined, left or merged.',
    );
  });

  it('adds up the week bins of March 2015 to 23,537 waiting, half under 6.0 weeks', () => {
    const waits = figureOf('needs', 'waits');
    expect(waits.title).toBe('1,707 of 23,537 people have waited over 18 weeks');
    expect(waits.picture).toMatchObject({ kind: 'waits', data: { median: 6, p95: 20.2 } });
    const counts = waits.table.rows.map((row) => row[1]);
    expect(counts.some((count) => typeof count === 'number' && count > 0 && count < 5)).toBe(false);
    expect(waits.withheld).toBe(counts.filter((count) => count === null).length);
  });

  it('holds diabetes against the model: 31,925 recorded of 42,142.6 expected', () => {
    const diabetes = json<NeedsProfile>('needs').conditions.find(({ slug }) => slug === 'diabetes');
    expect(diabetes).toMatchObject({ people: 31_925, ages: '17+', expectedAges: '16+' });
    expect(diabetes?.expected).toBeCloseTo(42_142.6, 1);
    expect(said.text.get('page')).toContain('/population/conditions/diabetes?area=04G&amp;year=2014%2F15');
  });

  it('puts its practices in fifths of the country, the scores of 2015 in force', () => {
    const { table, period } = figureOf('needs', 'deprivation');
    expect(period).toContain('Indices of 2015');
    const shares = table.rows.slice(0, 5).map((row) => Number(row[1]));
    expect(shares[0]).toBeCloseTo(2.67, 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
  });

  it('gives money in pounds for each weighted person with the drugs of dispensing practices left out', () => {
    expect(figureOf('needs', 'money').reading).toContain(
      '£133.08 for each weighted person in the whole area',
    );
    const lines = figureOf('needs', 'money-lines').table;
    expect(JSON.stringify(lines)).not.toContain('Reimbursement of Drugs');
  });

  it('says once what is not loaded and what to load, and draws no empty chart', () => {
    const { missing, figures } = json<NeedsProfile>('needs');
    expect(missing.map(({ what }) => what)).toContain('smoking, weight, drinking and other risks to health');
    expect(new Set(missing.map(({ what }) => what)).size).toBe(missing.length);
    expect(missing.every(({ href, text }) => href.startsWith('/') && text !== '')).toBe(true);
    for (const { table, key } of figures) expect([key, table.rows.length > 0]).toEqual([key, true]);
    expect(said.text.get('page')).toContain('load “Fingertips: public health indicators”');
  });

  it('shows needs by deprivation where practices have registers: six of 2023/24', () => {
    const gradients = figureOf('needs, 2023/24', 'gradients');
    expect(gradients.table.rows.map(([name]) => name)).toEqual([
      'As much at both ends',
      'Atrial fibrillation',
      'Coronary heart disease',
      'Heart failure',
      'High blood pressure',
      'Peripheral arterial disease',
      'Stroke',
    ]);
    // The line that conditions are read against has no ends of its own: nothing of it is withheld.
    expect(gradients.table.rows[0]?.slice(-2)).toEqual(['', '']);
    expect(gradients.reading).toContain('Each condition’s page has all five fifths and its slope index.');
  });

  it('names practices to members and to nobody else', () => {
    const named = json<NeedsProfile>('needs');
    expect(named.practiceList).toHaveLength(69);
    expect(said.text.get('page')).toContain('K83003');
    expect(json<NeedsProfile>('needs, public').practiceList).toEqual([]);
    for (const as of ['page, public', 'needs, public', 'plain, page', 'plain diabetes, page'])
      expect([as, /K83\d{3}/.test(said.text.get(as) ?? '')]).toEqual([as, false]);
  });

  it('has one number for each figure: page, JSON, figure by itself and CSV are the same', () => {
    const { figures } = json<NeedsProfile>('needs');
    expect(figures.length).toBeGreaterThan(9);
    for (const figure of figures) {
      expect(json<Figure>(`json ${figure.href}`)).toEqual(figure);
      const [head = '', ...rows] = (said.text.get(`csv ${figure.href}`) ?? '').trimEnd().split('\r\n');
      expect(head.startsWith(figure.table.columns[0] ?? '?')).toBe(true);
      expect(rows).toHaveLength(figure.table.rows.length);
      const numbers = figure.table.rows.flat().filter((cell) => typeof cell === 'number');
      for (const number of numbers) expect(rows.join('\n')).toContain(String(number));
      expect(said.text.get(`svg ${figure.href}`)).toMatch(/^<svg/);
      // Indicators stand in a table whose names lead to them; every other figure stands on the page itself.
      expect(said.text.get('page')).toContain(escaped(figure.title));
    }
  });

  it('is told in the terminal in the same words', () => {
    const answer = json<NeedsProfile>('needs');
    const text = needsProfileCommand.kind === 'use' ? needsProfileCommand.text(answer) : '';
    for (const sentence of answer.reading) expect(text).toContain(sentence);
    for (const { title } of answer.figures) expect(text).toContain(title);
  });

  it('is made anew once a further file is loaded', () => {
    expect(json<NeedsProfile>('needs, 2015/16').parts[0]?.sentences[0]).toMatch(/^662,888 people/);
    expect(json<NeedsProfile>('needs, 2015/16').years).toContain('2015/16');
  });
});

describe.skipIf(!haveShared)('who is not seen, and the public’s page, on the published files', () => {
  it('name what would be needed where it is not loaded', () => {
    const answer = json<NotSeen>('not seen');
    expect(answer.figures).toEqual([]);
    expect(answer.missing.map(({ what }) => what).join(' ')).toMatch(
      /screening and vaccination.*several conditions/,
    );
    expect(said.text.get('not seen, page')).toContain('That does not mean that there are none.');
  });

  it('say the same to everybody, with the numbers of the figures', () => {
    expect(said.text.get('plain')).toBe(said.text.get('plain, member'));
    const plain = json<PlainProfile>('plain');
    const profile = json<NeedsProfile>('needs, public');
    expect(plain.conditions.length).toBe(profile.conditions.length);
    for (const one of plain.conditions)
      expect(one.percent).toBe(profile.conditions.find(({ slug }) => slug === one.slug)?.recorded);
    const sentences = plain.sections.flatMap((section) => section.sentences);
    expect(sentences.map(({ text }) => text)).toContain('23,537 people wait for hospital care.');
    expect(sentences.map(({ text }) => text)).toContain('Half of them have waited less than 6 weeks.');
    for (const { figure } of sentences)
      expect(profile.figures.some(({ href }) => href === figure)).toBe(true);
  });

  it('say that small numbers are left out, and how many', () => {
    expect(json<PlainProfile>('plain').withheld).toBeGreaterThan(0);
    expect(said.text.get('plain, page')).toContain('They could tell you who a person is.');
    expect(said.text.get('plain, page')).toMatch(/Here we left out \d+ numbers/);
  });

  it('tell one condition: 1 in 16 adults, 76 of every hundred expected, and refuse one that nobody knows', () => {
    const page = said.text.get('plain diabetes, page') ?? '';
    expect(page).toContain('1 in 16 adults here has diabetes.');
    expect(page).toContain('Doctors know of 76 in every 100.');
    expect(said.status.get('plain, unknown')).toBe(404);
  });
});
