import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needs } from '../../needs/index.ts';
import { people } from '../../people/index.ts';
import { type Actor, publicActor } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import type { Platform } from '../../platform/platform.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { COPD_FIGURE } from '../needs/told/gaps.ts';
import { inventPlace } from '../place/place.ts';
import { loadPlace } from './load.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });
const store = testStore();
const { facts } = testFacts();

const lead: Actor = {
  kind: 'person',
  id: '00000000-0000-8000-a000-000000000001',
  name: 'Somebody',
  standing: 'Clinical lead',
  roles: [{ role: 'clinical-lead', organisation: 'Z1V' }],
  secondFactor: 'given',
  via: 'session',
};

const ASKED = {
  copd: '/api/v1/conditions/copd',
  copd2425: '/api/v1/conditions/copd?year=2024/25',
  copd2324: '/api/v1/conditions/copd?year=2023/24',
  fibrillation: '/api/v1/conditions/atrial-fibrillation',
  failure: '/api/v1/conditions/heart-failure',
  notSeen: '/api/v1/not-seen',
  needs: '/api/v1/needs',
  voices: '/api/v1/voices-about/copd',
  gaps: '/api/v1/gaps',
  replies: `/api/v1/figure-replies?figure=${encodeURIComponent(COPD_FIGURE)}`,
  trusts: '/api/v1/own-trusts',
} as const;
const PAGES = {
  copd: '/population/conditions/copd',
  failure: '/population/conditions/heart-failure',
  fibrillation: '/population/conditions/atrial-fibrillation',
} as const;

type Figure = {
  readonly key: string;
  readonly title: string;
  readonly reading: string;
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  };
};
type Answer = {
  readonly reading: readonly string[];
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
  readonly outside: readonly { readonly code: string | null; readonly name: string | null }[];
};

/** What the pages and the JSON say, gathered over one copy of the place. */
const said = {
  json: new Map<string, unknown>(),
  pages: new Map<string, string>(),
  publicPages: new Map<string, string>(),
};
const answer = (of: keyof typeof ASKED): Answer => said.json.get(of) as Answer;
const figure = (of: keyof typeof ASKED, key: string): Figure => {
  const found = answer(of).figures.find((one) => one.key === key);
  if (!found) throw new Error(`no figure ${key} among ${answer(of).figures.map((one) => one.key)}`);
  return found;
};
const column = ({ table }: Figure, name: RegExp): (string | number | null)[] => {
  const at = table.columns.findIndex((one) => name.test(one));
  if (at < 0) throw new Error(`no column ${name} among ${table.columns}`);
  return table.rows.map((row) => row[at] ?? null);
};

const appOver = (platform: Platform, actor: Actor) =>
  createServerApp({
    platform,
    routes: needs.routes,
    refusals: needs.refusals ? [needs.refusals] : [],
    identify: async () => actor,
    renderPage: (_, head, content) => `<title>${head.title}</title>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title>`,
  });

const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

