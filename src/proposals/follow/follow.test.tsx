import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { linksOf, type ObjectRef } from '../../platform/registries.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { ideaRoutes } from '../idea/routes.tsx';
import { ideaRef } from '../kit/refs.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { moveRoutes } from '../moves/routes.tsx';
import { raiseRoutes } from '../raise/routes.tsx';
import { stanceRoutes } from '../stance/routes.tsx';
import { ideasOnHome } from './home.tsx';
import { notTakenOn } from './links.ts';
import { followRoutes } from './mine.tsx';
import { registerIdeas } from './registries.ts';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) =>
    work(
      await testHouse(store.relational(), trx, {
        routes: [...raiseRoutes, ...followRoutes, ...moveRoutes, ...stanceRoutes, ...ideaRoutes],
        register: registerIdeas,
      }),
    ),
  );

const raise = async ({ as }: House, who: Known = 'locum', given: object = {}): Promise<string> =>
  (
    await as(who).api('POST', 'ideas', {
      what: `What ${who} sees goes wrong for patients.`,
      often: 'most-weeks',
      where: 'everywhere',
      ...given,
    })
  ).body.reference;

const takeOn = async ({ as }: House, reference: string) =>
  expect(
    (
      await as('office').api('POST', `ideas/${reference}/moves`, {
        move: 'take-on',
        version: 1,
        clinician: idOf('lead'),
        manager: idOf('manager'),
      })
    ).status,
  ).toBe(200);

const homeOf = async ({ platform, actor }: House, who?: Known): Promise<string> => {
  const { act, main } = await ideasOnHome(platform, actor(who));
  return renderToStaticMarkup(
    <>
      {act}
      {main}
    </>,
  );
};

describe('what one follows', () => {
  it('stands on Home with its stage, its days, and whose move it is', () =>
    inHouse(async (house) => {
      expect(await homeOf(house, 'locum')).toContain('You have raised nothing yet');
      expect(await homeOf(house)).toBe('');
      const reference = await raise(house);
      await takeOn(house, reference);
      house.clock.now = new Date('2026-06-04T09:00:00Z');
      const html = await homeOf(house, 'locum');
      for (const words of [
        'Raise an issue',
        reference,
        'Taken on, day 14 of 42',
        '<b>14</b>',
        'Dr Rowan Ashcombe-Pike and Ms Delphine Oakhanger',
      ])
        expect(html).toContain(words);
      expect(await homeOf(house, 'nurse')).not.toContain(reference);
    }));

  it('is listed with how one follows it, as page, JSON and CSV, and only one’s own', () =>
    inHouse(async (house) => {
      const { as } = house;
      const [mine, other, third] = [
        await raise(house),
        await raise(house, 'nurse'),
        await raise(house, 'partner'),
      ];
      await as('locum').api('POST', `ideas/${other}/stance`, { stance: 'supports' });
      await as('locum').api('POST', `ideas/${third}/watch`, { watch: true });
      const { body } = await as('locum').api('GET', 'my-ideas');
      expect(body.ideas.map(({ reference, how }: Record<string, string>) => [reference, how])).toEqual([
        [third, 'watches'],
        [other, 'supports'],
        [mine, 'raised'],
      ]);
      const page = await as('locum').page('/ideas/mine');
      for (const words of ['you raised it', 'you support it', 'you watch it'])
        expect(page.html).toContain(words);
      const csv = await as('locum').page('/ideas/mine.csv');
      expect(csv.html.trim().split('\r\n')).toHaveLength(4);
      expect((await as('chair').api('GET', 'my-ideas')).body.ideas).toEqual([]);
      expect((await as().page('/ideas/mine')).location).toContain('/sign-in');
    }));

  it('names to a guardian whose name they keep, and to nobody else on such a list', () =>
    inHouse(async (house) => {
      const reference = await raise(house, 'locum', { keep: true, guardian: idOf('officer') });
      const { body } = await house.as('officer').api('GET', 'my-ideas');
      expect(body.ideas).toMatchObject([{ reference, how: 'guards' }]);
      expect(JSON.stringify(body)).not.toContain('Thistlewood');
    }));
});

