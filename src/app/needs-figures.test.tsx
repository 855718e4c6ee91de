import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inventPlace, loadPlace } from '../demo/index.ts';
import { needs } from '../needs/index.ts';
import { people } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { testFacts } from '../platform/facts/test-facts.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import type { Platform } from '../platform/platform.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });
const store = testStore();
const { facts } = testFacts();

const member: Actor = {
  kind: 'person',
  id: '00000000-0000-8000-a000-000000000001',
  name: 'Somebody',
  standing: 'Locum GP',
  roles: [{ role: 'locum-gp', organisation: 'Z1V' }],
  secondFactor: 'not-asked',
  via: 'session',
};

type Cell = string | number | null;
type Figure = {
  readonly topic: string;
  readonly key: string;
  readonly href: string;
  readonly title: string;
  readonly withheld: number;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
};
type Answer = {
  readonly figures: readonly Figure[];
  readonly reading: readonly string[];
  readonly low: readonly { readonly name: string; readonly low: readonly string[] }[];
  readonly lowPractices: number;
  readonly missing: readonly { readonly what: string }[];
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

const YEARS = ['2025/26', '2023/24'];
const BESIDE = ['england', 'region', 'similar', 'list&list=Z2F,Z3B'];

/** Everything below looks at answers gathered over one copy of the place. */
const said = {
  answers: new Map<string, Answer>(),
  files: new Map<string, string>(),
  pages: new Map<string, string>(),
};

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
    const apps = { member: appOver(platform, member), public: appOver(platform, { kind: 'public' }) };
    const text = async (who: keyof typeof apps, path: string): Promise<string> => {
      const response = await apps[who].request(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.text();
    };
    const answer = async (who: keyof typeof apps, path: string) =>
      said.answers.set(`${who} ${path}`, JSON.parse(await text(who, `/api/v1/${path}`)));
    for (const who of ['member', 'public'] as const) {
      for (const year of YEARS) {
        await answer(who, `needs?year=${year}`);
        await answer(who, `not-seen?year=${year}`);
      }
      for (const beside of BESIDE) await answer(who, `needs?year=2025/26&beside=${beside}`);
      for (const path of ['needs', 'not-seen', 'plain', 'plain/copd'])
        said.pages.set(`${who} ${path}`, await text(who, `/population/${path}`));
    }
    for (const path of ['needs?year=2025/26', 'not-seen?year=2025/26'])
      for (const { href } of said.answers.get(`member ${path}`)?.figures ?? []) {
        const url = new URL(href, 'http://x');
        const own = url.pathname.replace('/population/', '');
        said.files.set(`json ${href}`, await text('member', `/api/v1/${own}${url.search}`));
        said.files.set(`csv ${href}`, await text('member', `${url.pathname}.csv${url.search}`));
        said.files.set(`public ${href}`, await text('public', `/api/v1/${own}${url.search}`));
      }
  }),
);

const get = (as: string): Answer => {
  const found = said.answers.get(as);
  if (!found) throw new Error(`nobody asked ${as}`);
  return found;
};

/** Columns that count people; `Numerator` counts people in all figures but those of appointments, far above five. */
const PEOPLE = /^(people|male|female|numerator|gps|on the register|counted)$/i;

describe('figures of need over the invented place', () => {
  it('are one number wherever they stand: on the page’s answer, by themselves and in their file', () => {
    const all = ['needs', 'not-seen'].flatMap((path) => get(`member ${path}?year=2025/26`).figures);
    expect(all.length).toBeGreaterThan(40);
    for (const figure of all) {
      expect(JSON.parse(said.files.get(`json ${figure.href}`) ?? '{}')).toEqual(figure);
      const rows = (said.files.get(`csv ${figure.href}`) ?? '').trimEnd().split('\r\n').slice(1);
      expect([figure.key, rows.length]).toEqual([figure.key, figure.table.rows.length]);
      for (const cell of figure.table.rows.flat())
        if (typeof cell === 'number') expect(rows.join('\n')).toContain(String(cell));
    }
  });

  it('show no one to four people to anybody, whatever is asked', () => {
    let looked = 0;
    for (const [as, { figures }] of said.answers)
      for (const { key, table } of figures)
        for (const [place, column] of table.columns.entries()) {
          if (!PEOPLE.test(column)) continue;
          for (const row of table.rows) {
            const cell = row[place];
            looked += 1;
            if (typeof cell === 'number') expect([as, key, cell > 0 && cell < 5]).toEqual([as, key, false]);
          }
        }
    expect(looked).toBeGreaterThan(3000);
  });

  it('name practices to members, and to the public nowhere: not in answers, figures or pages', () => {
    expect(get('member not-seen?year=2025/26').low.map(({ name }) => name)).toContain('Kiln Row Surgery');
    const open = [
      ...[...said.answers]
        .filter(([as]) => as.startsWith('public'))
        .map(([, answer]) => JSON.stringify(answer)),
      ...[...said.files].filter(([as]) => as.startsWith('public')).map(([, file]) => file),
      ...[...said.pages].filter(([as]) => as.startsWith('public')).map(([, page]) => page),
    ];
    // The group's own code begins alike; practices have five figures.
    for (const text of open) {
      expect(text).not.toMatch(/Z0\d{4}/);
      expect(text).not.toContain('Kiln Row Surgery');
    }
  });

  it('stand beside whom the reader chose', () => {
    const rows = (beside: string) =>
      get(`member needs?year=2025/26&beside=${beside}`)
        .figures.find(({ key }) => key === 'risk-99000002')
        ?.table.rows.map(([name]) => name) ?? [];
    expect(rows('england')).toEqual(['Ironstone Vale CCG', 'England']);
    expect(rows('list&list=Z2F,Z3B')).toHaveLength(4);
    expect(rows('similar')).toHaveLength(12);
  });

  it('are the same on the public’s page, for members as for everybody', () => {
    expect(said.pages.get('member plain')).toBe(said.pages.get('public plain'));
    expect(said.pages.get('member plain/copd')).toBe(said.pages.get('public plain/copd'));
    const plain = said.pages.get('public plain/copd') ?? '';
    for (const words of [
      '1 in 49 people here has a lung disease called COPD.',
      'Doctors know of 78 in every 100.',
      'In the poorest places they know of 64 in every 100.',
      'In the best-off places they know of 91 in every 100.',
    ])
      expect(plain).toContain(words);
  });
});

describe('who is not seen in the invented place', () => {
  it('is told in words: who stays away, who records low, where need and use part', () => {
    const { reading } = get('member not-seen?year=2025/26');
    expect(reading[0]).toContain('Fewer come where people are poorer');
    expect(reading[1]).toContain('records fewer people than expected in several conditions');
    expect(reading[2]).toContain('need stands high and use low');
  });

  it('counts for the public the practices that it does not name', () => {
    const [named, open] = [get('member not-seen?year=2025/26'), get('public not-seen?year=2025/26')];
    expect(open.low).toEqual([]);
    expect(open.lowPractices).toBe(named.low.length);
  });

  it('names those practices in the order of their names', () => {
    for (const year of YEARS) {
      const names = get(`member not-seen?year=${year}`).low.map(({ name }) => name);
      expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    }
  });
});