beforeAll(() =>
  store.rolledBack(async (db) => {
    const platform: Platform = {
      ...testPlatform(store.relational(), { db, facts: facts() }),
      group: async () => ({
        area: 'Z1V',
        name: 'Ironstone Vale',
        kind: 'Clinical Commissioning Group',
        invented: true,
      }),
    };
    people.register?.(platform);
    needs.register?.(platform);
    await loadPlace(platform, inventPlace(), () => undefined);
    const [asMember, asPublic] = [appOver(platform, lead), appOver(platform, publicActor)];
    for (const [name, path] of Object.entries(ASKED)) {
      const response = await asMember.request(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      said.json.set(name, await response.json());
    }
    for (const [name, path] of Object.entries(PAGES)) {
      said.pages.set(name, words(await (await asMember.request(path)).text()));
      said.publicPages.set(name, words(await (await asPublic.request(path)).text()));
    }
  }),
);

describe('what is planted in the needs of the invented place is found through the pages', () => {
  it('COPD is under-recorded most in the most deprived fifth: 64% of expected, 91% in the least', () => {
    expect(answer('copd').reading[0]).toContain(
      '64% of the number expected in the most deprived fifth, 91% in the least',
    );
    const gradient = figure('copd', 'gradient');
    expect(column(gradient, /^On the register$/).reduce((sum: number, one) => sum + Number(one), 0)).toBe(
      13_369,
    );
    expect(
      Math.round(column(gradient, /^Expected$/).reduce((sum: number, one) => sum + Number(one), 0)),
    ).toBe(17_058);
    expect(said.pages.get('copd')).toContain('64% of the number expected');
  });

  it('three of 68 practices stand outside for COPD, named to members and not to the public', () => {
    expect(figure('copd', 'practices').title).toBe(
      '3 of 68 practices record fewer people with COPD than chance would explain',
    );
    expect(
      answer('copd')
        .outside.map(({ code }) => code)
        .sort(),
    ).toEqual(['Z00018', 'Z00054', 'Z00067']);
    expect(said.pages.get('copd')).toContain('Kiln Row');
    expect(said.publicPages.get('copd')).toContain('3 of 68 practices');
    expect(said.publicPages.get('copd')).not.toContain('Kiln Row');
  });

  it('Weighbridge’s register halves in 2023/24 and is back the year after, which the page calls a likely data error', () => {
    expect(answer('copd2324').outside.map(({ code }) => code)).toContain('Z00026');
    expect(answer('copd2425').outside.map(({ code }) => code)).not.toContain('Z00026');
    expect(answer('copd2425').outside.map(({ code }) => code)).not.toContain('Z00018');
    expect(answer('copd').notes.join(' ')).toMatch(/Weighbridge Practice fell .* it may be a data error/);
  });

  it('waits for an echocardiogram double, and those for the heart clinic', () => {
    expect(figure('failure', 'series-99000012').title).toContain(
      'from 5.9 in April 2022 to 12.8 in March 2026',
    );
    const medians = column(figure('failure', 'waits-over-time'), /median|weeks|value/i).map(Number);
    expect(medians).toHaveLength(48);
    const start = medians.slice(0, 12).reduce((sum, weeks) => sum + weeks, 0) / 12;
    expect((medians.at(-1) ?? 0) / start).toBeGreaterThan(1.8);
    expect(figure('failure', 'waits-over-time').title).toContain('longer than its usual swing explains');
    expect(said.pages.get('failure')).toContain('echocardiogram');
  });

  it('atrial fibrillation is recorded ever better', () => {
    expect(figure('fibrillation', 'trend').title).toMatch(/has risen from 1\.79% to 2\.32%/);
    expect(said.pages.get('fibrillation')).toContain('has risen');
  });

  it('emergency admissions for COPD are far more common where people are poorer, and rose last winter', () => {
    expect(figure('copd', 'use-99000001').title).toContain('350 per 100,000 in the most deprived fifth');
    const signals = column(figure('copd', 'series-99000011'), /signal|flag|note|said/i).slice(-12);
    expect(signals.filter((signal) => /upper limit/.test(String(signal))).length).toBeGreaterThanOrEqual(4);
  });

  it('breathing tests have all but stopped in the most deprived fifth, on either page', () => {
    for (const [page, key] of [
      ['copd', 'use-99000010'],
      ['needs', 'use-99000010-fifths'],
    ] as const)
      expect(figure(page, key).title).toMatch(/4\.8 per 1,000 in the most deprived fifth/);
  });

  it('fewer come to screening and appointments where people are poorer; need and use part in three networks', () => {
    expect(figure('notSeen', 'uptake-99000003-fifths').title).toMatch(/63\.\d% in the most deprived fifth/);
    expect(figure('notSeen', 'uptake-99000007-fifths').title).toMatch(/11\.\d% in the most deprived fifth/);
    expect(figure('notSeen', 'need-and-use').title).toContain('Furnace and Forge network');
  });

  it('voices tell who was heard and who was not, gaps keep their figures, practices have replied', () => {
    expect(said.json.get('voices')).toMatchObject({ heard: { people: 41, with: 29 } });
    expect(JSON.stringify(said.json.get('voices'))).toContain('night-shift workers');
    const { gaps } = said.json.get('gaps') as { gaps: { statement: string }[] };
    expect(gaps.map(({ statement }) => statement).sort()).toEqual([
      'Breathing tests stopped in nine practices of the poorest fifth',
      'Half of those who wait for a heart scan wait over twelve weeks',
      'Rehabilitation for breathing is offered in the morning only',
    ]);
    expect(said.json.get('replies')).toMatchObject({
      counts: { outside: 3, asked: 1, replied: 2, errors: 1 },
    });
    const { own } = said.json.get('trusts') as { own: { code: string }[] };
    expect(own.map(({ code }) => code).sort()).toEqual(['ZR1', 'ZR2', 'ZR4']);
  });
});
