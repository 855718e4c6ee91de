import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { nameOf, testHouse } from '../kit/test-house.tsx';
import { voteRoutes } from './routes.tsx';
import { insertOpenItem } from './test-vote.ts';

const store = testStore();
const inBody = (work: (house: Awaited<ReturnType<typeof testHouse>> & { item: number }) => Promise<void>) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: voteRoutes });
    await work({ ...house, item: await insertOpenItem(db) });
  });

const ASKED = {
  kind: 'urgent',
  body: 'governing-body',
  title: 'A clinic in the snow',
  motion: 'That the clinic is held in the school.',
  method: 'ballot',
  why: 'The road is closed from tonight on.',
  consulted: [nameOf('nurse')],
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('an urgent decision', () => {
  it('says why it cannot wait and who was asked, is taken by all who are named, and told to the body once', () =>
    inBody(async ({ as, news }) => {
      const open = (given: object = {}) => as('chair').api('POST', 'votes', { ...ASKED, ...given });
      expect((await open({ why: '' })).body).toMatchObject({ type: typeOf('vote-urgent-why'), status: 422 });
      expect((await open({ consulted: [] })).body.type).toBe(typeOf('vote-urgent-asked'));
      expect((await open({ method: 'secret' })).body.type).toBe(typeOf('vote-method-place'));
      const vote = (await open()).body.reference;
      const path = `votes/${vote}`;
      expect((await as('gp').api('POST', `${path}/cast`, { choice: 'for' })).body.type).toBe(
        typeOf('vote-not-entitled'),
      );
      for (const who of ['chair', 'accountable'] as const)
        expect((await as(who).api('POST', `${path}/cast`, { choice: 'for' })).status).toBe(200);
      expect((await as('chair').api('POST', `${path}/told`, {})).body.type).toBe(typeOf('vote-not-urgent'));
      expect((await as('chair').api('POST', `${path}/close`, {})).body.outcome).toBe('carried');
      expect((await as('gp').api('POST', `${path}/told`, {})).body.type).toBe(typeOf('vote-not-runner'));
      await as('chair').api('POST', `${path}/told`, {});
      await as('chair').api('POST', `${path}/told`, {});
      const told = (await news()).filter(({ kind }) => kind === 'vote.urgent-told');
      expect(told.filter(({ who }) => who === 'lay')).toEqual([
        expect.objectContaining({ title: 'Decided between meetings, carried: A clinic in the snow' }),
      ]);
      const { html } = await as('lay').page(`/decisions/${path}`);
      expect(html).toContain('The road is closed from tonight on.');
      expect(html).toContain(nameOf('nurse'));
    }));

  it('is lost where one of those who are named does not vote for it', () =>
    inBody(async ({ as }) => {
      const vote = (await as('chair').api('POST', 'votes', ASKED)).body.reference;
      await as('chair').api('POST', `votes/${vote}/cast`, { choice: 'for' });
      expect((await as('chair').api('POST', `votes/${vote}/close`, {})).body.outcome).toBe('lost');
    }));

  it('is stood by at the next meeting: by a vote of its own body, on a decision that was carried', () =>
    inBody(async ({ as, item }) => {
      const urgent = (await as('chair').api('POST', 'votes', ASKED)).body.reference;
      const stand = { kind: 'item', item, motion: 'That the body stands by it.', method: 'consent' };
      const open = (ratifies: string) => as('chair').api('POST', 'votes', { ...stand, ratifies });
      // Neither one that is open still, nor one that there is not.
      for (const one of [urgent, 'VOTE-2020-001'])
        expect((await open(one)).body).toMatchObject({
          type: typeOf('vote-nothing-to-ratify'),
          problems: [{ field: 'ratifies' }],
        });
      for (const who of ['chair', 'accountable'] as const)
        await as(who).api('POST', `votes/${urgent}/cast`, { choice: 'for' });
      await as('chair').api('POST', `votes/${urgent}/close`, {});
      const vote = (await open(urgent)).body.reference;
      await as('chair').api('POST', `votes/${vote}/close`, {});
      expect((await as().page(`/decisions/votes/${urgent}`)).html).toContain(`stood by it: ${vote}`);
    }));
});
