import { describe, expect, it } from 'vitest';
import { refText } from '../../platform/registries.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { followRoutes } from '../follow/mine.tsx';
import { registerIdeas } from '../follow/registries.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { moveRoutes } from '../moves/routes.tsx';
import { raiseRoutes } from '../raise/routes.tsx';
import { stanceRoutes } from '../stance/routes.tsx';
import { proposalDb } from '../tables.ts';
import { historyLines, historyTitle } from './history-words.ts';
import { ideaRoutes } from './routes.tsx';
import { stageCells, whenWords } from './stage-words.ts';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>> & {
  readonly trx: Parameters<Parameters<typeof store.rolledBack>[0]>[0];
};
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) =>
    work({
      ...(await testHouse(store.relational(), trx, {
        routes: [...raiseRoutes, ...followRoutes, ...moveRoutes, ...stanceRoutes, ...ideaRoutes],
        register: registerIdeas,
      })),
      trx,
    }),
  );

const raise = async ({ as }: House, given: object = {}, who: Known = 'locum'): Promise<string> => {
  const { status, body } = await as(who).api('POST', 'ideas', {
    what: 'Breathless people wait three months for a heart scan.',
    often: 'most-weeks',
    where: 'everywhere',
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference;
};

const move = async ({ as }: House, reference: string, name: string, given: object, who: Known = 'office') => {
  const { body: idea } = await as(who).api('GET', `ideas/${reference}`);
  const { status, body } = await as(who).api('POST', `ideas/${reference}/moves`, {
    move: name,
    version: idea.version,
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
};

const takeOn = (house: House, reference: string) =>
  move(house, reference, 'take-on', { clinician: idOf('lead'), manager: idOf('manager') });

describe('the page of an idea', () => {
  it('asks once whether its reader may see it, and anew for the next page', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      const asked: string[] = [];
      let ruling = false;
      house.platform.registries.restrictions.add('a ruling', async (_db, _actor, objects) => {
        asked.push(...objects.map(refText));
        return new Set(ruling ? objects.map(refText) : []);
      });
      const page = () => house.as('partner').page(`/ideas/${reference}`);
      expect((await page()).status).toBe(200);
      expect(asked.filter((one) => one === `idea:${reference}`)).toHaveLength(1);
      ruling = true;
      expect((await page()).status).toBe(404);
    }));

  it('says whose move it is, by when, and where it stands, to its members', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      const { as, clock } = house;
      clock.now = new Date('2026-05-30T09:00:00Z');
      const page = await as('partner').page(`/ideas/${reference.toLowerCase()}`);
      expect(page.location).toBe(`/ideas/${reference}`);
      const { html } = await as('partner').page(`/ideas/${reference}`);
      for (const words of [
        'Dr Amara Thistlewood',
        'which was due <b>Tuesday 26 May, 4 days ago</b>',
        '2 over',
        '<b>Late</b> by 2 days',
        'As it was raised',
        'Nobody has said yet how many people would gain',
      ])
        expect(html).toContain(words);
      expect((await as('partner').api('GET', 'ideas/IRO-2026-999')).status).toBe(404);
    }));

  it('is not there for the public until somebody takes it on, and then names nobody', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      const { as } = house;
      expect((await as().page(`/ideas/${reference}`)).status).toBe(404);
      expect((await as().api('GET', `ideas/${reference}`)).status).toBe(404);
      await takeOn(house, reference);
      await house
        .as('partner')
        .api('POST', `ideas/${reference}/stance`, { stance: 'otherwise', words: 'The clinic does more.' });
      const open = await as().page(`/ideas/${reference}`);
      const { body } = await as().api('GET', `ideas/${reference}`);
      expect([open.status, body.state]).toEqual([200, 'taken-on']);
      for (const who of ['locum', 'lead', 'manager', 'office', 'partner'] as const)
        for (const text of [open.html, JSON.stringify(body)])
          expect(text).not.toContain(nameOf(who).split(' ').at(-1));
      expect(open.html).toContain('The clinic does more.');
      expect(body.move.who).toBe('Its clinical lead and its manager');
      const members = await as('nurse').page(`/ideas/${reference}`);
      for (const words of [nameOf('lead'), nameOf('manager'), 'It was taken on'])
        expect(members.html).toContain(words);
    }));

  it('says why it rests or ended, and where a joined one goes on with all who support it', () =>
    inHouse(async (house) => {
      const { as } = house;
      const [first, second] = [
        await raise(house),
        await raise(house, { what: 'Dressings fail in the evening.' }, 'nurse'),
      ];
      await takeOn(house, first);
      for (const [who, reference] of [
        ['partner', first],
        ['nurse', second],
        ['partner', second],
      ] as const)
        await as(who).api('POST', `ideas/${reference}/stance`, { stance: 'supports' });
      await move(house, second, 'merge', { into: first, reason: 'It is the same wait.' });
      const joined = await as('nurse').page(`/ideas/${second}`);
      for (const words of [
        'Joined with another',
        `/ideas/${first}`,
        'can be\n          parted again'.replace(/\s+/g, ' '),
      ])
        expect(joined.html.replace(/\s+/g, ' ')).toContain(words);
      const { body } = await as('nurse').api('GET', `ideas/${first}`);
      expect(body.voices).toMatchObject({ supporting: 2 });
      expect(body.tookIn).toEqual([{ reference: second, title: 'Dressings fail in the evening' }]);
      const late = await as('nurse').api('POST', `ideas/${second}/stance`, { stance: 'supports' });
      expect(late.body.type).toBe('urn:coalface:refusal:idea-joined');
      await move(house, first, 'pause', { reason: 'The scanner is moved.', lookAgain: '2026-07-01' }, 'lead');
      expect((await as('nurse').page(`/ideas/${first}`)).html).toContain('The scanner is moved.');
      await move(house, first, 'not-pursue', { reason: 'The hospital does it itself.' }, 'lead');
      const closed = await as('nurse').page(`/ideas/${first}`);
      expect(closed.html).toContain('The hospital does it itself.');
      const over = await as('nurse').api('POST', `ideas/${first}/stance`, { stance: 'supports' });
      expect(over.body.type).toBe('urn:coalface:refusal:idea-over');
    }));

  it('counts what delay costs, with its range and what it rests on', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      const benefit = {
        value: 240,
        lower: 190,
        upper: 290,
        from: '24 months of requests',
        assumes: 'all were scanned',
        setBy: nameOf('lead'),
        setOn: '2026-05-12',
      };
      await proposalDb(house.trx)
        .updateTable('proposal')
        .set({ benefit: JSON.stringify(benefit) })
        .execute();
      house.clock.now = new Date('2026-09-06T09:00:00Z');
      const { body } = await house.as('partner').api('GET', `ideas/${reference}`);
      expect(body.delay).toMatchObject({
        days: 108,
        soFar: { value: 850, lower: 670, upper: 1030 },
        eachWeek: { value: 55 },
      });
      const { html } = await house.as('partner').page(`/ideas/${reference}`);
      for (const words of ['About 850', '240 people a month', 'Between 670 and 1,030 people, about 850'])
        expect(html).toContain(words);
    }));
});

