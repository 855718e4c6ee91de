import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { findProposals } from '../../kit/find.ts';
import { idOf, testHouse } from '../../kit/test-house.tsx';
import { moveRoutes } from '../routes.tsx';
import { raiseFor } from '../test-raise.ts';
import { manyRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => {
  const house = {
    ...(await testHouse(store.relational(), trx, { routes: [...manyRoutes, ...moveRoutes] })),
    trx,
  };
  const references = [await raiseFor(house), await raiseFor(house), await raiseFor(house)];
  const move = (reference: string | undefined, given: object) =>
    house.as('office').api('POST', `ideas/${reference}/moves`, given);
  await move(references[0], { move: 'take-on', clinician: idOf('lead'), manager: idOf('manager') });
  await move(references[2], { move: 'not-pursue', reason: 'It is done elsewhere' });
  return { ...house, references };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));
const states = async ({ trx, references }: House) =>
  (await findProposals(trx, references))
    .sort((a, b) => a.reference.localeCompare(b.reference))
    .map(({ state, version }) => `${state} ${version}`);
const PAUSE = { move: 'pause', reason: 'The hospital moves', lookAgain: '2026-09-01' };

describe('moving many', () => {
  it('says first which of them move and why the others do not, and does nothing until it is pressed', () =>
    inHouse(async (house) => {
      const { as, references } = house;
      const before = await states(house);
      const news = (await house.news()).length;
      const several = references.map((one) => ['references', one] as const);
      const post = (given: Readonly<Record<string, string>>) =>
        as('office').post('/ideas/move-many', given, several);
      expect((await post({})).html).toContain('What is to be done?');
      expect((await post({ step: 'say', move: '' })).status).toBe(422);
      expect((await post({ step: 'say', move: 'pause' })).html).toContain(
        'On which day are they looked at again?',
      );
      const said = {
        move: 'pause',
        reason: 'The hospital moves',
        'lookAgain-day': '1',
        'lookAgain-month': '9',
        'lookAgain-year': '2026',
      };
      const preview = await post({ step: 'preview', ...said });
      expect(preview.html).toContain('<b>2</b> of 3 move. Nothing has happened yet.');
      expect(preview.html).toContain('is not open while it stands at “Not pursued”');
      expect(preview.html).toContain('name="lookAgain-day" value="1"');
      expect(await states(house)).toEqual(before);
      expect(await house.news()).toHaveLength(news);
      const result = await post({ step: 'go', ...said });
      expect(result.html).toContain('<b>2 ideas</b> moved');
      expect(await states(house)).toEqual(['paused 3', 'paused 2', 'not-pursued 2']);
    }));

  it('answers per idea in JSON, and keeps each move by its own rules', () =>
    inHouse(async (house) => {
      const { as, references } = house;
      const { body } = await as('office').api('POST', 'ideas/moves', {
        references: [...references, 'ISV-2026-999'],
        move: 'hand-over',
        manager: idOf('office'),
      });
      expect(body).toMatchObject({ moved: 1, refused: 3 });
      expect(
        body.ideas.find(({ reference }: { reference: string }) => reference === 'ISV-2026-999'),
      ).toMatchObject({
        title: null,
        because: 'We could not find the idea ISV-2026-999.',
      });
      const next = await as('chair').api('POST', 'ideas/moves', {
        references,
        move: 'next-step',
        nextWhat: 'Ask again',
        nextBy: '2026-06-30',
      });
      expect(next.body.moved).toBe(3);
    }));

  it('is refused without a choice or its needs, with words that identify, and to whoever keeps no pipeline', () =>
    inHouse(async ({ as, references }) => {
      const send = (who: 'office' | 'lead', given: object) =>
        as(who).api('POST', 'ideas/moves', { references, ...PAUSE, ...given });
      expect((await send('lead', {})).status).toBe(403);
      expect((await send('office', { references: [] })).status).toBe(422);
      expect((await send('office', { reason: 'NHS number 943 476 5919' })).body.type).toMatch(
        /words-identify/,
      );
      expect((await send('office', { move: 'next-step', nextWhat: 'Ask' })).body.type).toMatch(/next-half/);
      expect((await as('office').page('/ideas/move-many')).html).toContain('No idea is chosen');
      expect((await as('lead').page('/ideas/move-many')).status).toBe(403);
    }));
});
