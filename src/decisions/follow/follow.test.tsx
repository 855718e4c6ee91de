import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { type DecidedHouse, IDEA, inDecidedHouse, voteOnItem, WORDS } from '../decided/test-decided.tsx';
import { whyNotFollow } from './words-rules.ts';

const store = testStore();
const DEC = 'DEC-2026-001';
const inHouse = (work: (house: DecidedHouse) => Promise<void>, given: object = {}) =>
  inDecidedHouse(store, async (house) => {
    await voteOnItem(house);
    await house
      .as('officer')
      .api('POST', 'decisions', { meeting: 'MTG-2026-001', item: house.item, ...WORDS, ...given });
    house.clock.now = new Date('2026-11-12T10:00:00Z');
    await work(house);
  });

const CONTRACT = {
  kind: 'contract',
  on: '2026-07-17',
  title: 'One line, £92.00 a scan',
  words: 'The hospital scans for £92.00 each.',
};
const MEASURE = {
  kind: 'measure',
  on: '2026-10-31',
  title: 'Median wait for a scan',
  words: 'The wait has begun to fall.',
  expected: '6 weeks',
  measured: '10.4 weeks',
  verdict: 'too-early',
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('why what followed cannot be kept', () => {
  const days = { decidedOn: '2026-06-09', today: '2026-11-12' };
  it('is its day, or a result without what was expected or how they compare', () => {
    expect(whyNotFollow({ kind: 'contract', on: '2026-06-09' }, days)).toBeUndefined();
    expect(whyNotFollow({ kind: 'contract', on: '2026-06-08' }, days)?.kind).toBe('follow-day');
    expect(whyNotFollow({ kind: 'contract', on: '2026-11-13' }, days)?.kind).toBe('follow-day');
    expect(whyNotFollow({ kind: 'measure', on: '2026-11-12', measured: '1' }, days)).toEqual({
      kind: 'follow-needs',
      field: 'expected',
    });
    expect(whyNotFollow({ kind: 'review', on: '2026-11-12' }, days)).toEqual({
      kind: 'follow-needs',
      field: 'verdict',
    });
  });
});

describe('what followed a decision', () => {
  /** The headings of a decision in their order, as somebody hears them who jumps from one to the next. */
  const headings = async ({ as }: DecidedHouse) =>
    [...(await as().page(`/decisions/${DEC}`)).html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g)].map(
      ([, level, words = '']) => `${level} ${words.replaceAll(/<[^>]*>/g, '')}`,
    );

  it('has a heading once it is told, and nothing of a contract or a result has one before', () =>
    inHouse(async (house) => {
      const decision = ['1 GPs can book heart scans directly', '2 Why we said yes', '2 The condition'];
      const rest = [
        '2 What people said, and what it changed',
        '2 Who decided',
        '3 Who saw it otherwise',
        '3 Interests, and what was done about them',
        '2 Whose move',
        '2 How long it took',
        '2 The thread',
        '2 Who worked on it',
        '2 The record',
      ];
      expect(await headings(house)).toEqual([...decision, ...rest]);
      const tell = (given: object) => house.as('manager').api('POST', `decisions/${DEC}/follow`, given);
      await tell(CONTRACT);
      const contract = '3 A contract began: One line, £92.00 a scan';
      expect(await headings(house)).toEqual([...decision, '2 What followed', contract, ...rest]);
      await tell(MEASURE);
      const measure = '3 First figures: Median wait for a scan';
      expect(await headings(house)).toEqual([...decision, '2 Is it working?', contract, measure, ...rest]);
    }));

  it('is told by its leads, stands on the page and the thread, and reaches the raiser first', () =>
    inHouse(async ({ as, news, platform, actor }) => {
      const path = `/decisions/${DEC}/follow/contract`;
      const form = await as('manager').page(path);
      expect(form.html).toContain('What is the contract called?');
      const once = /name="once" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
      const fields = {
        once,
        title: CONTRACT.title,
        words: CONTRACT.words,
        'on-day': '17',
        'on-month': '7',
        'on-year': '2026',
      };
      for (let sent = 0; sent < 2; sent += 1)
        expect((await as('manager').post(path, fields)).location).toBe(`/decisions/${DEC}#followed`);
      const measured = await as('officer').api('POST', `decisions/${DEC}/follow`, MEASURE);
      expect(measured.status).toBe(200);
      const { body } = await as().api('GET', `decisions/${DEC}`);
      expect(body.followed).toMatchObject([
        { kind: 'contract', title: CONTRACT.title, by: null },
        { kind: 'measure', measured: '10.4 weeks', verdict: 'too-early' },
      ]);
      const page = await as().page(`/decisions/${DEC}`);
      for (const words of ['Is it working?', 'Too early to call', '10.4 weeks', 'One line, £92.00 a scan'])
        expect(page.html).toContain(words);
      const told = (await news()).filter(({ kind }) => kind === 'decision.contract');
      expect(told[0]).toMatchObject({
        who: 'locum',
        title: `A contract began for ${IDEA}: One line, £92.00 a scan`,
      });
      expect(told.map(({ who }) => who)).not.toContain('manager');
      const place = await threadPlace({ platform, actor: actor() }, { kind: 'idea', id: IDEA });
      expect(place?.steps.map(({ name, label }) => [name, label])).toEqual(
        expect.arrayContaining([
          ['Contract', 'One line, £92.00 a scan'],
          ['Outcome', expect.stringContaining('10.4 weeks')],
        ]),
      );
      expect(place?.steps.find(({ name }) => name === 'Decision')?.href).toBe(`/decisions/${DEC}`);
      const feed = JSON.parse((await as().page('/decisions/feed.json')).html);
      expect(feed.items.map((one: { tags: string[] }) => one.tags[0])).toEqual([
        'followed',
        'followed',
        'published',
      ]);
    }));

  it('is refused to others, before publication, and without its parts', () =>
    inHouse(async ({ as }) => {
      const tell = (who: 'gp' | 'manager', given: object) =>
        as(who).api('POST', `decisions/${DEC}/follow`, given);
      expect((await tell('gp', CONTRACT)).body.type).toBe(typeOf('decision-not-yours'));
      expect((await as('gp').page(`/decisions/${DEC}/follow/review`)).status).toBe(403);
      expect((await tell('manager', { ...MEASURE, expected: '' })).body.type).toBe(typeOf('follow-needs'));
      expect((await tell('manager', { ...CONTRACT, on: '2026-12-01' })).body.type).toBe(typeOf('follow-day'));
      const wrong = await as('manager').post(`/decisions/${DEC}/follow/measure`, {
        title: 'Wait',
        words: 'It fell.',
        measured: '9 weeks',
        'on-day': '31',
        'on-month': '10',
        'on-year': '2026',
      });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain('Say what the case expected');
      expect(wrong.html).toContain('9 weeks');
    }));

  it('waits for the publication of the decision', () =>
    inHouse(
      async ({ as }) => {
        const told = await as('manager').api('POST', `decisions/${DEC}/follow`, CONTRACT);
        expect(told.body.type).toBe(typeOf('decision-not-published'));
        expect((await as('manager').page(`/decisions/${DEC}/follow/contract`)).status).toBe(409);
      },
      { publish: 'withheld', withheldReason: 'Talks are open.', withheldUntil: '2027-01-01' },
    ));

  it('is taken back with a reason, and leaves the thread', () =>
    inHouse(async ({ as, news, platform, actor }) => {
      const { body } = await as('officer').api('POST', `decisions/${DEC}/follow`, CONTRACT);
      const path = `/decisions/${DEC}/follow/${body.id}/take-back`;
      expect((await as('manager').post(path, { reason: '' })).status).toBe(422);
      expect((await as('manager').post(path, { reason: 'It was another contract.' })).status).toBe(303);
      expect((await as('manager').post(path, { reason: 'Again.' })).status).toBe(404);
      expect((await as().api('GET', `decisions/${DEC}`)).body.followed).toEqual([]);
      const place = await threadPlace({ platform, actor: actor() }, { kind: 'idea', id: IDEA });
      expect(place?.steps.find(({ name }) => name === 'Contract')?.label).toBeUndefined();
      expect((await news()).at(-1)?.title).toContain('It was another contract.');
    }));
});