describe('supporting, seeing it otherwise, watching', () => {
  it('counts each person once, can be changed and taken back, and tells leads and raiser why', () =>
    inHouse(async (house) => {
      const { as, news } = house;
      const reference = await raise(house);
      await takeOn(house, reference);
      const path = `/ideas/${reference}`;
      await as('partner').post(`${path}/stance`, { stance: 'supports' });
      await as('partner').post(`${path}/stance`, { stance: 'supports' });
      expect((await as('partner').page(path)).html).toContain('1 supports it, 0 see it otherwise, 1 watches');
      const none = await as('partner').post(`${path}/stance`, { stance: 'otherwise', words: '' });
      expect([none.status, none.html.includes('Say how you see it')]).toEqual([422, true]);
      const words = 'A scan without a question is a picture.';
      await as('partner').post(`${path}/stance`, { stance: 'otherwise', words });
      const told = (await news()).filter(({ kind }) => kind === 'idea.seen-otherwise').map(({ who }) => who);
      expect(told.sort()).toEqual(['lead', 'locum', 'manager']);
      const form = await as('partner').page(`${path}/otherwise`);
      expect(form.html).toContain(words);
      const back = await as('partner').post(`${path}/stance`, { stance: 'none' });
      expect(back.location).toBe(path);
      const { body } = await as('partner').api('GET', `ideas/${reference}`);
      expect(body).toMatchObject({
        voices: { supporting: 0, seeingOtherwise: 0, mine: null },
        otherwise: [],
      });
      expect(body.history.map(({ kind }: { kind: string }) => kind)).toContain('idea.otherwise-taken-back');
    }));

  it('asks once about words that may tell who a patient is', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      const given = { stance: 'otherwise', words: '999 000 0018 had no wait.' };
      const asked = await house.as('nurse').post(`/ideas/${reference}/stance`, given);
      expect([asked.status, asked.html.includes('name="confirmed"')]).toEqual([422, true]);
      const sent = await house.as('nurse').post(`/ideas/${reference}/stance`, { ...given, confirmed: 'yes' });
      expect(sent.status).toBe(303);
    }));

  it('is for members, and watching can be begun and ended by each', () =>
    inHouse(async (house) => {
      const { as } = house;
      const reference = await raise(house);
      expect((await as().api('POST', `ideas/${reference}/stance`, { stance: 'supports' })).status).toBe(403);
      for (const [watch, counted] of [
        ['yes', 2],
        ['', 1],
      ] as const) {
        await as('nurse').post(`/ideas/${reference}/watch`, { watch });
        const { body } = await as('nurse').api('GET', `ideas/${reference}`);
        expect(body.voices).toMatchObject({ watching: counted, watches: watch === 'yes' });
      }
    }));
});

