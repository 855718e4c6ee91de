import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findProposal } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { idOf, nameOf, testHouse } from '../kit/test-house.tsx';
import { moveRoutes } from '../moves/routes.tsx';
import { raiseFor } from '../moves/test-raise.ts';
import { reviewRoutes } from '../review/routes.tsx';
import { proposalDb } from '../tables.ts';
import { detailsRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => {
  const house = {
    ...(await testHouse(store.relational(), trx, {
      routes: [...moveRoutes, ...detailsRoutes, ...reviewRoutes],
    })),
    trx,
  };
  return { ...house, reference: await raiseFor(house) };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const takeOn = async ({ as, reference }: House) =>
  as('office').api('POST', `ideas/${reference}/moves`, {
    move: 'take-on',
    clinician: idOf('lead'),
    manager: idOf('manager'),
  });

describe('what is said of an idea', () => {
  it('is put right by whoever raised it until somebody takes it on, and by its leads from then on', () =>
    inHouse(async (house) => {
      const { as, reference, trx } = house;
      const raiser = { title: 'Heart scans take months', what: 'They wait, and get worse.' };
      expect((await as('nurse').page(`/ideas/${reference}/details`)).status).toBe(403);
      const sent = await as('locum').post(`/ideas/${reference}/details`, { ...raiser, version: '1' });
      expect(sent.location).toBe(`/ideas/${reference}`);
      expect(await findProposal(trx, reference)).toMatchObject(raiser);
      await takeOn(house);
      expect((await as('locum').page(`/ideas/${reference}/details`)).status).toBe(403);
      const lead = {
        title: 'Direct-access echocardiography',
        reading: 'The wait has doubled.',
        phase: 'detection',
        fifth: '1',
        value: '240',
        lower: '190',
        upper: '290',
        from: '24 months of requests',
        assumes: 'all would be scanned within six weeks',
        version: '3',
      };
      expect((await as('lead').post(`/ideas/${reference}/details`, lead)).location).toBe(
        `/ideas/${reference}`,
      );
      expect(await findProposal(trx, reference)).toMatchObject({
        reading: 'The wait has doubled.',
        benefit: { value: 240, lower: 190, upper: 290, setBy: nameOf('lead'), setOn: '2026-05-21' },
      });
      const [change] = await changesOf(trx, ideaRef(reference));
      expect(change?.before).toMatchObject({ title: 'Heart scans take months', value: null });
      expect(change?.after).toMatchObject({ title: 'Direct-access echocardiography', value: 240 });
    }));

  it('keeps the estimate as who set it, when only other words change', () =>
    inHouse(async (house) => {
      const { as, reference, trx } = house;
      await takeOn(house);
      const estimate = { value: 10, lower: 5, upper: 15, from: 'A count', assumes: 'all come' };
      const put = (who: 'lead' | 'manager', given: object) =>
        as(who).api('PUT', `ideas/${reference}/details`, { title: 'A', ...estimate, ...given });
      expect((await put('lead', { version: 2 })).status).toBe(200);
      house.clock.now = new Date('2026-06-21T09:00:00Z');
      expect((await put('manager', { title: 'B', version: 3 })).status).toBe(200);
      expect((await findProposal(trx, reference))?.benefit).toMatchObject({
        setBy: nameOf('lead'),
        setOn: '2026-05-21',
      });
    }));

  it('is refused without a range, with words that identify, from an old page, and for the raiser’s own words', () =>
    inHouse(async (house) => {
      const { as, reference } = house;
      await takeOn(house);
      const type = async (given: object) =>
        (await as('lead').api('PUT', `ideas/${reference}/details`, { title: 'A', version: 2, ...given })).body
          .type;
      expect(await type({ value: 240 })).toBe(typeOf('delay-people'));
      expect(await type({ value: 240, lower: 240, upper: 240, from: 'x', assumes: 'y' })).toBe(
        typeOf('delay-people'),
      );
      expect(await type({ value: 240, lower: 200, upper: 280, from: 'x' })).toBe(typeOf('delay-needs'));
      expect(await type({ reading: 'NHS number 943 476 5919' })).toBe(typeOf('words-identify'));
      expect(await type({ what: 'Other words' })).toBe(typeOf('proposal-words-not-yours'));
      expect(await type({ version: 1 })).toBe(typeOf('changed-meanwhile'));
      const page = await as('lead').post(`/ideas/${reference}/details`, {
        title: '',
        reading: 'Kept',
        version: '2',
      });
      expect(page.status).toBe(422);
      expect(page.html).toContain('>Kept</textarea>');
    }));
});

describe('a review', () => {
  it('is written while it is live, read by everybody, and then lets it be called reviewed', () =>
    inHouse(async (house) => {
      const { as, reference, trx } = house;
      await takeOn(house);
      const words = { words: 'The wait fell from 12.9 to 6 weeks.', asPromised: 'yes', goesOn: 'as-it-is' };
      const write = (who: 'lead' | 'nurse', version: number) =>
        as(who).api('POST', `ideas/${reference}/reviews`, { ...words, version });
      expect((await write('lead', 2)).body.type).toBe(typeOf('proposal-review-not-live'));
      await proposalDb(trx)
        .updateTable('proposal')
        .set({ state: 'live' })
        .where('reference', '=', reference)
        .execute();
      expect((await write('nurse', 2)).body.type).toBe(typeOf('proposal-review-not-yours'));
      const review = (who: 'lead') => as(who).api('POST', `ideas/${reference}/moves`, { move: 'review' });
      expect((await review('lead')).body.type).toBe(typeOf('proposal-waits'));
      const sent = await as('lead').post(`/ideas/${reference}/review`, { ...words, version: '2' });
      expect(sent.location).toBe(`/ideas/${reference}/move/review`);
      expect((await as('lead').page(sent.location ?? '')).html).toContain('It is reviewed');
      expect((await review('lead')).body).toMatchObject({ state: 'reviewed' });
      const { html } = await as().page(`/ideas/${reference}/review`);
      expect(html).toContain('The wait fell from 12.9 to 6 weeks.');
      expect(html).not.toContain(nameOf('lead'));
      const again = await as('chair').api('POST', `ideas/${reference}/moves`, {
        move: 'review-again',
        reason: 'One winter is not enough',
        reviewOn: '2027-03-01',
      });
      expect(again.body).toMatchObject({ state: 'live' });
      expect(await findProposal(trx, reference)).toMatchObject({
        review_on: '2027-03-01',
        next_by: '2027-03-01',
      });
    }));
});
