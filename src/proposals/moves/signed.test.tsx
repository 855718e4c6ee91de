import { expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { KEPT_NAME } from '../kit/capacity.ts';
import { ideaRef } from '../kit/refs.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { moveRoutes } from './routes.tsx';
import { raiseFor } from './test-raise.ts';

const store = testStore();

it('a lead who raised it unnamed signs a move of leads by name, and as the raiser by none', () =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, { routes: moveRoutes });
    const kept = { name_kept: true, guardian: idOf('nurse'), guardian_name: nameOf('nurse') };
    const move = async (who: Known, reference: string, name: string, given: object = {}) => {
      const { status, body } = await house
        .as(who)
        .api('POST', `ideas/${reference}/moves`, { move: name, reason: 'So it is', ...given });
      expect([status, body.detail]).toEqual([200, undefined]);
    };
    const signers = async (reference: string) => {
      const [entry] = await proposalDb(trx)
        .selectFrom('proposal_entry')
        .select(['by_person', 'by_name'])
        .where('proposal', '=', reference)
        .orderBy('id', 'desc')
        .execute();
      const [change] = await changesOf(trx, ideaRef(reference));
      return [entry?.by_person, entry?.by_name, change?.person_name];
    };
    const led = await raiseFor({ trx }, kept, 'lead');
    await move('office', led, 'take-on', { clinician: idOf('lead'), manager: idOf('manager') });
    // Unsigned, a pause that only leads, the office or the chair can make would tell that the raiser leads it.
    await move('lead', led, 'pause', { lookAgain: '2026-08-01' });
    expect(await signers(led)).toEqual([idOf('lead'), nameOf('lead'), nameOf('lead')]);
    await move('lead', led, 'resume');
    // Only whoever raised it withdraws it: by name it would tell who that is.
    await move('lead', led, 'withdraw');
    expect(await signers(led)).toEqual([null, KEPT_NAME, KEPT_NAME]);
  }));