describe('what was done, in words', () => {
  it('names moves, and finds plain words for what it does not know', () => {
    expect(historyTitle('idea.take-on')).toBe('It was taken on');
    expect(historyTitle('idea.clock-held')).toBe('Its days stopped counting');
    expect(historyTitle('idea.raised')).toBe('Raised');
  });

  it('tells only what has a name in words, and what it was before', () => {
    expect(
      historyLines(
        'idea.detailed',
        { title: 'Old' },
        { title: 'New', owner: idOf('lead'), nextBy: '2026-06-09', secret: 'x' },
      ),
    ).toEqual(['Title: New (was: Old)', 'By: 9 June 2026']);
    expect(historyLines('idea.raised', null, { what: 'x', gap: 'GAP-2026-001' })).toEqual([
      'Came from: GAP-2026-001',
    ]);
  });
});

describe('the stage line in words', () => {
  it('says days of target, what is over, and what was not gone through', () => {
    const none = { liveOn: null, reviewOn: '2027-03-09' };
    const cells = stageCells(
      [
        { stage: 'raised', place: 'done', counted: 3, target: 7, over: 0 },
        { stage: 'problem-agreed', place: 'done', counted: null, target: 7, over: 0 },
        { stage: 'options', place: 'done', counted: 31, target: 28, over: 3 },
        { stage: 'decision', place: 'now', counted: 9, target: 56, over: 0 },
        { stage: 'mobilising', place: 'to-come', counted: null, target: 90, over: 0 },
        { stage: 'reviewed', place: 'to-come', counted: null, target: null, over: 0 },
      ],
      none,
    );
    expect(cells.map(({ days, over }) => [days, over])).toEqual([
      ['3 of 7 days', undefined],
      ['not gone through', undefined],
      ['31 of 28 days', '3 over'],
      ['day 9 of 56', undefined],
      ['target 90 days', undefined],
      ['9 March 2027', undefined],
    ]);
  });

  it('says when, and how far off', () => {
    expect(whenWords('2026-06-09', '2026-05-21')).toBe('Tuesday 9 June, in 19 days');
    expect(whenWords('2026-05-22', '2026-05-21')).toBe('Friday 22 May, tomorrow');
    expect(whenWords('2027-01-04', '2026-05-21')).toMatch(/^Monday 4 January 2027/);
  });
});
