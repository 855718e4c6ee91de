import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { testBrowser } from '../platform/http/test-browser.ts';
import type { ObjectRef } from '../platform/registries.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { threadPlace } from '../platform/thread/thread.ts';
import { ThreadStrip } from '../ui/index.ts';
import { threadCommands } from './commands.ts';
import { threadRoutes } from './routes.tsx';
import { thread } from './use.ts';

const store = testStore();

const FIGURE = { kind: 'figure', id: 'conditions/copd/gradient' };
const GAP = { kind: 'gap', id: 'GAP-2026-001' };
const IDEA = { kind: 'idea', id: 'ISV-2026-014' };
const SECRET = { kind: 'idea', id: 'ISV-2026-015' };

const NAMES: Readonly<Record<string, string>> = {
  [FIGURE.id]: 'The poorer the place, the wider the difference',
  [GAP.id]: 'GAP-2026-001: Breathing tests stopped',
  [IDEA.id]: 'ISV-2026-014: A van that goes round <villages>',
  [SECRET.id]: 'ISV-2026-015: Hidden',
};

/** A figure, its gap, and two ideas of it, one hidden from everybody. */
const house = () => {
  const platform = testPlatform(store.relational());
  const { registries } = platform;
  registries.stations.add('test', () => [
    { kind: 'idea', order: 3, name: 'Idea' },
    { kind: 'figure', order: 1, name: 'Figure' },
    { kind: 'gap', order: 2, name: 'Gap' },
    { kind: 'case', order: 5, name: 'Case' },
  ]);
  const edges: readonly (readonly [ObjectRef, ObjectRef])[] = [
    [FIGURE, GAP],
    [GAP, IDEA],
    [GAP, SECRET],
  ];
  const end = (ref: ObjectRef) => ({
    ...ref,
    label: NAMES[ref.id] ?? ref.id,
    href: `/at/${ref.id}`,
    date: '2026-05-21',
  });
  registries.links.add('test', async () => edges.map(([from, to]) => ({ from: end(from), to: end(to) })));
  registries.restrictions.add('test', async () => new Set([`idea:${SECRET.id}`]));
  const browser = testBrowser(platform, {
    routes: threadRoutes,
    refusals: [],
    actorOf: () => undefined,
    render: (content) => renderToStaticMarkup(content),
  });
  return { platform, ...browser() };
};

describe('the thread', () => {
  it('is the same from each of its objects, as page and JSON, without what is hidden', async () => {
    const { page, api } = house();
    for (const of of [FIGURE, GAP, IDEA]) {
      const { body } = await api('GET', `thread?of=${encodeURIComponent(`${of.kind}:${of.id}`)}`);
      expect(body.objects.map(({ id }: ObjectRef) => id).sort()).toEqual([GAP.id, IDEA.id, FIGURE.id].sort());
      expect(body.links).toHaveLength(2);
    }
    const { html } = await page('/thread/gap/GAP-2026-001');
    expect(html).toContain('<b>3 things</b>');
    expect(html).toContain('href="/at/ISV-2026-014"');
    expect(html).not.toContain('Hidden');
  });

  it('has one address: in the path, or in the query where an id has slashes', async () => {
    const { page } = house();
    expect((await page('/thread?of=gap:GAP-2026-001')).location).toBe('/thread/gap/GAP-2026-001');
    expect((await page(`/thread?of=figure:${encodeURIComponent(FIGURE.id)}`)).status).toBe(200);
  });

  it('is not found where it is hidden, was never there, or is of no kind that we know', async () => {
    const { page } = house();
    for (const path of ['/thread/idea/ISV-2026-015', '/thread/idea/ISV-2026-999', '/thread/moon/1'])
      expect((await page(path)).status).toBe(404);
    expect((await page('/thread?of=gap')).status).toBe(422);
    expect((await page('/thread')).html).toContain('its thread stands there');
  });

  it('is a picture with words for those who do not see it, and a list as a file', async () => {
    const { page } = house();
    const svg = (await page('/thread.svg?of=gap:GAP-2026-001')).html;
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('Gap: GAP-2026-001: Breathing tests stopped. Idea: ISV-2026-014: A van');
    expect(svg).toContain('&lt;villages&gt;');
    expect(svg).not.toMatch(/style=|<script/);
    const csv = (await page('/thread.csv?of=gap:GAP-2026-001')).html;
    expect(csv.trim().split('\n')).toHaveLength(4);
  });

  it('is a list at the terminal', async () => {
    const { platform } = house();
    const answer = await thread.run(platform, { kind: 'public' }, { of: 'gap:GAP-2026-001' });
    const [command] = threadCommands;
    expect(answer.ok && command?.kind === 'use' && command.text(answer.value)).toMatch(
      /Gap +GAP-2026-001: Breathing tests stopped \(here\) +2026-05-21 +conditions\/copd\/gradient/,
    );
  });
});

describe('the strip on the page of an object', () => {
  it('shows what is done, where we are and what is to come, each in words', async () => {
    const { platform } = house();
    const ask = { platform, actor: { kind: 'public' } as const };
    const place = await threadPlace(ask, GAP, { next: [{ name: 'Outcome', when: 'in a year' }] });
    if (!place) throw new Error('the gap stands on its thread');
    const html = renderToStaticMarkup(<ThreadStrip place={place} />);
    expect(html.match(/<li/g)).toHaveLength(5);
    expect(html).toMatch(/aria-current="step".*GAP-2026-001.*You are here/);
    expect(html).toMatch(/Idea<span class="cf-hidden"> \(as far as it has come\)/);
    expect(html).toMatch(/Case<span class="cf-hidden"> \(not yet\)/);
    expect(html).toMatch(/Outcome<span class="cf-hidden"> \(not yet\).*in a year/);
    expect(await threadPlace(ask, SECRET)).toBeUndefined();
  });
});