/** What ideas ask of somebody. */
const tasksOf = async (house: House, who: Known) =>
  (await house.tasks(who)).filter(({ object }) => object.kind === 'idea');

describe('what needs somebody', () => {
  it('asks those on duty to look, by the day that was promised, and nobody else', () =>
    inHouse(async (house) => {
      const reference = await raise(house);
      for (const who of ['lead', 'office'] as const)
        expect(await tasksOf(house, who)).toContainEqual(
          expect.objectContaining({
            kind: 'Raised by a colleague',
            due: '2026-05-26',
            object: ideaRef(reference),
          }),
        );
      for (const who of ['locum', 'partner', 'chair'] as const) expect(await tasksOf(house, who)).toEqual([]);
      await takeOn(house, reference);
      expect(await tasksOf(house, 'office')).toEqual([]);
    }));

  it('reminds both leads a week before their next step is due, and until it is done', () =>
    inHouse(async (house) => {
      await takeOn(house, await raise(house));
      expect(await tasksOf(house, 'lead')).toEqual([]);
      house.clock.now = new Date('2026-06-26T09:00:00Z');
      for (const who of ['lead', 'manager'] as const)
        expect(await tasksOf(house, who)).toMatchObject([
          { kind: 'A next step of yours', due: '2026-07-02' },
        ]);
    }));
});

describe('the links of an idea', () => {
  it('lead from its figure and its practice to it and back, and both ways between joined ones', () =>
    inHouse(async (house) => {
      const { db } = house.platform;
      const figure = '/population/figures/conditions/COPD/gradient?area=Z0X';
      const [first, second] = [
        await raise(house, 'partner', { gap: figure, where: 'Z00001' }),
        await raise(house, 'nurse'),
      ];
      await house.as('office').api('POST', `ideas/${second}/moves`, {
        move: 'merge',
        version: 1,
        into: first,
        reason: 'The same.',
      });
      const ends = (links: readonly { from: { id: string }; to: { id: string } }[]) =>
        links.map(({ from, to }) => [from.id, to.id]);
      const linked = async (...refs: ObjectRef[]) => ends(await linksOf(house.platform.registries, db, refs));
      expect(await linked({ kind: 'figure', id: 'conditions/COPD/gradient' })).toEqual([
        ['conditions/COPD/gradient', first],
      ]);
      expect(await linked({ kind: 'figure', id: 'conditions/COPD/grad' })).toEqual([]);
      expect(await linked({ kind: 'organisation', id: 'Z00001' })).toEqual([['Z00001', first]]);
      const [source, place, other, joined] = [
        ['conditions/COPD/gradient', first],
        ['Z00001', first],
        ['Z00002', second],
        [second, first],
      ];
      expect(await linked(ideaRef(first))).toEqual([source, place, joined]);
      expect(await linked(ideaRef(second))).toEqual([other, joined]);
      expect(await linked(ideaRef(first), ideaRef(second))).toEqual([source, place, other, joined]);
    }));

  it('hide from the public what nobody has taken on, and each part of it', () =>
    inHouse(async (house) => {
      const [raised, open] = [await raise(house), await raise(house, 'nurse')];
      await takeOn(house, open);
      const refs = [
        ideaRef(raised),
        ideaRef(open),
        { kind: 'case', id: raised },
        { kind: 'gap', id: raised },
      ];
      const { db } = house.platform;
      expect([...(await notTakenOn(db, { kind: 'public' }, refs))]).toEqual([
        `idea:${raised}`,
        `case:${raised}`,
      ]);
      expect([...(await notTakenOn(db, house.actor('nurse'), refs))]).toEqual([]);
    }));
});
